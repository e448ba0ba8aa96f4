"""Places that fit a pupil: age, level and distance."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from aanjager.community.places.queries import point_of
from aanjager.exchange.opportunities import queries as opportunities
from aanjager.growth.internships.choices import MOST_PLACES
from aanjager.growth.internships.models import Offer, Pupil
from aanjager.growth.working_time.rules import age_on
from aanjager.kernel.actor import Actor

Point = tuple[float, float]


@dataclass(frozen=True)
class Place:
    """An offer with how far it is, and why it fits."""

    offer: Offer
    km: float | None


def where(pupil: Pupil, asked: str) -> Point | None:
    """From where a pupil looks: what was filled in, else the school."""
    found = point_of(asked) if asked else None
    return found.point if found and found.point else pupil.group.school.point


def _km(one: Point | None, other: Point | None) -> float | None:
    if one is None or other is None:
        return None
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5 / 1000)


def fitting(
    actor: Actor, pupil: Pupil, *, point: Point | None, reach_km: int, on: date
) -> list[Place]:
    """Places on line at the centre of the school that take this age and level, the nearest first."""
    assert pupil.born_on is not None
    age = age_on(pupil.born_on, on)
    young = Q(opportunity__age_min=None) | Q(opportunity__age_min__lte=age)
    old = Q(opportunity__age_max=None) | Q(opportunity__age_max__gte=age)
    seen = opportunities.visible(actor).open().filter(centre=pupil.group.school.centre_id)
    found = Offer.objects.filter(young, old, levels__contains=[pupil.group.level])
    rows = found.filter(opportunity__in=seen.values("pk")).select_related(
        "opportunity__organisation"
    )
    measured = [Place(it, _km(point, it.opportunity.point)) for it in rows.order_by("pk")]
    near = [it for it in measured if it.km is None or it.km <= reach_km]
    return sorted(near, key=lambda it: (it.km is None, it.km or 0, it.offer.pk))[:MOST_PLACES]


def one_offer(actor: Actor, pupil: Pupil, pk: int) -> Offer | None:
    """The offer at an opportunity on line at the centre of the school; None when it is not there."""
    seen = opportunities.visible(actor).open().filter(centre=pupil.group.school.centre_id, pk=pk)
    found = Offer.objects.filter(opportunity__in=seen.values("pk"))
    return found.select_related("opportunity__organisation", "opportunity__centre").first()
