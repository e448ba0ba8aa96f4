"""The invented region: its areas, postcodes and centres."""

import json
import random
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from aanjager.community.centres.models import Centre, CentreAddress, Staff
from aanjager.community.places.models import Area, KeyFigure, Postcode
from aanjager.demo.region.choices import address
from aanjager.kernel.grid import Point
from aanjager.trust.accounts.models import User

DATA = Path(__file__).parents[1] / "data"
SOURCE = "verzonnen"
YEAR = 2022
AGES = {
    "pop_0_14": 15,
    "pop_15_24": 12,
    "pop_25_44": 25,
    "pop_45_64": 27,
    "pop_65plus": 21,
}  # percents


@dataclass(frozen=True)
class Place:
    """A centre with its districts, as the rest of the demonstration needs it."""

    centre: Centre
    municipality: Area
    districts: list[Area]
    postcodes: dict[int, str]  # district id → four digits
    share: float
    staff: list[Staff]


def read(name: str) -> Any:
    """Return one of the files with invented words."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def build() -> list[Place]:
    """Make country, region, municipalities, districts, neighbourhoods, postcodes and centres."""
    facts = read("places")
    country, _ = Area.objects.get_or_create(
        kind="country",
        region_kind="",
        code="NL",
        defaults={"name": "Nederland", "valid_from": 1815},
    )
    region = _area("region", "XXR1", facts["region"], part_of=country, region_kind="verzonnen")
    chance = random.Random(1)
    towns, digits = {}, facts["first_postcode"]
    for town in facts["municipalities"]:
        municipality = _municipality(town, country, region)
        districts = _districts(town, municipality, chance)
        codes = {}
        for district in districts:
            codes[district.pk] = str(digits)
            Postcode.objects.create(
                digits=str(digits),
                town=town["name"],
                point=district.point,
                area=district,
                source=SOURCE,
            )
            digits += 1
        towns[town["code"]] = (municipality, districts, codes)
    return [_centre(row, *towns[row["municipality"]]) for row in facts["centres"]]


def _area(kind: str, code: str, name: str, *, part_of: Area, **more: Any) -> Area:
    return Area.objects.create(
        kind=kind,
        code=code,
        name=name,
        part_of=part_of,
        ancestor_ids=[part_of.pk, *part_of.ancestor_ids, *more.pop("extra", [])],
        valid_from=YEAR,
        source=SOURCE,
        **more,
    )


def _municipality(town: dict[str, Any], country: Area, region: Area) -> Area:
    x, y = town["origin"]
    columns, rows = town["columns"], town["rows"]
    width, height = columns * town["size"], rows * town["size"]
    round_about = (
        [(column, 0) for column in range(columns)]
        + [(columns, row) for row in range(rows)]
        + [(column, rows) for column in range(columns, 0, -1)]
        + [(0, row) for row in range(rows, -1, -1)]
    )
    corners = _corners(town)
    area = _area(
        "municipality",
        town["code"],
        town["name"],
        part_of=country,
        extra=[region.pk],
        point=(x + width / 2, y + height / 2),
        outline=[_ring([corners[place] for place in round_about])],
    )
    area.regions.add(region)
    for key, value in {"population": town["population"], **AGES}.items():
        KeyFigure.objects.create(area=area, key=key, year=YEAR, value=value, source=SOURCE)
    return area


def _corners(town: dict[str, Any]) -> dict[tuple[int, int], list[int]]:
    """The corners of the districts: a grid, with every corner moved a little, the inner ones more."""
    (x, y), size = town["origin"], town["size"]
    chance = random.Random(town["code"])
    corners = {}
    for column in range(town["columns"] + 1):
        for row in range(town["rows"] + 1):
            inner = 0 < column < town["columns"], 0 < row < town["rows"]
            shift = [chance.uniform(-0.22, 0.22) * size * (1 if free else 0.6) for free in inner]
            corners[column, row] = [
                round(x + column * size + shift[0]),
                round(y + row * size + shift[1]),
            ]
    return corners


def _districts(town: dict[str, Any], municipality: Area, chance: random.Random) -> list[Area]:
    corners = _corners(town)
    made = []
    for number, name in enumerate(town["districts"]):
        column, row = number % town["columns"], number // town["columns"]
        square = [corners[column + i, row + j] for i, j in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]
        district = _area(
            "district",
            f"{town['code']}{number:02}",
            name,
            part_of=municipality,
            extra=[],
            point=_middle(square),
            outline=[_ring(square)],
        )
        share = round(town["population"] / len(town["districts"]) * chance.uniform(0.7, 1.3))
        KeyFigure.objects.create(
            area=district, key="population", year=YEAR, value=share, source=SOURCE
        )
        for side in ("Noord", "Zuid"):
            _area(
                "neighbourhood",
                f"{district.code}{side[0]}",
                f"{name} {side}",
                part_of=district,
                point=district.point,
            )
        made.append(district)
    return made


def _ring(corners: list[list[int]]) -> list[list[int]]:
    """Join corners by edges that wind like a ditch or an old path."""
    ring = [corners[0]]
    for start, end in pairwise(corners):
        ring += _edge(start, end)[1:]
    return ring


def _edge(start: list[int], end: list[int], depth: int = 3) -> list[list[int]]:
    """Return the winding way between two corners: the same from both sides."""
    if depth == 0:
        return [start, end]
    if end < start:
        return _edge(end, start, depth)[::-1]
    length = abs(end[0] - start[0]) + abs(end[1] - start[1])
    chance = random.Random(f"{start}{end}")
    middle = [
        round((start[axis] + end[axis]) / 2 + chance.uniform(-0.09, 0.09) * length)
        for axis in (0, 1)
    ]
    return _edge(start, middle, depth - 1)[:-1] + _edge(middle, end, depth - 1)


def _middle(ring: list[list[int]]) -> Point:
    return sum(x for x, _ in ring[:4]) / 4, sum(y for _, y in ring[:4]) / 4


def _centre(
    row: dict[str, Any], municipality: Area, districts: list[Area], postcodes: dict[int, str]
) -> Place:
    centre = Centre.objects.create(
        name=row["name"],
        slug=row["slug"],
        area=municipality,
        parent_name=row["parent"],
        about=row["about"],
        address=row["address"],
        phone=row["phone"],
        email=f"post@{row['slug']}.example",
        opening_hours="dinsdag en donderdag van 10 tot 16 uur",
        languages=["nl", "en"],
        is_invented=True,
    )
    centre.works_in.set([municipality, *districts])
    CentreAddress.objects.create(centre=centre, host=f"{row['slug']}.localhost", is_main=True)
    staff = []
    for number, name in enumerate(row["staff"]):
        role = "manager" if number == 0 else "consultant"
        first = row["slug"] == "lindeveen"
        known = {0: "manager", 1: "consulent"}.get(number) if first else None
        email = address(known or f"{row['slug']}.{number}")
        staff.append(
            Staff.objects.create(
                centre=centre,
                user=User.objects.create_user(email, is_association=False),
                role=role,
                name=name,
                started_on=date(2020, 1, 6),
            )
        )
    return Place(centre, municipality, districts, postcodes, row["share"], staff)
