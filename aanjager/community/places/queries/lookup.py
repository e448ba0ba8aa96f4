"""From what somebody types to a place on the grid, and from a point to its area. No outside service."""

import re
from dataclasses import dataclass, field
from math import inf
from typing import Any

from django.db.models import F, Func, Value

from aanjager.community.places.choices import ALIASES
from aanjager.community.places.models import SUFFIX, Area, Postcode
from aanjager.kernel import shapes
from aanjager.kernel.fields import PointField
from aanjager.kernel.grid import Point, distance_m
from aanjager.kernel.text import folded, letters

KIND = Area.Kind
ONE_PLACE_M = 6_000  # a village on both sides of a municipal border is one place
FIRST: list[str] = [
    KIND.TOWN,
    KIND.MUNICIPALITY,
    KIND.DISTRICT,
    KIND.NEIGHBOURHOOD,
    KIND.PROVINCE,
    KIND.REGION,
]
NEAREST, NEAR_M = 16, 5_000
# The keys are read once and each looked up by its index; a join would be left to the planner.
NAMED = """
WITH named AS MATERIALIZED (
  SELECT id, ancestor_ids FROM community_area
   WHERE bare_name = %(name)s AND valid_to IS NULL AND point IS NOT NULL AND kind <> %(country)s)
SELECT a.id, a.kind, a.region_kind, a.code, a.name, a.part_of_id, a.ancestor_ids, a.valid_from,
       a.valid_to, a.merged_into_id, a.point, a.source, a.bare_name,
       a.id IN (SELECT id FROM named) AS is_named
  FROM community_area a
 WHERE a.id = ANY (ARRAY(SELECT id FROM named UNION SELECT unnest(ancestor_ids) FROM named))
 ORDER BY a.id"""


@dataclass(frozen=True)
class Found:
    """What a typed place means: a point and its name, or several places to choose from, or nothing.

    `label` typed again leads to the same place, so that a choice is a link with `label` in it.
    """

    point: Point | None = None
    label: str = ""
    area: Area | None = None
    choices: list["Found"] = field(default_factory=list)

    def __bool__(self) -> bool:
        return self.point is not None


NOTHING = Found()


def point_of(text: str) -> Found:
    """Return where a postcode (`3811`, `3811 AB`) or the name of a place lies; one statement.

    Case, accents, apostrophes and hyphens do not count. `Bergen` gives choices, `Bergen (Limburg)`
    and `Bergen, Limburg` one place. Of a postcode only the four digits are looked at.
    """
    text = " ".join(text.split())[:120]
    digits = re.fullmatch(r"([1-9]\d{3}) ?(?:[A-Za-z]{2})?(?: .*)?", text)
    if digits:
        return _postcode(digits[1])
    name, hint = _name_and_hint(text)
    return _place(name, hint) if name else NOTHING


def _postcode(digits: str) -> Found:
    row = Postcode.objects.select_related("area").defer("area__outline").filter(pk=digits).first()
    if row is None:
        return NOTHING
    return Found(row.point, f"{digits} {row.town}", row.area)


def _name_and_hint(text: str) -> tuple[str, str]:
    """Split `Laren (Gelderland)`, `Laren, Lochem` and `3811 Amersfoort` into a bare name and a hint."""
    named = re.fullmatch(r"(.*?)\s*(?:\(([^()]*)\)|,\s*([^,]*))", text)
    name, hint = (named[1], named[2] or named[3] or "") if named else (text, "")
    bare = re.sub(r"['’`.]", "", folded(name)).replace("-", " ").strip()
    told_apart = re.fullmatch(f"(.+?){SUFFIX}", bare)  # Bergen L, as the list of places writes it
    if told_apart:
        bare, hint = told_apart[1], hint or told_apart[2]
    return ALIASES.get(bare, bare), letters(hint)


def _place(name: str, hint: str) -> Found:
    named, above = _named(name)
    places = _apart(sorted(named, key=lambda a: FIRST.index(a.kind) if a.kind in FIRST else 9))
    if len(places) < 2:
        return _found(places[0], places[0].name) if places else NOTHING
    if hint:
        fitting = [p for p in places if _fits(p, hint, above)]
        places = fitting or places
    labels = _labels(places, above)
    found = [_found(place, label) for place, label in zip(places, labels, strict=True)]
    return found[0] if len(found) == 1 else Found(choices=found)


def _named(name: str) -> tuple[list[Area], dict[int, Area]]:
    """The areas of this name, and by key those with every area around one of them; one statement."""
    found: list[Any] = list(Area.objects.raw(NAMED, {"name": name, "country": KIND.COUNTRY}))
    return [it for it in found if it.is_named], {it.pk: it for it in found}


def _found(place: Area, label: str) -> Found:
    return Found(place.point, label, place)


def _apart(named: list[Area]) -> list[Area]:
    """Leave out what means a place that stands before it: its own municipality, its other half.

    A district or region counts only where nothing else has the name; `Centrum` is everywhere.
    """
    places: list[Area] = []
    for it in named:
        is_second = it.kind in (KIND.DISTRICT, KIND.NEIGHBOURHOOD, KIND.REGION)
        if places and is_second and it.kind != places[0].kind:
            continue
        near = any(_metres(it, place.point) < ONE_PLACE_M for place in places)
        if not near and not any(it.pk in place.ancestor_ids for place in places):
            places.append(it)
    return places


def _metres(area: Area, point: Point | None) -> float:
    return distance_m(area.point, point) if area.point and point else inf


def _fits(place: Area, hint: str, above: dict[int, Area]) -> bool:
    own = re.search(SUFFIX, place.name, re.IGNORECASE)
    names = {letters(above[pk].name) for pk in place.ancestor_ids if pk in above}
    return hint in names | {letters(place.get_kind_display())} or bool(
        own and letters(own[1].strip("()")) == hint
    )


def _labels(places: list[Area], above: dict[int, Area]) -> list[str]:
    """Tell places of one name apart: by province, or by municipality where that is not enough."""
    inside: list[str] = []
    for kind in (KIND.PROVINCE, KIND.MUNICIPALITY):
        inside = [_lies_in(place, kind, above) for place in places]
        if len(set(inside)) == len(places) and all(inside):
            break
    return [f"{_plain(it.name)} ({where})" for it, where in zip(places, inside, strict=True)]


def _lies_in(place: Area, kind: str, above: dict[int, Area]) -> str:
    """Return the name of the area of this kind that the place lies in, or what kind the place is."""
    found = (above[pk] for pk in place.ancestor_ids if pk in above and above[pk].kind == kind)
    return next((_plain(area.name) for area in found), place.get_kind_display())


def _plain(name: str) -> str:
    return re.sub(SUFFIX, "", name, flags=re.IGNORECASE)


def area_at(point: Point) -> Area | None:
    """Return the smallest area with an outline around the point; near a border the nearest; else None."""
    away = Func(
        F("point"), Value(point, PointField()), template="%(expressions)s", arg_joiner=" <-> ",
    )  # fmt: skip
    near = list(
        Area.objects.filter(
            kind__in=(KIND.NEIGHBOURHOOD, KIND.DISTRICT), valid_to=None, point__isnull=False
        ).order_by(away)[:NEAREST]
    )
    around = [it for it in near if shapes.holds(it.outline, point)]
    if around:
        return min(around, key=lambda it: it.kind != KIND.NEIGHBOURHOOD)
    if near and _metres(near[0], point) < NEAR_M:
        return near[0]
    return None
