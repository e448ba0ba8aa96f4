"""A short form of the benches, so that they keep running and keep saying the same."""

import numpy as np
import pytest

from aanjager.exchange.matching.rules import order
from tests.bench import bench_fairness, bench_ranking, country

FIGURES = {"p50", "p95", "p99", "cpu50", "cpu95", "pages50", "pages95"}


@pytest.mark.django_db(transaction=True)
def test_the_bench_of_the_order_asks_and_answers():
    country.fill(300)

    for shape in ("place", "all"):
        assert set(bench_ranking.measure(shape, 20_000, 4)) == FIGURES


@pytest.mark.parametrize("closes", [True, False])
def test_our_order_reaches_more_opportunities_than_the_one_to_beat(closes):
    world = bench_fairness.World(live=240, sessions=360, weeks=6, closes=closes)

    ours = bench_fairness.simulate(world, "ours, one reserved in ten")
    theirs = bench_fairness.simulate(world, "SmartSort-like")

    assert ours["share"] > theirs["share"]
    assert ours["useful"] >= theirs["useful"]


def test_the_simulation_scores_as_the_rules_do():
    world = bench_fairness.World(live=60, sessions=20, weeks=1)
    state = bench_fairness.State(world.count)
    state.load[::2], state.this_week[::3], state.taken[::4] = 2.345, 2, 1
    what, away = np.arange(60), np.linspace(0, 19_000, 60)

    for who in range(20):
        found = bench_fairness.ours(world, state, 0, who, what, away)
        wish = order.Wish(int(world.visitors[0]["reach"][who]), **masks(world.visitors[0], who))
        for n in what:
            wanted, load, busy = (
                int(it[0]) for it in bench_fairness._need(world, state, what[[n]])
            )
            it = order.RankInput(
                1, 1, float(away[n]), age_min=0, age_max=200, rhythm=3, languages=1, access=0,
                learns=0, wanted=wanted, load_milli=load, week_count=busy, shown=0,
                **masks(vars(world), n),
            )  # fmt: skip
            assert found[n] == order.parts(wish, it, world.weights).score


def masks(facts, n):
    names = {"themes": "themes", "skills": "skills", "times": "dayparts"}
    return {
        name: country.as_mask(np.flatnonzero(facts[part][n]).tolist())
        for part, name in names.items()
    }
