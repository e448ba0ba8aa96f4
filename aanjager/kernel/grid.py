"""The Dutch national grid (Rijksdriehoek): metres east and north, flat enough to measure with.

Polynomials of Schreutelkamp and Strang van Hees, "Benaderingsformules voor de transformatie
tussen RD- en WGS84-kaartcoördinaten" (2001); within a metre inside the Netherlands.
"""

from collections.abc import Iterator
from math import floor, hypot

ORIGIN_LAT, ORIGIN_LON = 52.15517440, 5.38720621
ORIGIN_X, ORIGIN_Y = 155_000.0, 463_000.0
TO_X = {
    (0, 1): 190094.945, (1, 1): -11832.228, (2, 1): -114.221, (0, 3): -32.391, (1, 0): -0.705,
    (3, 1): -2.340, (1, 3): -0.608, (0, 2): -0.008, (2, 3): 0.148,
}  # fmt: skip
TO_Y = {
    (1, 0): 309056.544, (0, 2): 3638.893, (2, 0): 73.077, (1, 2): -157.984, (3, 0): 59.788,
    (0, 1): 0.433, (2, 2): -6.439, (1, 1): -0.032, (0, 4): 0.092, (1, 4): -0.054,
}  # fmt: skip
Point = tuple[float, float]
SQUARE_M, BLOCK_M = 10_000, 2_500
FINE_M = 15_000  # so far away blocks are told apart, beyond that whole squares


def from_wgs84(lat: float, lon: float) -> Point:
    """Return `(x, y)` in metres for degrees of latitude and longitude (WGS84)."""
    p, q = 0.36 * (lat - ORIGIN_LAT), 0.36 * (lon - ORIGIN_LON)
    x = ORIGIN_X + sum(k * p**i * q**j for (i, j), k in TO_X.items())
    y = ORIGIN_Y + sum(k * p**i * q**j for (i, j), k in TO_Y.items())
    return x, y


def distance_m(a: Point, b: Point) -> float:
    """Return the metres between two points, as the crow flies."""
    return hypot(a[0] - b[0], a[1] - b[1])


def middle(points: list[Point]) -> Point | None:
    """Return the mean of the points, rounded to ten centimetres; None of none."""
    if not points:
        return None
    x, y = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
    return round(x, 1), round(y, 1)


def cells(at: Point, reach: float) -> tuple[list[int], list[float]]:
    """The numbers of the squares within reach and how far away each is at least.

    Blocks of two and a half kilometres near by, squares of ten beyond; a place lies in one of them only.
    """
    codes, aways = [], []
    for x, y, away in _touching(at, reach, SQUARE_M, _span(at[0], reach), _span(at[1], reach)):
        if away > FINE_M:
            codes.append(x * 1000 + y)
            aways.append(away)
            continue
        finer = SQUARE_M // BLOCK_M
        xs, ys = (range(finer * n, finer * (n + 1)) for n in (x, y))
        for block_x, block_y, closer in _touching(at, reach, BLOCK_M, xs, ys):
            codes.append(1_000_000 + block_x * 1000 + block_y)
            aways.append(closer)
    return codes, aways


def _span(middle: float, reach: float) -> range:
    return range(floor((middle - reach) / SQUARE_M), floor((middle + reach) / SQUARE_M) + 1)


def _touching(
    at: Point, reach: float, side: int, xs: range, ys: range
) -> Iterator[tuple[int, int, float]]:
    """The squares of this side that a circle touches, each with the distance to its nearest edge."""
    for x in xs:
        across = max(x * side - at[0], at[0] - (x + 1) * side, 0)
        for y in ys:
            away = hypot(across, max(y * side - at[1], at[1] - (y + 1) * side, 0))
            if away <= reach:
                yield x, y, away
