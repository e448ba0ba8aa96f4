import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.kernel.money import cents_of, euros, split

CENTS = st.integers(0, 10**12)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(CENTS, st.lists(st.integers(0, 10**6), max_size=8), st.integers(1, 10**6))
def test_dividing_money_loses_no_cent_and_is_fair(cents, some, one):
    weights = [*some, one]
    parts = split(cents, weights)

    assert sum(parts) == cents
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - cents * weight) < sum(weights)  # less than a cent off
        assert weight or not part


@given(CENTS, st.sampled_from(["nl", "en"]))
def test_what_is_shown_in_dutch_can_be_typed_again(cents, language):
    with translation.override(language):
        shown = euros(cents)
    if language == "nl":
        assert cents_of(f"€ {shown}") == cents


@pytest.mark.parametrize(
    ("said", "cents"),
    [("12", 1200), ("12,5", 1250), ("12.50", 1250), ("1.200", 120000), ("1 200,05", 120005),
     ("€ 3", 300), ("1,234", None), ("-3", None), ("veel", None), ("", None)],
)  # fmt: skip
def test_people_write_money_in_many_ways_and_nothing_is_guessed(said, cents):
    assert cents_of(said) == cents


def test_nothing_is_divided_over_nobody():
    with pytest.raises(ValueError, match="nobody"):
        split(100, [])
