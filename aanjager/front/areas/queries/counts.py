"""How much there is in an area and in each area inside it: everything once on every scale."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet, Value
from django.utils.timezone import now

from aanjager.assembly.meetings import queries as meetings
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Registration
from aanjager.community.places import queries as places
from aanjager.community.places.models import Area
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.front.areas.choices import REMEMBER_SECONDS, SIGNALS_OF_DAYS
from aanjager.kernel.memory import pages
from aanjager.outreach.action_days import queries as action_days
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.signals import queries as signals

Counts = dict[str, Counter[int]]
Counted = tuple[QuerySet[Any], str]  # what is counted, and the field of the area it lies in


def counts_of(area: Area, centre: Centre | None) -> Counts:
    """Return by kind how many there are in the area and in each area inside it; remembered for five
    minutes. At a centre only what is its own, elsewhere everything; what lies in an area counts once
    in that area and once in each that it lies in.
    """
    key = f"area-counts:{area.pk}:{centre.pk if centre else 0}"
    found: Counts | None = pages.get(key)
    if found is None:
        found = _rolled_up(area, counted(centre))
        pages.set(key, found, REMEMBER_SECONDS)
    return found


def counted(centre: Centre | None) -> dict[str, Counted]:
    """What is counted on the page of an area, by name."""
    at = now()
    own = {"centre": centre} if centre else {}
    people = Registration.objects.filter(left_on=None, person__erased_at=None, **own)
    heard = signals.heard_since(centre, at - timedelta(days=SIGNALS_OF_DAYS))
    return {
        "opportunities": (Opportunity.objects.open().filter(**own), "area"),
        "organisations": (Organisation.objects.approved().filter(**own), "area"),
        "people": (people, "person__area"),
        "initiatives": (initiatives.living(centre), "area"),
        **{mode: (found, "area") for mode, found in initiatives.by_mode(centre).items()},
        "meetings": (meetings.public(centre, at), "area"),
        "action_days": (action_days.public(centre, at), "area"),
        "signals": (heard, "area"),
    }


def _rolled_up(area: Area, kinds: dict[str, Counted]) -> Counts:
    scope = places.within(area)
    above = dict(scope.values_list("pk", "ancestor_ids"))
    parts = [_per_area(name, found, lies_in, scope) for name, (found, lies_in) in kinds.items()]
    counts: Counts = {name: Counter() for name in kinds}
    for area_id, name, number in parts[0].union(*parts[1:], all=True):
        for pk in {area_id, *above[area_id]}:
            counts[name][pk] += number
    return counts


def _per_area(
    name: str, found: QuerySet[Any], lies_in: str, scope: QuerySet[Area]
) -> QuerySet[Any]:
    """Return rows of area, what is counted and how many."""
    return (
        found.order_by()
        .filter(**{f"{lies_in}__in": scope.values("pk")})
        .values(lies_in)
        .annotate(
            what=Value(name),
            number=Count("person" if "__" in lies_in else "pk", distinct="__" in lies_in),
        )
        .values_list(lies_in, "what", "number")
    )
