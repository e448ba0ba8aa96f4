import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager.kernel import colour

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),  # the best known near miss
        ("#767676", "#ffffff", 4.54),
        ("#595959", "#ffffff", 7.0),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert colour.contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(colours, colours)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one, other):
    ratio = colour.contrast(one, other)

    assert ratio == colour.contrast(other, one)
    assert 1 <= ratio <= 21.0001
    assert colour.contrast(one, one) == 1


@given(colours)
def test_some_text_can_be_read_on_every_ground(ground):
    assert colour.contrast(colour.text_on(ground), ground) >= colour.TEXT


@given(colours, colours, st.floats(0, 1))
def test_a_mixture_is_a_colour_that_a_stylesheet_can_hold(one, other, share):
    assert colour.is_colour(colour.mix(one, other, share))
    assert colour.mix(one, other, 0) == one
    assert colour.mix(one, other, 1) == other


@given(colours, colours)
def test_a_colour_is_moved_only_as_far_as_it_takes(start, ground):
    towards = colour.text_on(ground)

    moved = colour.readable(start, [ground], colour.TEXT, towards)

    assert colour.contrast(moved, ground) >= colour.TEXT
    if colour.contrast(start, ground) >= colour.TEXT:
        assert moved == start


@given(colours)
def test_a_colour_made_lighter_stands_out_in_the_dark(start):
    lighter = colour.lit(start, ["#131a29", "#1b2436"], colour.TEXT)

    assert colour.is_colour(lighter)
    assert colour.contrast(lighter, "#1b2436") >= colour.TEXT


@given(colours, colours)
def test_a_tint_never_fades_the_text_on_it(ground, breath):
    text = colour.text_on(ground)

    assert colour.contrast(text, colour.tint(ground, breath, 0.3, [text])) >= colour.TEXT


@pytest.mark.parametrize("text", ["red", "#FFF", "#ffffff;}", "#12345", "#1234567", "", "#gggggg"])
def test_only_six_digits_are_a_colour(text):
    assert not colour.is_colour(text)
