"""A map as plain data, ready for the template: paths, shades and a legend, nothing from elsewhere."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from aanjager.community.places.models import Area
from aanjager.kernel import shapes
from aanjager.kernel.grid import Point

WIDTH, TALLEST = 600, 640  # units of the drawing
SHADES = 5
Number = int | float


@dataclass(frozen=True)
class Shape:
    """One area on the map."""

    path: str
    name: str
    href: str
    value: str
    shade: int


@dataclass(frozen=True)
class Dot:
    """One place on the map."""

    x: float
    y: float
    name: str
    href: str


@dataclass(frozen=True)
class Step:
    """One line of the legend."""

    shade: int
    text: str


@dataclass(frozen=True)
class Map:
    """What `places/map.html` draws."""

    width: int
    height: int
    shapes: list[Shape] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    legend: list[Step] = field(default_factory=list)


def map_of(
    areas: Iterable[Area],
    values: Mapping[int, Number | None],
    href: Callable[[Area], str],
    dots: Iterable[tuple[Point, str, str]] = (),
    hidden: str = "",
) -> Map | None:
    """Return the areas drawn on one sheet, darker for a higher value; None when none has an outline.

    `values` is by area; None means that the number is not shown, said with the word in `hidden`.
    `dots` are points with a name and an address.
    """
    drawn = [area for area in areas if area.outline]
    if not drawn:
        return None
    west, south, east, north = shapes.frame(ring for area in drawn for ring in area.outline)
    scale = min(WIDTH / max(east - west, 1), TALLEST / max(north - south, 1))
    bounds = _bounds(v for area in drawn if (v := values.get(area.pk)))

    def at(x: float, y: float) -> tuple[int, int]:
        return round((x - west) * scale), round((north - y) * scale)

    return Map(
        width=round((east - west) * scale) + 1,
        height=round((north - south) * scale) + 1,
        shapes=[
            Shape(
                path="".join(_path([at(x, y) for x, y in ring]) for ring in area.outline),
                name=area.name,
                href=href(area),
                value=hidden if (value := values.get(area.pk)) is None else str(value),
                shade=_shade(value, bounds),
            )
            for area in drawn
        ],
        dots=[Dot(*at(*point), name, address) for point, name, address in dots],
        legend=_legend(bounds),
    )


def _path(points: list[tuple[int, int]]) -> str:
    """Return a closed ring as relative steps; points that fall together are drawn once."""
    x, y = points[0]
    steps = []
    for px, py in points[1:]:
        if (px, py) != (x, y):
            steps.append(f"{px - x},{py - y}")
            x, y = px, py
    if len(steps) < 3:  # an island smaller than the pen
        return ""
    return f"M{points[0][0]},{points[0][1]}l{' '.join(steps[:-1])}z"


def _bounds(values: Iterable[Number]) -> list[Number]:
    """Return the highest value of each shade from 1 up: as many areas in each, as far as they differ."""
    ordered = sorted(values)
    if not ordered:
        return []
    ends = (ordered[(len(ordered) * n) // (SHADES - 1) - 1] for n in range(1, SHADES))
    return sorted({*ends, ordered[-1]})[-(SHADES - 1) :]


def _shade(value: Number | None, bounds: list[Number]) -> int:
    if not value:
        return 0
    return 1 + next(n for n, bound in enumerate(bounds) if value <= bound)


def _legend(bounds: list[Number]) -> list[Step]:
    if not bounds:
        return []
    lowest: list[Number] = [1, *(bound + 1 for bound in bounds[:-1])]
    steps = [
        Step(n, f"{low}–{high}" if low < high else str(high))
        for n, (low, high) in enumerate(zip(lowest, bounds, strict=True), start=1)
    ]
    return [Step(0, "0"), *steps]
