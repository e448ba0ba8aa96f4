"""What pages and other rooms may ask about brokerage cases."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.actions import Profile
from aanjager.community.people.models import Person
from aanjager.community.places import queries as places
from aanjager.exchange.brokerage.models import Case, CaseQuerySet, Proposal, Step
from aanjager.exchange.matching import queries as matching
from aanjager.exchange.matching.queries import finding
from aanjager.exchange.matching.queries.finding import Search
from aanjager.exchange.matching.rules import order, reasons
from aanjager.exchange.matching.rules.order import Wish
from aanjager.exchange.matching.rules.questions import SPOKEN
from aanjager.exchange.matching.rules.reasons import Names
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor

SUGGESTED = 3  # more is a list again, not advice


@dataclass(frozen=True)
class Suggestion:
    """An open place that may fit somebody, with one sentence why."""

    opportunity: Opportunity
    reason: str


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


def suggestions(
    actor: Actor, profile: Profile, centre: Centre, *, kept: dict[int, str], at: datetime
) -> list[Suggestion]:
    """Three places that fit what somebody told, each with its reason.

    `kept` are places chosen before, with the reason that was read then: they stay, whatever changes.
    """
    found = _fitting(profile, centre, at) if centre.pk in actor.staff_of else {}
    others = [pk for pk in found if pk not in kept][: max(0, SUGGESTED - len(kept))]
    whys = {**kept, **{pk: found[pk] for pk in others}}
    open_now = Opportunity.objects.visible_to(actor).open().select_related("organisation", "area")
    by_key = open_now.defer("description").in_bulk(whys)
    return [Suggestion(by_key[pk], why) for pk, why in whys.items() if pk in by_key]


def _fitting(told: Profile, centre: Centre, at: datetime) -> dict[int, str]:
    """The ten places of the centre that fit best, with why: the order that everybody gets in the finder."""
    spot = places.point_of(told.postcode) if told.postcode else None
    point = spot.point if spot else None
    wish = Wish(
        reach_m=1000 * told.reach_km if point else None,
        themes=_mask([theme.position for theme in told.themes]),
        skills=_mask([skill.position for skill in told.skills]),
        learns=_mask([skill.position for skill in told.wants_to_learn]),
        dayparts=told.availability,
        languages=_mask([SPOKEN.index(code) for code in told.languages if code in SPOKEN]),
        age=at.year - told.birth_year if told.birth_year else None,
    )
    search = Search(wish=wish, on=finding.today(at), point=point, centre_id=centre.pk)
    found = finding.ranked(search, matching.weighing(), order.LIST)
    names = Names(
        themes={theme.position: theme.name for theme in told.themes},
        skills={it.position: it.name for it in [*told.skills, *told.wants_to_learn]},
        here=spot.label if spot and point else "",
        is_postcode=True,
    )
    return {place.it.id: reasons.why(place, wish, names) for place in found.places}


def _mask(positions: list[int]) -> int:
    return sum(1 << position for position in set(positions))
