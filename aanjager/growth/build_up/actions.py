"""What changes a plan to begin slowly, who may see it, and the log of who looked.

An audit line here names the row and who acted, never the person and never a word of it.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, localtime

from aanjager.community.centres.models import Staff
from aanjager.community.people.models import Person
from aanjager.exchange.placements.models import Placement
from aanjager.growth.build_up import emails, rules
from aanjager.growth.build_up.choices import (
    AFTER_WEEKS,
    REMIND_DAYS,
    consent_text,
)
from aanjager.growth.build_up.models import RUNNING, BuildUp, BuildUpLook, BuildUpStep
from aanjager.growth.confidence import queries as confidence
from aanjager.growth.confidence.choices import DRAFT_DAYS
from aanjager.growth.confidence.models import How
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import still_there
from aanjager.trust import audit

Kind = BuildUpStep.Kind


def _placed(placement: Placement) -> Placement:
    """Hold the person first, as everywhere here: then nobody waits for each other."""
    Person.objects.select_for_update(of=("self",)).get(pk=placement.person_id)
    return Placement.objects.select_related("person__user", "organisation").get(pk=placement.pk)


def _locked(plan: BuildUp) -> BuildUp:
    Person.objects.select_for_update(of=("self",)).get(pk=plan.person_id)
    found = BuildUp.objects.select_for_update(of=("self",)).select_related(
        "person__user", "staff__centre", "placement__organisation__centre"
    )
    return still_there(found, plan.pk)


def _step(step: BuildUpStep) -> BuildUpStep:
    plan = _locked(step.plan)
    it = still_there(BuildUpStep.objects.select_for_update(of=("self",)), step.pk)
    it.plan = plan
    return it


@transaction.atomic
def begin(
    placement: Placement, *, words: str, door: str, agrees: bool, by: Actor, at: datetime
) -> BuildUp:
    """Begin a plan of one's own; where there is one already it is that."""
    placement = _placed(placement)
    rules.begin(by, placement, words=words, door=door, agrees=agrees)
    old = BuildUp.objects.agreed().filter(placement=placement).first()
    if old:
        return old
    plan = BuildUp.objects.create(
        person=placement.person, placement=placement, words=words.strip(), door=door.strip(),
        how=How.SELF, agreed_text=consent_text(), agreed_at=at, made_at=at,
    )  # fmt: skip
    audit.record("build_up.begun", plan, by=by, at=at)
    return plan


@transaction.atomic
def write_along(
    placement: Placement, *, staff: Staff, how: str, words: str, door: str, heard_yes: bool,
    by: Actor, at: datetime,
) -> BuildUp:  # fmt: skip
    """Make a plan together, with the yes that was heard.

    Who has an account says yes once more themselves. For who is on paper it is kept at once, in the
    place of the plan there was, unseen; the consultant who wrote it sees it.
    """
    placement = _placed(placement)
    rules.write_along(
        by, placement, staff=staff, how=how, words=words, door=door, heard_yes=heard_yes
    )
    person = placement.person
    BuildUp.objects.filter(placement=placement, staff=staff, agreed_at=None).delete()
    if not person.user_id:
        BuildUp.objects.filter(placement=placement).delete()
    plan = BuildUp.objects.create(
        person=person, placement=placement, staff=staff, words=words.strip(), door=door.strip(),
        how=how, agreed_text=consent_text(), agreed_at=None if person.user_id else at, made_at=at,
    )  # fmt: skip
    _log(plan, BuildUpLook.What.WROTE, by=by, at=at)
    if person.user_id:
        emails.written_along(plan, at=at)
    audit.record("build_up.written_along", plan, by=by, at=at, how=how)
    return plan


@transaction.atomic
def accept(plan: BuildUp, *, lets_in: bool, agrees: bool, by: Actor, at: datetime) -> BuildUp:
    """Say yes to what was written along; it takes the place of the plan there was."""
    plan = _locked(plan)
    rules.accept(by, plan, agrees=agrees)
    BuildUp.objects.agreed().filter(placement=plan.placement_id).delete()
    plan.agreed_at, plan.agreed_text = at, consent_text()
    if not lets_in:
        plan.staff = None
    plan.save(update_fields=["agreed_at", "agreed_text", "staff"])
    audit.record("build_up.agreed", plan, by=by, at=at)
    return plan


@transaction.atomic
def change(plan: BuildUp, *, words: str, door: str, by: Actor, at: datetime) -> None:
    """Change what matters, and who stands at the door the first time."""
    plan = _locked(plan)
    rules.change(by, plan, words=words, door=door)
    plan.words, plan.door = words.strip(), door.strip()
    plan.save(update_fields=["words", "door"])
    _wrote(plan, by=by, at=at)


@transaction.atomic
def add_step(
    plan: BuildUp, *, kind: str, on: date, half_days: int | None, what: str, by: Actor, at: datetime
) -> BuildUpStep:
    """Plan a step or a talk; the question how it went follows some weeks after the last one."""
    plan = _locked(plan)
    taken = plan.steps.filter(kind__in=rules.PLANNED)
    rules.add_step(
        by, plan, kind=kind, on=on, half_days=half_days, today=localdate(at),
        taken=taken.count(), same=taken.filter(kind=kind, on=on).exists(),
    )  # fmt: skip
    step = BuildUpStep.objects.create(
        plan=plan, kind=kind, on=on, half_days=half_days, what=what.strip()[:200]
    )
    _ask_later(plan)
    _wrote(plan, by=by, at=at)
    return step


@transaction.atomic
def remove_step(step: BuildUpStep, *, by: Actor, at: datetime) -> None:
    """Take a step out of the plan."""
    step = _step(step)
    rules.remove_step(by, step)
    step.delete()
    _ask_later(step.plan)
    _wrote(step.plan, by=by, at=at)


def _ask_later(plan: BuildUp) -> None:
    """Set the question how it went some weeks after the last step, as long as it was not asked."""
    asked = plan.steps.filter(kind=Kind.AFTER)
    if asked.exclude(reminded_at=None, done_at=None).exists():
        return
    last = plan.steps.filter(kind__in=rules.PLANNED).order_by("-on").first()
    asked.delete()
    if last:
        on = last.on + timedelta(weeks=AFTER_WEEKS)
        BuildUpStep.objects.create(plan=plan, kind=Kind.AFTER, on=on, what="")


@transaction.atomic
def show(
    plan: BuildUp, *, organisation: bool, staff: Staff | None, by: Actor, at: datetime
) -> None:
    """Choose who may see it, from this moment: the organisation the days, a consultant all of it."""
    plan = _locked(plan)
    rules.show(by, plan, organisation=organisation, staff=staff)
    plan.shown_at = (plan.shown_at or at) if organisation else None
    plan.staff = staff if rules.is_own(by, plan) else plan.staff
    plan.save(update_fields=["shown_at", "staff"])
    audit.record("build_up.shown", plan, by=by, at=at)
    _wrote(plan, by=by, at=at)


@transaction.atomic
def look(plan: BuildUp, *, by: Actor, at: datetime) -> None:
    """Write down who looks, before there is anything to see."""
    plan = _locked(plan)
    rules.look(by, plan)
    _log(plan, BuildUpLook.What.LOOKED, by=by, at=at)
    audit.record("build_up.looked", plan, by=by, at=at)


def _wrote(plan: BuildUp, *, by: Actor, at: datetime) -> None:
    """Write down for whose plan it is that somebody else wrote in it."""
    if not rules.is_own(by, plan):
        _log(plan, BuildUpLook.What.WROTE, by=by, at=at)


def _log(plan: BuildUp, what: str, *, by: Actor, at: datetime) -> None:
    if rules.wrote(by, plan) and plan.staff:
        facts = confidence.by_consultant(plan.staff, by, at)
    else:
        facts = confidence.by_organisation(plan.placement.organisation, by, at)
    BuildUpLook.objects.create(person_id=plan.person_id, plan_id=plan.pk, what=what, **facts)


@transaction.atomic
def held(step: BuildUpStep, *, by: Actor, at: datetime) -> None:
    """Write down that a talk was held."""
    step = _step(step)
    rules.held(by, step)
    step.done_at = at
    step.save(update_fields=["done_at"])
    _wrote(step.plan, by=by, at=at)


@transaction.atomic
def answer(step: BuildUpStep, *, said: str, by: Actor, at: datetime) -> None:
    """Answer how it goes; who wants to talk stands on the worklist of the consultant they let in."""
    step = _step(step)
    rules.answer(by, step, said=said)
    step.done_at, step.answer = at, said
    step.save(update_fields=["done_at", "answer"])
    if said == BuildUpStep.Answer.TALK:
        facts = {"plan": step.plan, "kind": Kind.CALL, "on": localdate(at)}
        BuildUpStep.objects.get_or_create(**facts, defaults={"what": ""})
    _wrote(step.plan, by=by, at=at)


@transaction.atomic
def stop(plan: BuildUp, *, by: Actor, at: datetime) -> None:
    """Erase a plan with its steps, at once; who looked stays to be seen."""
    plan = _locked(plan)
    rules.stop(by, plan)
    audit.record("build_up.stopped", plan, by=by, at=at)
    plan.delete()


@transaction.atomic
def remind(*, by: Actor, at: datetime) -> int:
    """Write who has mail about a talk that comes, and ask how it went; once each.

    When a placement ended, its question comes some weeks after that, and its talks are let go.
    """
    rules.remind(by)
    _after_the_end(at)
    soon = localdate(at) + timedelta(days=REMIND_DAYS)
    open_ = BuildUpStep.objects.select_for_update(of=("self",)).filter(
        plan__agreed_at__isnull=False, reminded_at=None, done_at=None
    ).exclude(plan__person__email="").select_related("plan__person__user", "plan__placement__centre")  # fmt: skip
    talks = open_.filter(
        kind__in=[Kind.TALK, Kind.CENTRE], on__range=(localdate(at), soon),
        plan__placement__state__in=RUNNING,
    )  # fmt: skip
    due = [*talks.order_by("pk"), *open_.filter(kind=Kind.AFTER, on__lte=localdate(at))]
    for step in due:
        step.reminded_at = at
        step.save(update_fields=["reminded_at"])
        emails.reminded(step, at=at)
    return len(due)


def _after_the_end(at: datetime) -> None:
    """Move the question to some weeks after the end of a placement that ended before the plan did."""
    waiting = BuildUpStep.objects.select_for_update(of=("self",)).filter(
        kind=Kind.AFTER, reminded_at=None, done_at=None, plan__placement__ended_at__isnull=False
    )
    for step in waiting.select_related("plan__placement"):
        ended: Any = step.plan.placement.ended_at
        on = localtime(ended).date() + timedelta(weeks=AFTER_WEEKS)
        if on < step.on:
            step.on = on
            step.save(update_fields=["on"])


@transaction.atomic
def forget_drafts(*, by: Actor, at: datetime) -> int:
    """Erase what was written along and nobody said yes to."""
    rules.forget_drafts(by)
    old = BuildUp.objects.filter(agreed_at=None, made_at__lt=at - timedelta(days=DRAFT_DAYS))
    return old.delete()[0]
