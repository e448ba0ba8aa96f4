"""Who may make, change, show and see a plan to begin slowly, and why not."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Staff
from aanjager.exchange.placements.models import Placement
from aanjager.growth.build_up.choices import AHEAD_DAYS, MOST_HALF_DAYS, MOST_STEPS
from aanjager.growth.build_up.models import RUNNING, BuildUp, BuildUpStep
from aanjager.growth.confidence import rules as confidence
from aanjager.growth.confidence.choices import MOST_WORDS
from aanjager.growth.confidence.models import How
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

PLANNED = {BuildUpStep.Kind.WORK, BuildUpStep.Kind.TALK, BuildUpStep.Kind.CENTRE}


def is_own(actor: Actor, it: BuildUp | Placement) -> bool:
    """Whether the plan or the place is of who acts, with their own account."""
    return confidence.is_own(actor, it.person_id)


def wrote(actor: Actor, plan: BuildUp) -> bool:
    """Whether the actor is the consultant who stands by the plan, at a centre they still work for."""
    staff = plan.staff
    mine = staff is not None and actor.is_signed_in and staff.user_id == actor.user_id
    return bool(mine and staff and staff.ended_on is None and staff.centre_id in actor.staff_of)


def _runs(placement: Placement) -> None:
    if placement.state not in RUNNING:
        raise Refused(_("Maak een plan voor een plek waar je kennismaakt of meedoet."))


def _is_short(words: str, door: str) -> None:
    if len(words) > MOST_WORDS or len(door) > 200:
        raise Refused(_("Schrijf het wat korter."))


def holds_the_pen(actor: Actor, plan: BuildUp) -> None:
    """Whose plan it is; their consultant only for who is on paper, or before they said yes to it."""
    if is_own(actor, plan):
        return
    is_theirs = plan.agreed_at is None or not plan.person.user_id
    sees = BuildUp.objects.visible_to(actor).filter(pk=plan.pk).exists()
    if not (is_theirs and wrote(actor, plan) and sees):
        raise Refused(_("Dit doet alleen degene om wie het gaat."))


def begin(
    actor: Actor, placement: Placement, *, words: str = "", door: str = "", agrees: bool = True
) -> None:
    """Somebody begins a plan for a place where they get to know each other or take part."""
    confidence.own(actor, placement.person_id)
    _runs(placement)
    _is_short(words, door)
    confidence.says_yes(agrees)


def write_along(
    actor: Actor, placement: Placement, *, staff: Staff, how: str = How.DESK,
    words: str = "", door: str = "", heard_yes: bool = True,
) -> None:  # fmt: skip
    """A consultant makes the plan together with somebody of their centre who says yes out loud."""
    registered = placement.person.registrations.filter(centre=staff.centre_id, left_on=None)
    works = actor.works_for(staff) and staff.user_id == actor.user_id
    if not works or placement.centre_id != staff.centre_id or not registered.exists():
        raise Refused(_("Dit doet een consulent van de eigen centrale."))
    _runs(placement)
    _is_short(words, door)
    confidence.hears_yes(how, heard_yes)


def accept(actor: Actor, plan: BuildUp, *, agrees: bool = True) -> None:
    """Who has an account says yes themselves to what a consultant wrote along."""
    confidence.own(actor, plan.person_id)
    if plan.agreed_at:
        raise Refused(_("Je zei hier al ja op."))
    confidence.says_yes(agrees)


def change(actor: Actor, plan: BuildUp, *, words: str = "", door: str = "") -> None:
    """Who holds the pen changes what matters and who stands at the door."""
    holds_the_pen(actor, plan)
    _is_short(words, door)


def add_step(
    actor: Actor, plan: BuildUp, *, kind: str, on: date, half_days: int | None, today: date,
    taken: int = 0, same: bool = False,
) -> None:  # fmt: skip
    """A step lies ahead, at most two years; taking part has one to ten half-days a week."""
    holds_the_pen(actor, plan)
    if kind not in PLANNED:
        raise Refused(_("Kies meedoen of een gesprek."))
    if not today <= on <= today + timedelta(days=AHEAD_DAYS):
        raise Refused(_("Kies een dag vanaf vandaag, binnen twee jaar."))
    works = kind == BuildUpStep.Kind.WORK
    if works != (half_days is not None) or (
        half_days is not None and not 1 <= half_days <= MOST_HALF_DAYS
    ):
        raise Refused(_("Kies bij meedoen één tot tien dagdelen per week."))
    if same:
        raise Refused(_("Dit staat al op die dag. Haal het eerst weg."))
    if taken >= MOST_STEPS:
        raise Refused(_("Een plan heeft hooguit 24 stappen. Haal er eerst een weg."))


def remove_step(actor: Actor, step: BuildUpStep) -> None:
    """Who holds the pen takes out a step; the question afterwards goes with the plan alone."""
    holds_the_pen(actor, step.plan)
    if step.kind not in PLANNED:
        raise Refused(_("Deze vraag hoort bij het plan."))


def show(
    actor: Actor, plan: BuildUp, *, organisation: bool = False, staff: Staff | None = None
) -> None:
    """Who holds the pen chooses who may see it: the organisation the days, a consultant all of it."""
    holds_the_pen(actor, plan)
    if plan.agreed_at is None:
        raise Refused(_("Zeg eerst ja op het plan."))
    known = plan.person.registrations.filter(left_on=None)
    if staff and (staff.ended_on or not known.filter(centre=staff.centre_id).exists()):
        raise Refused(_("Kies een consulent van je eigen centrale."))


def look(actor: Actor, plan: BuildUp) -> None:
    """Those it is shown to look, one at a time, and each look is written down first."""
    if (
        is_own(actor, plan)
        or not BuildUp.objects.visible_to(actor)
        .filter(pk=plan.pk, agreed_at__isnull=False)
        .exists()
    ):
        raise Refused(_("Dit is niet met jou gedeeld."))


def held(actor: Actor, step: BuildUpStep) -> None:
    """Whose plan it is, or the consultant who may read it, writes down that a talk was held."""
    plan = step.plan
    sees = BuildUp.objects.visible_to(actor).filter(pk=plan.pk).exists()
    if not is_own(actor, plan) and not (wrote(actor, plan) and sees):
        raise Refused(_("Dit doet alleen degene om wie het gaat."))
    if step.kind == BuildUpStep.Kind.WORK:
        raise Refused(_("Dit kan alleen bij een gesprek."))
    if step.done_at:
        raise Refused(_("Dit is al gedaan."))


def answer(actor: Actor, step: BuildUpStep, *, said: str) -> None:
    """Whose plan it is answers how it goes, once; for who is on paper their consultant writes it down."""
    held(actor, step)
    if step.plan.person.user_id:
        confidence.own(actor, step.plan.person_id)
    if step.kind != BuildUpStep.Kind.AFTER or said not in BuildUpStep.Answer.values:
        raise Refused(_("Kies een antwoord."))


def stop(actor: Actor, plan: BuildUp) -> None:
    """Somebody stops their plan at any moment; what waits for a yes also who wrote it."""
    holds_the_pen(actor, plan)


def remind(actor: Actor) -> None:
    """The clock reminds of talks and asks how it went."""
    _clock(actor)


def forget_drafts(actor: Actor) -> None:
    """The clock erases what nobody said yes to."""
    _clock(actor)


def _clock(actor: Actor) -> None:
    if not actor.is_clock:
        raise Refused(_("Dit doet de klok."))
