from aanjager.community.places import queries
from aanjager.community.places.tests.factories import AreaFactory


def draw(values, **more):
    areas = []
    for n in range(len(values)):
        x = n * 100
        ring = [[x, 0], [x + 100, 0], [x + 100, 100], [x, 100], [x, 0]]
        areas.append(AreaFactory.build(pk=n, name=f"Wijk {n}", outline=[ring]))
    return queries.map_of(areas, dict(enumerate(values)), lambda a: f"/{a.pk}/", **more)


def test_a_higher_number_is_never_lighter():
    drawn = draw([0, 1, 2, 3, 40, 50, 600, 7000])

    shades = [shape.shade for shape in drawn.shapes]
    assert shades == sorted(shades)
    assert (shades[0], shades[-1]) == (0, 4)


def test_the_legend_names_every_shade_on_the_map():
    drawn = draw([0, 1, 2, 3, 40, 50, 600, 7000])

    assert {shape.shade for shape in drawn.shapes} == {step.shade for step in drawn.legend}
    assert drawn.legend[-1].text == "51–7000"


def test_a_number_that_is_not_shown_has_a_word_and_no_shade():
    drawn = draw([None, 8], hidden="minder dan 5")

    assert (drawn.shapes[0].value, drawn.shapes[0].shade) == ("minder dan 5", 0)


def test_a_map_of_nothing_is_no_map():
    assert queries.map_of([], {}, str) is None
    assert draw([0, 0]).legend == []


def test_a_dot_stands_where_its_point_lies():
    drawn = draw([1], dots=[((50.0, 50.0), "Buurthuis", "/x/")])

    assert (drawn.dots[0].x, drawn.dots[0].y) == (drawn.width // 2, drawn.height // 2)
