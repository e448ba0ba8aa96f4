"""The answers as dots on a sheet of our own: how far, and in which direction."""

from dataclasses import dataclass

from aanjager.exchange.matching.queries.finder import Answer
from aanjager.kernel.grid import Point

SIDE, EDGE = 600, 30


@dataclass(frozen=True)
class Dot:
    """One answer on the sheet."""

    x: int
    y: int
    number: int
    title: str
    id: int


@dataclass(frozen=True)
class Sheet:
    """What the template draws: circles of distance around the visitor and a dot per answer."""

    side: int
    middle: tuple[int, int] | None
    rings: list[tuple[int, int]]  # radius on the sheet, kilometres
    dots: list[Dot]


def sheet_of(answer: Answer) -> Sheet | None:
    """Return the drawing of these answers; None when none of them lies somewhere."""
    placed = [
        (n, it.facts.point, it.facts) for n, it in enumerate(answer.results, 1) if it.facts.point
    ]
    here = answer.spot.point if answer.spot else None
    if not placed:
        return None
    points = [point for _n, point, _facts in placed] + ([here] if here else [])
    west, south, scale = _frame(points)

    def at(point: Point) -> tuple[int, int]:
        return (
            round(EDGE + (point[0] - west) * scale),
            round(SIDE - EDGE - (point[1] - south) * scale),
        )

    rings = [(round(1000 * km * scale), km) for km in (1, 2, 5, 10, 20, 50)]
    return Sheet(
        side=SIDE,
        middle=at(here) if here else None,
        rings=[ring for ring in rings if 20 < ring[0] < SIDE] if here else [],
        dots=[Dot(*at(point), n, facts.title, facts.id) for n, point, facts in placed],
    )


def _frame(points: list[Point]) -> tuple[float, float, float]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    span = max(max(xs) - min(xs), max(ys) - min(ys), 500.0)
    west = (max(xs) + min(xs) - span) / 2
    south = (max(ys) + min(ys) - span) / 2
    return west, south, (SIDE - 2 * EDGE) / span
