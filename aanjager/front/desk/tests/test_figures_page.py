from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import now as clock_now

from aanjager.community.people.tests.factories import RegistrationFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Outcome
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.front.desk.queries import figures
from aanjager.kernel.actor import Actor
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


def placed(cast, kind="role", **facts):
    place = OpportunityFactory(organisation=cast.buurthuis, open=True, kind=kind)
    return PlacementFactory(opportunity=place, **facts)


def counted(cast, at):
    actor = Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.noord.pk}))
    when = figures.period("dit-jaar", at)
    return figures.of_placements(actor, cast.noord, when, at)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("dit-kwartaal", date(2026, 1, 1), date(2026, 3, 31)),
        ("vorig-kwartaal", date(2025, 10, 1), date(2025, 12, 31)),
        ("vorig-jaar", date(2025, 1, 1), date(2025, 12, 31)),
        ("onzin", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_is_a_whole_quarter_or_year(now, code, first, last):
    found = figures.period(code, now)

    assert (found.first, found.last) == (first, last)


def test_success_is_a_short_task_done_or_still_there_after_three_months(cast, now):
    at = now + timedelta(days=200)
    early = {"reacted_at": now, "answer_by": now, "started_on": date(2026, 3, 9)}
    placed(cast, kind="task", state="started", **early)
    stays = placed(cast, state="started", **early)
    gone = placed(cast, state="started", **early)
    placed(cast, state="started", **early)
    placed(cast, reacted_at=now, answer_by=now)
    placed(cast, reacted_at=at, answer_by=at)
    placed(cast, came_by="desk", kind="task", state="started", **early)
    for n, (placement, answer) in enumerate(((stays, "yes"), (gone, "no"))):
        Outcome.objects.create(
            placement=placement,
            moment="three_months",
            asked_at=at,
            answered_at=at,
            still_active=answer,
            token_hash=str(n),
        )

    online, desk = counted(cast, at)["online"], counted(cast, at)["desk"]

    assert (online.reactions, online.due, online.succeeded, online.unknown) == (6, 5, 2, 1)
    assert (online.success_share, desk.success_share) == (40, 100)


def test_an_answer_counts_within_its_term_and_the_middle_wait_is_shown(cast, now):
    for hours in (24, 48, 400):
        placed(
            cast,
            reacted_at=now,
            answer_by=now + timedelta(days=7),
            answered_at=now + timedelta(hours=hours),
        )
    placed(cast, reacted_at=now, answer_by=now + timedelta(days=90))

    online = counted(cast, now + timedelta(days=30))["online"]

    assert (online.judged, online.in_term, online.in_term_share) == (3, 2, 67)
    assert online.median_days == 2.0


def test_without_reactions_there_is_no_share(cast, now):
    online = counted(cast, now)["online"]

    assert (online.success_share, online.in_term_share, online.median_days) == (None, None, None)


def test_the_page_shows_the_measure_of_the_sector_and_its_source(cast, signed_in):
    RegistrationFactory(centre=cast.noord, joined_on=clock_now().date())

    page = signed_in(cast.anna).get("/balie/cijfers/", **NOORD).text

    assert "Ploegmakers en anderen, 2011" in page
    assert "37%" in page
    assert "zelf" in page


def test_the_figures_ask_a_fixed_number_of_questions(cast, signed_in):
    browser = signed_in(cast.anna)
    browser.get("/balie/cijfers/", **NOORD)

    assert count_queries(lambda: browser.get("/balie/cijfers/", **NOORD)) <= 8


def test_the_figures_can_be_taken_along(cast, signed_in):
    at = clock_now()
    placed(cast, reacted_at=at, answer_by=at + timedelta(days=1))

    answer = signed_in(cast.anna).get("/balie/cijfers/cijfers.csv", **NOORD)

    assert "reacties;online;reactions;1" in b"".join(answer.streaming_content).decode()


@pytest.mark.parametrize("path", ["/balie/cijfers/", "/balie/cijfers/cijfers.csv", "/balie/zoek/"])
def test_other_centres_do_not_see_these_pages(cast, signed_in, path):
    assert signed_in(cast.bram).get(path, **NOORD).status_code == 404


def test_a_day_belongs_to_the_place_where_we_live(cast):
    at = datetime(2026, 1, 1, 0, 30, tzinfo=clock_now().tzinfo)

    assert figures.period("dit-jaar", at).first == date(2026, 1, 1)
