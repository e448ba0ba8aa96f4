"""The one statement answers what the rules say, whatever the data."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.postgres.search import SearchVector
from django.db import connection
from django.db.models import Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.exchange.matching.queries import finding, statement
from aanjager.exchange.matching.queries.finding import Search
from aanjager.exchange.matching.rules import order
from aanjager.exchange.matching.rules.order import RankInput, Weighing
from aanjager.exchange.matching.tests.test_order import one, wishes
from aanjager.exchange.opportunities.models import Standing, StandingWords
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.fields import bits

DAY = date(2026, 3, 4)
WEIGHTS = Weighing()
WIDES = (
    statement.WIDE,
    statement.WIDE.replace("> 5000", "> 1"),
)  # both ways to read what is farther
LOADED = datetime(2026, 2, 18, 12, tzinfo=UTC)  # fourteen days before: half of the load is left


@pytest.fixture
def opportunities(db):
    """Forty open opportunities of a few organisations: the rows that the invented facts hang on."""
    return [OpportunityFactory(open=True).pk for _ in range(40)]


def positions(mask):
    return [i for i in range(256) if mask >> i & 1]


def store(pks, rows, points, week):
    Standing.objects.all().delete()
    organisations = list(
        Standing._meta.get_field("organisation").related_model.objects.values_list("pk", flat=True)
    )
    centre = Standing._meta.get_field("centre").related_model.objects.first()
    Standing.objects.bulk_create(
        Standing(
            opportunity_id=pk, centre=centre, organisation_id=organisations[it.organisation % 6],
            point=point, themes=it.themes, dayparts=it.dayparts, languages=it.languages,
            access=it.access, skills=positions(it.skills), learns=positions(it.learns),
            age_min=it.age_min, age_max=it.age_max, rhythm=it.rhythm, wanted=it.wanted,
            load=it.load_milli / 500, load_at=LOADED, week=week if it.id % 3 else week - 1,
            week_count=it.week_count, shown=it.shown,
        )
        for pk, it, point in zip(pks, rows, points, strict=False)
    )  # fmt: skip


def put_words(pks):
    for it in Standing.objects.filter(pk__in=pks):
        x, y = it.point or (0.0, 0.0)
        square = int(x // 10_000) * 1000 + int(y // 10_000)
        block = 1_000_000 + int(x // 2_500) * 1000 + int(y // 2_500) if it.point else 0
        words = SearchVector(Value("soep"))
        StandingWords.objects.create(standing=it, square=square, block=block, words=words)


def as_rules_see(search):
    """The same rows for the oracle, with the distance as the database measures it."""
    with connection.cursor() as cursor:
        at = f"({search.point[0]},{search.point[1]})" if search.point else None
        cursor.execute("SELECT opportunity_id, point <-> %s::point FROM exchange_standing", [at])
        metres = dict(cursor.fetchall())
    return [
        RankInput(
            it.pk, it.organisation_id, metres[it.pk], it.themes & (1 << 64) - 1, it.dayparts,
            it.languages, it.access, sum(1 << p for p in it.skills),
            sum(1 << p for p in it.learns), it.age_min, it.age_max, it.rhythm, it.wanted,
            round(1000 * it.load * 0.5 ** ((search.on - it.load_at.date()).days / 14)),
            it.week_count if it.week == search.week else 0, it.shown,
        )
        for it in Standing.objects.all()
    ]  # fmt: skip


spots = st.none() | st.tuples(
    st.integers(130_000, 180_000).map(float), st.integers(440_000, 490_000).map(float)
)
rows = st.integers(1, 40).flatmap(lambda n: st.tuples(*[one(pk) for pk in range(n)]))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(wish=wishes, rows=rows, data=st.data(), pool=st.sampled_from([2, 5, 1000]))
def test_the_database_answers_what_the_rules_say(
    opportunities, monkeypatch, wish, rows, data, pool
):
    monkeypatch.setattr(order, "POOL", pool)
    monkeypatch.setattr(statement, "WIDE", data.draw(st.sampled_from(WIDES)))
    monkeypatch.setattr(statement, "_statements", {})
    monkeypatch.setattr(finding, "SPARE", data.draw(st.sampled_from([1, 5, 20])))
    points = data.draw(st.lists(spots, min_size=len(rows), max_size=len(rows)))
    at = (155_000.0, 463_000.0) if wish.reach_m else None
    words = data.draw(st.sampled_from(["", "'soep'"]))
    search = Search(wish=wish, on=DAY, point=at, words=words)
    store(opportunities, rows, points, search.week)

    have_it = set(opportunities[::2])
    put_words(have_it)
    found = finding.ranked(search, WEIGHTS, 20)

    seen = [it for it in as_rules_see(search) if not words or it.id in have_it]
    expected = order.rank(wish, seen, search.week, WEIGHTS, 20)
    assert [(p.it, p.is_reserved) for p in found.places] == [
        (p.it, p.is_reserved) for p in expected
    ]


@pytest.mark.django_db
def test_the_last_theme_and_the_last_skill_of_the_masks_count_too(opportunities):
    it = RankInput(1, 1, None, 0, 0, 1, 0, 1 << 255, 0, 0, 200, 3, 1, 0, 0, 0)
    search = Search(wish=order.Wish(themes=1 << 63, skills=1 << 255), on=DAY)
    store(opportunities, [it], [None], search.week)
    Standing.objects.update(themes=-(1 << 63))

    [place] = finding.ranked(search, WEIGHTS, 10).places

    assert order.parts(search.wish, place.it, WEIGHTS).themes == WEIGHTS.themes
    assert order.parts(search.wish, place.it, WEIGHTS).skills == WEIGHTS.skills
    assert bits([255], 256).endswith("1")
