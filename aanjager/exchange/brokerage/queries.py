"""What pages and other rooms may ask about brokerage cases."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.actions import Profile
from aanjager.community.people.models import Person
from aanjager.exchange.brokerage.models import Case, CaseQuerySet, Proposal, Step
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor


def visible(actor: Actor) -> CaseQuerySet:
    """Cases of the actor's centres, newest first, with whom they are about and who helps."""
    return (
        Case.objects.visible_to(actor)
        .select_related(
            "person__user", "consultant", "centre", "placement__opportunity__organisation"
        )
        .order_by("-opened_at", "-pk")
    )


def proposals(actor: Actor, case: Case) -> QuerySet[Proposal]:
    """What was proposed in a case, the newest first, with the organisation of each place."""
    return (
        Proposal.objects.filter(case=case, case__centre__in=actor.staff_of)
        .select_related("case__person", "opportunity__organisation", "opportunity__area")
        .order_by("-proposed_at", "-pk")
    )


def steps(actor: Actor, case: Case) -> QuerySet[Step]:
    """The history of a case, newest first."""
    return Step.objects.filter(case=case, case__centre__in=actor.staff_of).order_by(
        "-taken_at", "-pk"
    )


def worker_at(centre_id: int, actor: Actor) -> Staff | None:
    """The actor as somebody who works for this centre now; None for a visitor of the association."""
    return Staff.objects.filter(centre=centre_id, user=actor.user_id, ended_on=None).first()


def colleagues(actor: Actor, centre: Centre) -> QuerySet[Staff]:
    """Who works for the centre now, by name, for handing over a case."""
    return Staff.objects.filter(centre=centre, centre__in=actor.staff_of, ended_on=None).order_by(
        "name", "pk"
    )


def running_of(actor: Actor, person: Person, centre: Centre) -> Case | None:
    """The running case of somebody at this centre, if there is one."""
    return visible(actor).running().filter(person=person, centre=centre).first()


def at(actor: Actor, centre: Centre, *, which: str = "") -> CaseQuerySet:
    """Cases at the centre, the next day to act first: the actor's own, of all staff, or closed ones."""
    found = visible(actor).filter(centre=centre)
    if which == "afgesloten":
        return found.exclude(closed_at=None).order_by("-closed_at", "-pk")
    running = found.running().order_by(F("next_on").asc(nulls_first=True), "pk")
    return running if which == "alle" else running.filter(consultant__user=actor.user_id)


SUGGESTED = 3  # more is a list again, not advice


@dataclass(frozen=True)
class Suggestion:
    """An open place that may fit somebody, with one sentence why."""

    opportunity: Opportunity
    reason: str


def suggestions(
    actor: Actor, profile: Profile, centre: Centre, *, kept: dict[int, str], at: datetime
) -> list[Suggestion]:
    """Three places that fit what somebody told, each with its reason.

    `kept` are places chosen before, with the reason that was read then: they stay, whatever changes.
    """
    open_here = Opportunity.objects.visible_to(actor).open().select_related("organisation", "area")
    chosen = [Suggestion(it, kept[it.pk]) for it in open_here.filter(pk__in=kept).order_by("pk")]
    themes = {theme.pk for theme in profile.themes}
    found = (
        open_here.filter(centre=centre)
        .exclude(pk__in=kept)
        .annotate(common=Count("themes", filter=Q(themes__in=themes)))
        .prefetch_related("themes")
        .order_by("-common", "pk")
    )
    others = found[: max(0, SUGGESTED - len(chosen))]
    return [*chosen, *(Suggestion(it, _why(it, themes)) for it in others)]


def _why(opportunity: Opportunity, themes: set[int]) -> str:
    common = [str(theme) for theme in opportunity.themes.all() if theme.pk in themes]
    still = _("ze zoeken nog %(n)s mensen") % {"n": opportunity.places_left}
    return ", ".join([*common[:2], still])
