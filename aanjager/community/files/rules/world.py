"""What a row is read against: places, themes, the options somebody chose. Built once, asked often."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from json import dumps
from typing import Any

from aanjager.kernel.grid import Point, distance_m
from aanjager.kernel.text import folded

SQUARE = 10_000  # metres: the squares in which the nearest postcode is looked for
WEST, EAST, SOUTH, NORTH = 3.2, 7.3, 50.7, 53.7  # degrees around the European Netherlands


@dataclass(frozen=True)
class Spot:
    """A four-digit postcode: where it lies, in which town and area."""

    digits: str
    town: str
    point: Point
    area_id: int


class Gazetteer:
    """The postcodes of the country by digits, by town and by nearness."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.by_digits = {spot.digits: spot for spot in spots}
        self.by_town: dict[str, Spot] = {}
        self._squares: dict[tuple[int, int], list[Spot]] = {}
        for spot in sorted(spots, key=lambda it: it.digits):
            self.by_town.setdefault(folded(spot.town), spot)
            self._squares.setdefault(self._square(spot.point), []).append(spot)

    def _square(self, point: Point) -> tuple[int, int]:
        return int(point[0] // SQUARE), int(point[1] // SQUARE)

    def nearest(self, point: Point) -> Spot | None:
        """Return the postcode nearest to a point, if one lies in its square or those around it."""
        x, y = self._square(point)
        near = [
            spot
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for spot in self._squares.get((x + dx, y + dy), ())
        ]
        return min(near, key=lambda it: (distance_m(it.point, point), it.digits), default=None)


@dataclass(frozen=True)
class World:
    """Everything a row is read against. Pure data: reading a row asks the database nothing."""

    today: date
    subject: str
    prefix: str
    gazetteer: Gazetteer
    defaults: dict[str, str] = field(default_factory=dict)
    themes: dict[str, int] = field(default_factory=dict)  # folded name or code → pk
    skills: dict[str, int] = field(default_factory=dict)
    shift_to: int | None = None
    spread: tuple[Spot, ...] = ()
    spread_name: str = ""
    is_trusted: bool = True
    shared: frozenset[str] = frozenset()  # addresses of more than a family in this file


@dataclass
class Wanted:
    """What one row asks for: values of our fields, who asks, and what has to be said about it."""

    number: int
    code: str
    values: dict[str, Any]
    notes: list[str] = field(default_factory=list)
    organisation: tuple[str, str, str] = ("", "", "")  # code, name, address
    themes: frozenset[int] = frozenset()
    skills: frozenset[int] = frozenset()
    facts: dict[str, Any] = field(default_factory=dict)  # read from the row, not a field of ours

    @property
    def digest(self) -> str:
        """A short sign for all that the row says: equal rows have equal signs."""
        told = [
            self.values,
            self.organisation,
            sorted(self.themes),
            sorted(self.skills),
            self.facts,
        ]
        return blake2b(
            dumps(told, sort_keys=True, default=str).encode(), digest_size=16
        ).hexdigest()

    def said(self) -> str:
        """All that has to be said about the row, short enough to keep."""
        text = " ".join(part for part in self.notes if part)
        return text if len(text) <= 300 else f"{text[:298]}…"


def pick(spots: Sequence[Spot], code: str) -> Spot:
    """Return one of the spots, the same for the same code on every machine and every day."""
    chosen = int.from_bytes(blake2b(code.encode(), digest_size=8).digest(), "big")
    return spots[chosen % len(spots)]


def made_code(*parts: str) -> str:
    """Return a code for a row that brings none: made from what names it."""
    told = "\x1f".join(folded(part) for part in parts)
    return f"row:{blake2b(told.encode(), digest_size=10).hexdigest()}"
