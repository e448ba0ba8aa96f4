"""What the order promises, tried on thousands of invented lists."""

import dataclasses
import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aanjager.exchange.matching.rules import order
from aanjager.exchange.matching.rules.order import RankInput, Weighing, Wish

WEEK, WEIGHTS = 202610, Weighing()
many = settings(max_examples=40, deadline=None)


def mask(bits):
    return st.integers(0, 2**bits - 1)


def few(bits, most=3):
    return st.lists(st.integers(0, bits - 1), max_size=most).map(
        lambda places: sum(1 << place for place in set(places))
    )


wishes = st.builds(
    Wish,
    reach_m=st.none() | st.integers(500, 60_000),
    themes=few(12, 4),
    skills=few(20, 4),
    learns=few(20, 2),
    dayparts=st.just(0) | mask(21),
    languages=st.just(0) | few(3, 1),
    access=st.just(0) | few(4, 1),
    age=st.none() | st.integers(12, 90),
    rhythm=st.none() | st.integers(0, 2),
)


def one(pk):
    return st.builds(
        RankInput,
        id=st.just(pk),
        organisation=st.integers(1, 6),
        metres=st.none() | st.floats(0, 60_000),
        themes=few(12),
        dayparts=st.just(0) | few(21, 6),
        languages=st.integers(1, 7),
        access=mask(4),
        skills=few(20, 4),
        learns=few(20, 2),
        age_min=st.sampled_from([0, 0, 16, 18]),
        age_max=st.sampled_from([200, 200, 30]),
        rhythm=st.integers(0, 3),
        wanted=st.integers(1, 30),
        load_milli=st.integers(0, 60_000),
        week_count=st.integers(0, 5),
        shown=st.integers(0, 50),
    )


lists = st.integers(0, 24).flatmap(lambda n: st.tuples(*[one(pk) for pk in range(n)]))


def ids(places):
    return [place.it.id for place in places]


def rank(wish, rows, size=30):
    return order.rank(wish, rows, WEEK, WEIGHTS, size)


def test_it_knows_nothing_of_money_or_size():
    known = {field.name for field in dataclasses.fields(RankInput)}

    for word in (
        "fund",
        "paid",
        "pay",
        "cent",
        "spons",
        "price",
        "size",
        "member",
        "parent",
        "tier",
    ):
        assert not [name for name in known if word in name]


@many
@given(wishes, lists, st.randoms(use_true_random=False))
def test_money_and_size_move_nobody(wish, rows, chance):
    """Whatever else is known of an opportunity does not reach the order."""
    known = [field.name for field in dataclasses.fields(RankInput)]

    def told(row):
        facts = dataclasses.asdict(row) | {
            "funder": chance.randint(0, 9),
            "paid_cents": chance.randint(0, 10**9),
            "organisation_size": chance.randint(1, 10**6),
        }
        return RankInput(**{name: facts[name] for name in known})

    assert ids(rank(wish, [told(row) for row in rows])) == ids(rank(wish, rows))


@many
@given(wishes, lists, st.randoms(use_true_random=False))
def test_the_same_question_gives_the_same_list_in_whatever_order_they_came(wish, rows, chance):
    shuffled = list(rows)
    chance.shuffle(shuffled)

    assert ids(rank(wish, shuffled)) == ids(rank(wish, rows))


def _fitting(has, wants):
    return has & wants or has


BETTER = {
    "metres": lambda it, wish: {"metres": it.metres / 2 if it.metres else it.metres},
    "load_milli": lambda it, wish: {"load_milli": it.load_milli // 2},
    "wanted": lambda it, wish: {"wanted": it.wanted + 3},
    "week_count": lambda it, wish: {"week_count": max(0, it.week_count - 1)},
    "dayparts": lambda it, wish: {"dayparts": it.dayparts | wish.dayparts},
    "skills": lambda it, wish: {"skills": _fitting(it.skills, wish.skills)},
    "learns": lambda it, wish: {"learns": it.learns | wish.learns},
    "themes": lambda it, wish: {"themes": _fitting(it.themes, wish.themes)},
}


@settings(max_examples=150, deadline=None)
@given(wishes, lists, st.integers(0, 23), st.sampled_from(sorted(BETTER)))
def test_a_better_fact_never_moves_anyone_down(wish, rows, which, what):
    fit = [it for it in rows if order.is_eligible(wish, it)]
    assume(fit)
    it = fit[which % len(fit)]
    better = dataclasses.replace(it, **BETTER[what](it, wish))
    after = [better if row.id == it.id else row for row in rows]

    was, is_now = ids(rank(wish, rows)), ids(rank(wish, after))

    assert order.parts(wish, better, WEIGHTS).score >= order.parts(wish, it, WEIGHTS).score
    place = was.index(it.id) if it.id in was else 99
    assert (is_now.index(it.id) if it.id in is_now else 99) <= place


@many
@given(wishes, lists)
def test_the_numbers_shown_add_up_to_the_score(wish, rows):
    for it in rows:
        p = order.parts(wish, it, WEIGHTS)
        together = p.themes + p.skills + p.learns + p.times
        assert p.match == max(1, together) <= order.best_match(wish, WEIGHTS) <= 1000
        assert p.score == p.distance * p.match * p.need
        assert 0 <= p.distance <= 1000
        assert 300 <= p.need <= 1000


@many
@given(wishes, lists)
def test_everyone_who_fits_stands_in_the_list_once(wish, rows):
    fit = {it.id for it in rows if order.is_eligible(wish, it)}

    everyone = ids(rank(wish, rows, 100))

    assert len(everyone) == len(set(everyone))
    assert set(everyone) == fit


@many
@given(wishes, lists)
def test_ten_places_hold_three_of_one_organisation_unless_nobody_else_is_left(wish, rows):
    places = rank(wish, rows, 100)
    for start in range(0, len(places), 10):
        ten, later = places[start : start + 10], places[start + 10 :]
        per = {}
        for place in ten:
            per[place.it.organisation] = per.get(place.it.organisation, 0) + 1
        crowded = {org for org, count in per.items() if count > 3}
        others = {place.it.organisation for place in later} - set(per)
        assert not (crowded and others)


@many
@given(lists, st.sampled_from(["themes", "skills", "learns", "dayparts"]))
def test_a_question_that_was_skipped_counts_the_same_for_all(rows, skipped):
    part = {"dayparts": "times"}.get(skipped, skipped)

    values = {getattr(order.parts(Wish(reach_m=10_000), it, WEIGHTS), part) for it in rows}

    assert len(values) <= 1


@settings(max_examples=25, deadline=None)
@given(st.integers(3, 60), st.integers(20, 120), st.integers(1, 5), st.integers(0, 10**6))
def test_nobody_starves(count, times, organisations, seed):
    """After T lists over the same n everyone was shown at least ⌊T / n⌋ times, whatever the scores."""
    chance = random.Random(seed)
    wish = Wish(reach_m=10_000, themes=1)
    rows = [
        RankInput(
            id=pk, organisation=pk % organisations, metres=chance.uniform(0, 20_000),
            themes=chance.randint(1, 3), dayparts=0, languages=1, access=0, skills=0, learns=0,
            age_min=0, age_max=200, rhythm=3, wanted=chance.randint(1, 9),
            load_milli=chance.randint(0, 20_000), week_count=chance.randint(0, 4), shown=0,
        )
        for pk in range(count)
    ]  # fmt: skip
    for turn in range(times):
        seen = set(ids(order.rank(wish, rows, turn // 50, WEIGHTS, 10)))
        rows = [dataclasses.replace(it, shown=it.shown + (it.id in seen)) for it in rows]

    assert min(it.shown for it in rows) >= times // count


@many
@given(wishes, lists)
def test_a_beginning_that_is_enough_gives_the_same_list_as_the_whole(wish, rows):
    fit = [it for it in rows if order.is_eligible(wish, it)]
    merit = sorted(
        fit, key=lambda it: (-order.parts(wish, it, WEIGHTS).score, order.tie(WEEK, it.id))
    )
    owed = sorted(fit, key=lambda it: (it.shown, order.tie(WEEK, it.id)))
    whole = order.lay_out(merit, owed, WEEK, WEIGHTS, 10)
    for enough in (11, 15, 20):
        if enough < len(fit):
            found = order.lay_out(merit[:enough], owed[:enough], WEEK, WEIGHTS, 10, is_whole=False)
            assert found is None or found == whole


@pytest.mark.parametrize(
    ("metres", "thousandths"), [(0.0, 1000), (10_000.0, 500), (20_000.0, 333), (None, 500)]
)
def test_distance_counts_as_published(metres, thousandths):
    it = RankInput(1, 1, metres, 0, 0, 1, 0, 0, 0, 0, 200, 3, 1, 0, 0, 0)

    assert order.parts(Wish(reach_m=10_000), it, WEIGHTS).distance == thousandths
