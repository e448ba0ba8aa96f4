"""Outlines on the Dutch grid: rings of points in metres, made simpler, asked and drawn.

A hole is a ring too: a point lies inside when a line to it crosses the rings an odd number of times.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from aanjager.kernel.grid import Point, from_wgs84

Ring = Sequence[Sequence[float]]


def rings_of(geometry: dict[str, Any]) -> list[list[Point]]:
    """Return all rings of a GeoJSON polygon or multipolygon in WGS84, in metres on the grid."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    elif geometry["type"] != "MultiPolygon":
        raise ValueError(f"{geometry['type']=}: expected Polygon or MultiPolygon.")
    return [[from_wgs84(lat, lon) for lon, lat in ring] for polygon in polygons for ring in polygon]


def outline(rings: list[list[Point]], tolerance_m: float) -> list[list[list[int]]]:
    """Return simpler rings in whole metres; islands smaller than the tolerance go, the largest stays."""
    rings = sorted(rings, key=lambda ring: -abs(surface(ring)))
    kept = [r for r in rings if abs(surface(r)) > 4 * tolerance_m**2] or rings[:1]
    simple = [simplified(ring, tolerance_m) for ring in kept]
    return [[[round(x), round(y)] for x, y in ring] for ring in simple if len(ring) >= 4]


def surface(ring: Ring) -> float:
    """Return the square metres inside a closed ring; negative when it runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def simplified(ring: Ring, tolerance_m: float) -> list[Any]:
    """Return the closed ring without the points that lie within the tolerance (Douglas and Peucker)."""
    if len(ring) <= 4:
        return list(ring)
    # A closed ring has no two ends: cut it at the point farthest from the first.
    first = ring[0]
    far = max(range(len(ring)), key=lambda i: _squared(ring[i], first))
    keep = {0, far, len(ring) - 1}
    spans = [(0, far), (far, len(ring) - 1)]
    while spans:
        start, end = spans.pop()
        farthest, off = _farthest(ring, start, end)
        if off > tolerance_m**2:
            keep.add(farthest)
            spans += [(start, farthest), (farthest, end)]
    if len(keep) == 3:  # a triangle at least, so that an area never becomes a line
        keep.add(max((i for i in range(len(ring)) if i not in keep), key=lambda i: _off(ring, i)))
    return [ring[i] for i in sorted(keep)]


def _squared(a: Sequence[float], b: Sequence[float]) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _off(ring: Ring, i: int) -> float:
    return _squared(ring[i], ring[0])


def _farthest(ring: Ring, start: int, end: int) -> tuple[int, float]:
    """Return the point between two that lies farthest from the line through them, and how far squared."""
    (ax, ay), (bx, by) = ring[start], ring[end]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    best, most = start, -1.0
    for i in range(start + 1, end):
        px, py = ring[i][0] - ax, ring[i][1] - ay
        along = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
        off = (px - along * dx) ** 2 + (py - along * dy) ** 2
        if off > most:
            best, most = i, off
    return best, most


def holds(rings: Iterable[Ring], point: Point) -> bool:
    """Say whether the point lies inside the rings."""
    x, y = point
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def frame(rings: Iterable[Ring]) -> tuple[float, float, float, float]:
    """Return the west, south, east and north of all rings together."""
    points = [point for ring in rings for point in ring]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)
