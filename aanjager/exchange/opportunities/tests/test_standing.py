from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.postgres.search import SearchQuery

from aanjager.community.people.choices import LANGUAGES as PEOPLES_LANGUAGES
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.community.skills.queries import skill_positions, theme_mask
from aanjager.community.skills.tests.factories import SkillFactory, ThemeFactory
from aanjager.exchange.opportunities import actions
from aanjager.exchange.opportunities.choices import ANY_LANGUAGE, LANGUAGES, language_mask
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)  # ISO week 10
pytestmark = pytest.mark.django_db


def test_the_narrow_row_says_what_the_opportunity_says():
    themes = [ThemeFactory(position=0), ThemeFactory(position=63)]
    skills = [SkillFactory(position=0), SkillFactory(position=255)]
    opportunity = OpportunityFactory(
        open=True, languages=["nl", "ar"], access=["wheelchair", "seated"], dayparts=0b101,
        rhythm="weekly", places=4, places_taken=1, age_min=18,
    )  # fmt: skip
    opportunity.themes.set(themes)
    opportunity.skills.set(skills)

    actions.stand(opportunity, at=NOW)

    row = Standing.objects.get()
    assert row.themes == theme_mask(themes)
    assert row.skills == skill_positions(skills)
    assert row.languages == language_mask(["nl", "ar"]) == 0b10001
    assert row.access == 0b101
    assert (row.dayparts, row.rhythm, row.wanted) == (0b101, 2, 3)
    assert (row.age_min, row.age_max) == (18, 200)
    assert (row.point, row.load, row.shown) == ((155_000.0, 463_000.0), 0, 0)


def test_where_nothing_is_asked_nobody_is_left_out():
    actions.stand(OpportunityFactory(open=True, languages=[], setting="home"), at=NOW)

    row = Standing.objects.get()
    assert (row.languages, row.themes, row.skills, row.point) == (
        ANY_LANGUAGE,
        0,
        frozenset(),
        None,
    )


def test_every_language_people_can_choose_has_its_bit():
    assert {code for code, _ in PEOPLES_LANGUAGES} <= set(LANGUAGES)
    assert len(LANGUAGES) <= 31


@pytest.mark.parametrize("status", sorted(set(Opportunity.Status.values) - {"open"}))
def test_only_what_is_open_stands(status):
    opportunity = OpportunityFactory(open=True, stands=True)
    opportunity.status = status
    opportunity.save()

    actions.stand(opportunity, at=NOW)

    assert not Standing.objects.exists()


def test_standing_again_keeps_load_and_exposure():
    opportunity = OpportunityFactory(open=True, stands=True)
    Standing.objects.update(load=3, shown=7, week=202610, week_count=2)
    opportunity.places = 9
    opportunity.save()

    actions.stand(opportunity, at=NOW)

    row = Standing.objects.get()
    assert (row.load, row.shown, row.week_count, row.wanted) == (3, 7, 2, 9)


@pytest.mark.parametrize(
    ("language", "word", "config"),
    [
        ("nl", "wandeling", "dutch"),
        ("nl", "wandelen", "dutch"),
        ("en", "bikes", "english"),
        ("nl", "anker", "simple"),
        ("nl", "tuinen", "dutch"),
        ("nl", "repairing", "english"),
        ("pl", "rower", "simple"),
    ],
)
def test_words_are_found_in_their_own_language(language, word, config):
    opportunity = OpportunityFactory(
        open=True, language=language, organisation__name="Buurthuis 't Anker",
        title={"nl": "Wandelen in het park", "en": "Mend a bike", "pl": "Rower"}[language],
    )  # fmt: skip
    opportunity.themes.add(ThemeFactory(name_nl="Tuin en techniek", name_en="Repairs"))

    actions.stand(opportunity, at=NOW)

    found = Opportunity.objects.filter(words=SearchQuery(word, config=config))
    assert list(found) == [opportunity]


def test_load_halves_in_fourteen_days_and_the_week_starts_on_monday():
    opportunity = OpportunityFactory(open=True, stands=True)
    daan = as_actor(PersonFactory())
    sunday_evening = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)  # 23.30 in Amsterdam: week 9
    monday = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # 0.30 in Amsterdam: week 10

    actions.count_connection(opportunity, by=daan, at=sunday_evening)
    row = Standing.objects.get()
    assert (row.load, row.week, row.week_count) == (1, 202609, 1)

    actions.count_connection(opportunity, by=daan, at=monday)
    actions.count_connection(opportunity, by=daan, at=monday)
    row = Standing.objects.get()
    assert row.load == pytest.approx(3, abs=0.01)
    assert (row.week, row.week_count) == (202610, 2)

    actions.count_connection(opportunity, by=daan, at=monday + timedelta(days=14))
    assert Standing.objects.get().load == pytest.approx(2.5, abs=0.01)


def test_the_last_days_of_a_year_belong_to_the_week_they_are_in():
    opportunity = OpportunityFactory(open=True, stands=True)

    actions.count_connection(opportunity, by=CLOCK, at=datetime(2027, 1, 1, 12, tzinfo=UTC))

    assert Standing.objects.get().week == 202653


def test_nobody_counts_without_a_name_and_nothing_counts_when_not_open():
    opportunity = OpportunityFactory(open=True)

    with pytest.raises(Refused, match="Log eerst in"):
        actions.count_connection(opportunity, by=ANONYMOUS, at=NOW)
    actions.count_connection(opportunity, by=CLOCK, at=NOW)

    assert not Standing.objects.exists()
