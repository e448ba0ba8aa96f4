"""From a first talk to a proof: everything that changes a portfolio."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.growth.credentials import actions as credentials
from aanjager.growth.credentials import queries as known
from aanjager.growth.credentials.actions import Granted
from aanjager.growth.credentials.models import Achievement
from aanjager.growth.frameworks import queries as frameworks
from aanjager.growth.prior_learning import emails, queries, rules
from aanjager.growth.prior_learning.choices import framework
from aanjager.growth.prior_learning.models import (
    Claim,
    Portfolio,
    PortfolioLink,
    PortfolioLook,
)
from aanjager.kernel import actions as files
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import still_there
from aanjager.trust import audit

Step = Portfolio.Step
MOST_TOLD = 900  # of what stands on the proof


def taken(it: Portfolio) -> Portfolio:
    """The portfolio as it is now, with its row taken."""
    found = Portfolio.objects.select_for_update(of=("self",)).select_related("centre", "person")
    return still_there(found, it.pk)


@transaction.atomic
def begin(centre: Centre, goal: str, *, by: Actor, at: datetime) -> Portfolio:
    """Begin a portfolio: the centre asks you for a first talk."""
    person = Person.objects.select_for_update(of=("self",)).filter(pk=by.person_id or 0).first()
    is_known = bool(person and known.is_known(centre, person))
    rules.begin(by, is_known=is_known, has_running=queries.has_running(by))
    assert person is not None
    it = Portfolio.objects.create(centre=centre, person=person, goal=goal.strip(), begun_at=at)
    audit.record("portfolio.begun", it, by=by, at=at)
    return it


@transaction.atomic
def introduce(it: Portfolio, address: str, *, by: Actor, at: datetime) -> None:
    """Note that the first talk was held and who supervises."""
    it = taken(it)
    supervisor = queries.by_address(it.centre, address)
    rules.introduce(by, it, supervisor)
    it.supervisor, it.step = supervisor, Step.COLLECT
    it.save(update_fields=["supervisor", "step"])
    audit.record("portfolio.introduced", it, by=by, at=at)
    emails.named(it, "supervisor", at=at)


@transaction.atomic
def claim(
    it: Portfolio, code: str, *, level: int, story: str, evidence: Sequence[str], by: Actor,
    at: datetime,
) -> Claim:  # fmt: skip
    """Say of one competency how well it goes, with an example and what shows it."""
    it = taken(it)
    rules.claim(by, it, code=code)
    facts = {"level": level, "story": story.strip(), "evidence": list(evidence)}
    one, _new = Claim.objects.update_or_create(portfolio=it, code=code, defaults=facts)
    audit.record("portfolio.described", it, by=by, at=at, competency=code)
    return one


@transaction.atomic
def hand_in(it: Portfolio, *, by: Actor, at: datetime) -> None:
    """Hand in what was described, to be assessed; it changes no more."""
    it = taken(it)
    rules.hand_in(by, it, claims=it.claims.count())
    it.step = Step.ASSESS
    it.save(update_fields=["step"])
    audit.record("portfolio.handed_in", it, by=by, at=at)


@transaction.atomic
def appoint(it: Portfolio, address: str, *, because: str = "", by: Actor, at: datetime) -> None:
    """Choose who assesses. Who may know the volunteer is refused, or chosen with a reason that is logged.

    Another assessor begins anew: what the one before found is no judgement of theirs.
    """
    it = taken(it)
    assessor = queries.by_address(it.centre, address)
    why = queries.knows(it.person, assessor) if assessor else []
    rules.appoint(by, it, assessor, knows=why, because=because)
    if it.assessor != assessor:
        it.claims.update(found_level=None, reasoning="")
    it.assessor, it.override_because = assessor, because.strip() if why else ""
    it.save(update_fields=["assessor", "override_because"])
    audit.record("portfolio.assessor_chosen", it, by=by, at=at, although=len(why))
    emails.named(it, "assessor", at=at)


@transaction.atomic
def assess(one: Claim, *, found_level: int, reasoning: str, by: Actor, at: datetime) -> None:
    """Judge one competency: a level and why."""
    it = taken(one.portfolio)
    rules.assess(by, it)
    one = it.claims.get(pk=one.pk)
    one.found_level, one.reasoning = found_level, reasoning.strip()
    one.save(update_fields=["found_level", "reasoning"])
    audit.record("portfolio.assessed", it, by=by, at=at, competency=one.code)


@transaction.atomic
def conclude(it: Portfolio, *, by: Actor, at: datetime) -> None:
    """Be ready with assessing: the final talk comes, and the assessor reads no more."""
    it = taken(it)
    rules.conclude(by, it, left=it.claims.filter(found_level=None).count())
    it.step = Step.FINAL
    it.save(update_fields=["step"])
    audit.record("portfolio.concluded", it, by=by, at=at)
    emails.assessed(it, at=at)


@transaction.atomic
def plan(it: Portfolio, text: str, *, by: Actor, at: datetime) -> None:
    """Write the personal development plan in the final talk."""
    it = taken(it)
    rules.plan(by, it)
    it.plan = text.strip()
    it.save(update_fields=["plan"])
    audit.record("portfolio.planned", it, by=by, at=at)


@transaction.atomic
def recognise(it: Portfolio, kind: Achievement, *, by: Actor, at: datetime) -> None:
    """Give the proof of participation, with the competencies the assessor found, and round off."""
    it = taken(it)
    rules.recognise(by, it, kind)
    aligned = frameworks.at(framework()[one.code].aligned_to for one in it.claims.all())
    granted = Granted(name=it.person.name, story=_told(it), aligned=tuple(aligned))
    it.proof = credentials.issue(kind, it.person, granted, by=by, at=at)
    it.step, it.ended_at = Step.DONE, at
    it.save(update_fields=["proof", "step", "ended_at"])
    audit.record("portfolio.recognised", it, by=by, at=at)


def _told(it: Portfolio) -> str:
    """What was found, and that the assessor was a stranger, only when that is so."""
    with translation.override("nl"):
        found = [f"{one}: {one.get_found_level_display()}" for one in it.claims.order_by("pk")]
        stranger = "" if it.override_because else _("De beoordelaar kende de vrijwilliger niet.")
    return f"{Truncator('; '.join(found)).chars(MOST_TOLD)}\n{stranger}".strip()


@transaction.atomic
def stop(it: Portfolio, *, by: Actor, at: datetime) -> None:
    """Stop and let all of it go."""
    it = taken(it)
    rules.stop(by, it)
    audit.record("portfolio.stopped", it, by=by, at=at)
    for one in it.files.all():
        files.let_go(one.file)
    it.delete()


@transaction.atomic
def share(
    it: Portfolio, *, days: int, label: str, by: Actor, at: datetime
) -> tuple[PortfolioLink, str]:
    """Make a link by which somebody reads it for some days; the token is returned once, never kept."""
    it = taken(it)
    works = it.links.filter(ended_at=None, expires_at__gt=at)
    rules.share(by, it, days=days, open_links=works.count())
    token = secrets.token_urlsafe(24)
    link = PortfolioLink.objects.create(
        portfolio=it, label=label.strip(), token_hash=hash_of(token),
        made_at=at, expires_at=at + timedelta(days=days),
    )  # fmt: skip
    audit.record("portfolio.shared", it, by=by, at=at, days=days)
    return link, token


def _link(link: PortfolioLink) -> PortfolioLink:
    found = PortfolioLink.objects.select_for_update(of=("self",)).select_related("portfolio")
    return still_there(found, link.pk)


@transaction.atomic
def end_share(link: PortfolioLink, *, by: Actor, at: datetime) -> None:
    """Let a link work no more, also for who has it open."""
    link = _link(link)
    rules.end_share(by, link)
    link.ended_at = at
    link.save(update_fields=["ended_at"])
    audit.record("portfolio.share_ended", link.portfolio, by=by, at=at)


@transaction.atomic
def look(link: PortfolioLink, *, by: Actor, at: datetime) -> None:
    """Write down that the link is used, before there is anything to see."""
    link = _link(link)
    rules.look(by, link, at=at)
    PortfolioLook.objects.create(link=link, looked_at=at)
