"""The release checker against an attacker who sees everything that is shown.

The attacker is written another way: floating point, singular values, single units instead of
atoms. `AANJAGER_SEEDS` says on how many populations (`make properties`: 200).
"""

import os
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager.kernel.release import (
    MOST_GROUPS,
    Reason,
    Span,
    check,
    unfit_amount,
    unfit_sensitive,
)

SEEDS = int(os.environ.get("AANJAGER_SEEDS", "16"))
NEAR = 1e-7


def secrets_of(shown, units):
    """Return a basis of what the shown groups leave open: one row per unit."""
    matrix = np.array([[unit in group for unit in units] for group in shown], dtype=float)
    _left, values, right = np.linalg.svd(matrix, full_matrices=True)
    return right[int((values > NEAR).sum()) :].T


def attack(shown, k):
    """Return a set of 1..4 units whose sum follows from the shown groups, or None."""
    assert k == 5
    units = sorted(frozenset().union(*shown))
    left_open = secrets_of(shown, units)
    rows = np.vstack([left_open, np.zeros((2, left_open.shape[1]))])  # and nobody, twice
    nobody = {len(units), len(units) + 1}
    pairs = np.array(list(combinations(range(len(rows)), 2)))
    sums = rows[pairs[:, 0]] + rows[pairs[:, 1]]
    line = sums @ np.random.default_rng(7).normal(size=rows.shape[1])
    order = np.argsort(line)
    start = np.searchsorted(line[order], -line - NEAR)
    end = np.searchsorted(line[order], -line + NEAR)
    for at in np.flatnonzero(end > start):
        for other in order[start[at] : end[at]]:
            chosen = [i for i in (*pairs[at], *pairs[other]) if i not in nobody]
            is_zero = np.abs(sums[at] + sums[other]).max() < NEAR
            if is_zero and chosen and len(set(chosen)) == len(chosen):
                return {units[i] for i in chosen}
    return None


def population(seed):
    """Centres with a size, a region and a legal form, skewed as the field is; some do not answer."""
    draw = np.random.default_rng(seed)
    many = int(draw.integers(40, 241))
    facets = {
        "size": draw.choice(4, many, p=[0.45, 0.3, 0.2, 0.05]),
        "region": draw.choice(12, many, p=draw.dirichlet(np.ones(12))),
        "form": draw.choice(3, many, p=[0.7, 0.25, 0.05]),
    }
    answered = np.flatnonzero(draw.random(many) > draw.uniform(0, 0.4)).tolist()

    def cell(*wanted):
        return frozenset(u for u in answered if all(facets[f][u] == v for f, v in wanted))

    one = {f"{f}={v}": cell((f, v)) for f in facets for v in np.unique(facets[f])}
    two = {
        f"region={r} size={s}": cell(("region", r), ("size", s))
        for r in np.unique(facets["region"])
        for s in np.unique(facets["size"])
    }
    return {"all": frozenset(answered), **one}, two


def released(groups, verdicts):
    return [groups[it.name] for it in verdicts if it.is_released]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_who_sees_everything_that_is_released_works_out_no_small_set(seed):
    first, later = population(seed)
    shown = released(first, check(first))
    again = released(later, check(later, earlier=shown))

    assert attack([*shown, *again], 5) is None
    assert first["all"] in shown


def test_five_answers_per_cell_alone_would_not_have_been_enough():
    leaking = 0
    for seed in range(12):
        first, later = population(seed)
        naive = [group for group in (*first.values(), *later.values()) if len(group) >= 5]
        leaking += attack(naive, 5) is not None

    assert leaking >= 6


def test_the_total_minus_the_cells_is_a_cell_too():
    groups = {
        "all": frozenset(range(23)),
        "north": frozenset(range(12)),
        "south": frozenset(range(12, 20)),
        "isle": frozenset(range(20, 23)),
    }

    found = {it.name: it.reason for it in check(groups)}

    assert found == {
        "all": None, "north": None, "south": Reason.DERIVABLE, "isle": Reason.TOO_FEW
    }  # fmt: skip


def test_an_earlier_table_counts_in():
    everybody, but_two = frozenset(range(20)), frozenset(range(18))

    assert check({"but two": but_two})[0].is_released
    assert check({"but two": but_two}, earlier=[everybody])[0].reason == Reason.DERIVABLE


def test_what_can_be_worked_out_already_may_be_shown():
    halves = {"a": frozenset(range(10)), "b": frozenset(range(10, 20))}

    found = check({**halves, "both": frozenset(range(20))})

    assert all(it.is_released for it in found)


def test_a_giant_is_withheld_and_cannot_be_worked_out_from_the_rest():
    amounts = dict.fromkeys(range(20), 1_000) | {0: 5_000_000}
    groups = {
        "all": frozenset(range(1, 20)) | {0},
        "small": frozenset(range(10, 20)),
        "large": frozenset(range(10)),
    }
    spread = dict.fromkeys(range(20), 1_000) | {0: 5_000, 1: 5_000}

    found = {it.name: it.reason for it in check(groups, unfit=unfit_amount(amounts))}

    assert found == {"all": Reason.DOMINATED, "small": None, "large": Reason.DOMINATED}
    assert all(it.is_released for it in check(groups, unfit=unfit_amount(spread)))


def test_the_difference_of_two_shown_groups_is_held_to_the_rule_of_amounts():
    amounts = dict.fromkeys(range(40), 9_000) | dict.fromkeys(range(30, 40), 10) | {39: 8_000}
    groups = {"all": frozenset(range(40)), "most": frozenset(range(30))}

    found = {it.name: it.reason for it in check(groups, unfit=unfit_amount(amounts))}

    assert found == {"all": None, "most": Reason.DERIVABLE}


def test_a_sensitive_answer_of_one_two_or_everybody_is_withheld():
    def of(*counts):
        said = [str(at) for at, many in enumerate(counts) for _ in range(many)]
        choices = {unit: frozenset([word]) for unit, word in enumerate(said)}
        rule = unfit_sensitive(choices, [str(at) for at in range(len(counts))])
        return check({"all": frozenset(choices)}, unfit=rule)[0].reason

    assert of(10, 2) == Reason.RARE
    assert of(12, 0) == Reason.UNANIMOUS
    assert of(9, 3) is None
    assert of(6, 6, 0) is None


def test_k_can_be_raised_and_never_lowered():
    assert check({"all": frozenset(range(7))}, k=8)[0].reason == Reason.TOO_FEW
    with pytest.raises(ValueError, match="at least 5"):
        check({"all": frozenset(range(7))}, k=4)


def test_what_takes_too_long_to_prove_is_withheld():
    groups = {
        str(at): frozenset(range(at * 5, at * 5 + 40)) for at in range(MOST_GROUPS + 5)
    }  # fmt: skip

    found = check(groups, k=12)

    assert Reason.UNPROVEN in {it.reason for it in found}
    assert sum(it.is_released for it in found) <= MOST_GROUPS


@settings(max_examples=60, deadline=None)
@given(st.lists(st.frozensets(st.integers(0, 11), min_size=5), min_size=1, max_size=6))
def test_the_exact_span_finds_a_small_set_whenever_there_is_one(groups):
    span = Span(groups)
    for group in groups:
        span.add(group)

    found, units = span.small_set(5), sorted(frozenset().union(*groups))
    left_open = secrets_of(groups, units)
    small = [
        frozenset(units[i] for i in chosen)
        for size in range(1, 5)
        for chosen in combinations(range(len(units)), size)
        if np.abs(left_open[list(chosen)].sum(axis=0)).max(initial=0) < NEAR
    ]

    assert bool(found) == bool(small)
    assert not found or found in small
