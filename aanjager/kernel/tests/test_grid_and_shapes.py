import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager.kernel import grid, shapes, text


@pytest.mark.parametrize(
    ("lat", "lon", "x", "y"),
    [
        (52.15517440, 5.38720621, 155_000.0, 463_000.0),  # tower of Our Lady, Amersfoort
        (52.37453253, 4.88352559, 120_700.723, 487_525.502),  # Westertoren, Amsterdam
    ],
)
def test_known_towers_stand_where_they_stand(lat, lon, x, y):
    assert grid.from_wgs84(lat, lon) == pytest.approx((x, y), abs=0.01)


def test_the_middle_of_nothing_is_nothing():
    assert grid.middle([]) is None
    assert grid.middle([(0.0, 0.0), (1.0, 3.0)]) == (0.5, 1.5)


SQUARE = [(0.0, 0.0), (50.0, 1.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0), (0.0, 0.0)]


def test_a_point_closer_to_the_line_than_the_tolerance_goes():
    assert shapes.simplified(SQUARE, 2.0) == [p for p in SQUARE if p != (50.0, 1.0)]
    assert shapes.simplified(SQUARE, 0.5) == SQUARE


def test_a_ring_never_becomes_a_line():
    sliver = [(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (5.0, -0.1), (0.0, 0.0)]

    assert len(shapes.simplified(sliver, 100.0)) >= 4


def test_inside_is_inside_and_a_hole_is_not():
    hole = [(40.0, 40.0), (60.0, 40.0), (60.0, 60.0), (40.0, 60.0), (40.0, 40.0)]

    assert shapes.holds([SQUARE], (50.0, 50.0))
    assert not shapes.holds([SQUARE, hole], (50.0, 50.0))
    assert not shapes.holds([SQUARE], (150.0, 50.0))


def test_small_islands_go_and_the_largest_stays():
    island = [(500.0, 0.0), (501.0, 0.0), (501.0, 1.0), (500.0, 0.0)]

    assert len(shapes.outline([island, SQUARE], 10.0)) == 1
    assert len(shapes.outline([island], 10.0)) == 1
    assert shapes.frame([SQUARE]) == (0.0, 0.0, 100.0, 100.0)


def test_only_polygons_are_outlines():
    with pytest.raises(ValueError, match="expected Polygon"):
        shapes.rings_of({"type": "Point", "coordinates": [5.0, 52.0]})


coordinate = st.integers(-1000, 1000).map(float)


@given(st.lists(st.tuples(coordinate, coordinate), min_size=4, max_size=40, unique=True))
def test_what_stays_was_there_in_the_same_order_and_is_closed(points):
    ring = [*points, points[0]]

    simple = shapes.simplified(ring, 25.0)

    left = iter(ring)
    assert all(point in left for point in simple)
    assert simple[0] == simple[-1]
    assert len(simple) >= 4


def test_two_spellings_of_one_name_are_the_same():
    assert text.letters("Súdwest-Fryslân") == text.letters("Sudwest Fryslan (F.)")
