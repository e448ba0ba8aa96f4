"""Up and down the tree."""

from itertools import pairwise
from typing import Any

from django.db.models import Exists, F, FloatField, Func, Q, QuerySet, Value

from aanjager.community.places.models import Area, KeyFigure
from aanjager.kernel.fields import PointField
from aanjager.kernel.memory import pages

KIND = Area.Kind
REMEMBER_SECONDS = 300
SMALLER = {
    KIND.COUNTRY: [KIND.PROVINCE, KIND.MUNICIPALITY],
    KIND.REGION: [KIND.MUNICIPALITY, KIND.DISTRICT],
    KIND.PROVINCE: [KIND.MUNICIPALITY, KIND.DISTRICT],
    KIND.MUNICIPALITY: [KIND.DISTRICT, KIND.NEIGHBOURHOOD],
    KIND.DISTRICT: [KIND.NEIGHBOURHOOD, KIND.STREET],
    KIND.NEIGHBOURHOOD: [KIND.STREET],
}
LARGEST_FIRST = [
    KIND.COUNTRY, KIND.PROVINCE, KIND.REGION, KIND.MUNICIPALITY, KIND.DISTRICT, KIND.NEIGHBOURHOOD,
    KIND.TOWN, KIND.STREET,
]  # fmt: skip


def area(kind: str, code: str, region_kind: str = "") -> Area | None:
    """Return the area of this kind with this code, or None."""
    return Area.objects.filter(kind=kind, code=code, region_kind=region_kind).first()


def country() -> Area | None:
    """Return the root of the tree, remembered for five minutes; None as long as nothing is imported."""
    found = pages.get("country")
    if found is None:
        found = Area.objects.filter(kind=KIND.COUNTRY).order_by("pk").first()
        pages.set("country", found, REMEMBER_SECONDS)
    return found


def above(it: Area) -> list[Area]:
    """Return all that the area lies in, the largest first, regions too; without outlines."""
    found = Area.objects.filter(pk__in=it.ancestor_ids).defer("outline")
    order = {kind: height for height, kind in enumerate(LARGEST_FIRST)}
    return sorted(found, key=lambda a: (order[a.kind], a.name, a.pk))  # type: ignore[index]


def within(it: Area) -> QuerySet[Area]:
    """The area itself and all that lies in it, on every scale; without outlines, not in an order."""
    return Area.objects.filter(Q(pk=it.pk) | Q(ancestor_ids__contains=[it.pk])).defer("outline")


def around(it: Area, many: int) -> QuerySet[Area]:
    """So many areas outside this one whose middle lies nearest to its own; none where it has no place."""
    outside = Area.objects.exclude(Q(pk=it.pk) | Q(ancestor_ids__contains=[it.pk]))
    if it.point is None:
        return outside.none()
    metres = Func(
        F("point"), Value(it.point, PointField()), template="%(expressions)s", arg_joiner=" <-> ",
        output_field=FloatField(),
    )  # fmt: skip
    return outside.filter(point__isnull=False, valid_to=None).order_by(metres)[:many]


def parts_of(it: Area) -> list[Area]:
    """Return the living areas one scale down, with their outlines, by name.

    Where that scale is missing (a municipality without districts) the next one is taken.
    """
    kinds = SMALLER.get(KIND(it.kind), [])
    if not kinds:
        return []
    inside = Area.objects.filter(ancestor_ids__contains=[it.pk], valid_to=None)
    level: Any = Q(kind=kinds[0])
    for larger, kind in pairwise(kinds):
        level |= Q(kind=kind) & ~Exists(inside.filter(kind=larger))
    return list(inside.filter(level).order_by("name", "pk"))


def figures_of(areas: list[Area], keys: list[str] | None = None) -> dict[int, list[KeyFigure]]:
    """Return the key figures of these areas by area, for each key the newest year; one statement."""
    found = KeyFigure.objects.filter(area__in=[a.pk for a in areas])
    if keys is not None:
        found = found.filter(key__in=keys)
    newest: dict[tuple[int, str], KeyFigure] = {}
    for figure in found.order_by("year", "pk"):
        newest[figure.area_id, figure.key] = figure
    by_area: dict[int, list[KeyFigure]] = {}
    for (area_id, _key), figure in newest.items():
        by_area.setdefault(area_id, []).append(figure)
    return by_area
