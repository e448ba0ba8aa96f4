"""A short form of the benches, so that they keep running and keep saying the same."""

import pytest

from tests.bench import bench_fairness, bench_ranking, country


@pytest.mark.django_db(transaction=True)
def test_the_bench_of_the_order_asks_and_answers():
    country.fill(300)

    for shape in ("place", "all"):
        assert set(bench_ranking.measure(shape, 20_000, 4)) == {"p50", "p95", "p99"}


def test_our_order_reaches_more_opportunities_than_the_one_to_beat():
    world = bench_fairness.World(live=240, sessions=360, weeks=6)

    ours = bench_fairness.simulate(world, "ours, one reserved in ten")
    theirs = bench_fairness.simulate(world, "SmartSort-like")

    assert ours["share"] > theirs["share"]
    assert ours["connections"] >= 0.95 * theirs["connections"]
