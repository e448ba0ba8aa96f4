"""By the clock: once a day, on the right day, also when the clock or the calendar does something odd."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.models import Organisation
from aanjager.exchange.opportunities import queries as opportunities
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.renewal import actions, jobs, queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
Status = Opportunity.Status


@pytest.fixture
def clock(monkeypatch):
    """Set the clock: `clock(datetime(…, tzinfo=UTC))`."""

    def stand_at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        monkeypatch.setattr(jobs, "now", lambda: moment)

    return stand_at


def opened(day, **traits):
    at = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=11)
    return OpportunityFactory(open=True, published_at=at, **traits)


def test_everybody_is_asked_once_however_often_the_job_runs(clock):
    it = opened(date(2026, 1, 1))
    opened(date(2026, 2, 25))
    clock(datetime(2026, 3, 2, 4, tzinfo=UTC))  # sixty days later

    jobs.ask_still_open()
    jobs.ask_still_open()

    it.refresh_from_db()
    assert it.asked_still_open_on == date(2026, 3, 2)
    assert Letter.objects.count() == 1
    assert Event.objects.filter(verb="opportunity.asked_still_open").count() == 1


def test_a_sign_of_life_puts_the_question_off(clock):
    opened(date(2026, 1, 1), confirmed_on=date(2026, 2, 1))
    clock(datetime(2026, 3, 2, 4, tzinfo=UTC))
    jobs.ask_still_open()
    assert not Letter.objects.exists()

    clock(datetime(2026, 4, 2, 4, tzinfo=UTC))  # sixty days after 1 February
    jobs.ask_still_open()
    assert Letter.objects.count() == 1


def test_each_centre_has_its_own_term(clock):
    quick, slow = opened(date(2026, 2, 20)), opened(date(2026, 2, 20))
    quick.centre.terms = {"still_open_every_days": 10}
    quick.centre.save()

    assert list(queries.to_ask(date(2026, 3, 2))) == [quick]
    assert set(queries.to_ask(date(2026, 4, 21))) == {quick, slow}


@pytest.mark.parametrize(
    ("day", "asked"),
    [(date(2028, 4, 28), 0), (date(2028, 4, 29), 1)],
)
def test_29_february_is_a_day_like_any_other(clock, day, asked):
    opened(date(2028, 2, 29))  # sixty days later it is 29 April
    clock(datetime(day.year, day.month, day.day, 4, tzinfo=UTC))

    jobs.ask_still_open()

    assert Letter.objects.count() == asked


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), Status.OPEN),  # 23.59, winter time
        (datetime(2026, 3, 28, 23, 1, tzinfo=UTC), Status.OPEN),  # 0.01 on the last day itself
        (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), Status.OPEN),  # 23.59, by now summer time
        (datetime(2026, 3, 29, 22, 1, tzinfo=UTC), Status.CLOSED),  # 0.01 the day after
    ],
)
def test_the_last_day_ends_at_midnight_here_also_when_the_clock_changes(clock, moment, status):
    it = opened(date(2026, 3, 1), open_until=date(2026, 3, 29))
    clock(moment)

    jobs.expire()
    jobs.expire()

    it.refresh_from_db()
    assert it.status == status
    assert Event.objects.filter(verb="opportunity.closed").count() == (status == Status.CLOSED)


@pytest.mark.parametrize("status", [Status.PAUSED, Status.FULL])
def test_what_is_paused_or_full_expires_too(clock, status):
    it = opened(date(2026, 1, 1), status=status, open_until=date(2026, 3, 1))
    clock(datetime(2026, 3, 2, 4, tzinfo=UTC))

    jobs.expire()

    it.refresh_from_db()
    assert it.status == Status.CLOSED


def test_the_warning_comes_in_the_last_week_and_once(clock):
    opened(date(2026, 1, 1), open_until=date(2026, 3, 9))
    opened(date(2026, 1, 1), open_until=date(2026, 3, 10))
    opened(date(2026, 1, 1), open_until=None)
    for day in (2, 2, 3):
        clock(datetime(2026, 3, day, 4, tzinfo=UTC))
        jobs.warn_closing()

    assert (
        Letter.objects.count() == 2
    )  # one each: 9 March is warned on the 2nd, 10 March on the 3rd


def test_who_keeps_it_open_after_the_warning_is_not_closed(clock, client):
    it = opened(date(2026, 1, 1), open_until=date(2026, 3, 3))
    clock(datetime(2026, 3, 2, 4, tzinfo=UTC))
    jobs.warn_closing()
    client.post(opportunities.answer_path(it), {"antwoord": "ja"})
    clock(datetime(2026, 3, 5, 4, tzinfo=UTC))

    jobs.expire()

    it.refresh_from_db()
    assert it.status == Status.OPEN


def test_one_row_that_changed_meanwhile_holds_nobody_up(clock, monkeypatch):
    first, second = (opened(date(2026, 1, 1), open_until=date(2026, 3, 1)) for _ in range(2))
    found = list(queries.to_expire(date(2026, 3, 2)))
    Opportunity.objects.filter(pk=first.pk).update(open_until=date(2026, 9, 1))
    monkeypatch.setattr(queries, "to_expire", lambda on: found)
    clock(datetime(2026, 3, 2, 4, tzinfo=UTC))

    jobs.expire()

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == (Status.OPEN, Status.CLOSED)


@pytest.mark.parametrize("gone", [Organisation.Status.STOPPED, Organisation.Status.REFUSED])
def test_what_an_organisation_asked_ends_when_it_takes_no_part_any_more(clock, gone):
    running = [Status.SUBMITTED, Status.OPEN, Status.PAUSED, Status.FULL]
    theirs = [opened(date(2026, 1, 1), organisation__status=gone, status=it) for it in running]
    draft = OpportunityFactory(organisation__status=gone)
    other = opened(date(2026, 1, 1))
    clock(datetime(2026, 3, 2, 4, tzinfo=UTC))

    jobs.close_orphans()
    jobs.close_orphans()

    for it in theirs:
        it.refresh_from_db()
        assert (it.status, it.close_reason) == (Status.CLOSED, "De organisatie doet niet meer mee.")
    draft.refresh_from_db()
    other.refresh_from_db()
    assert (draft.status, other.status) == (Status.DRAFT, Status.OPEN)
    assert Event.objects.filter(verb="opportunity.closed").count() == len(running)


def test_only_the_clock_closes_for_who_left_and_only_then():
    it = opened(date(2026, 1, 1))
    with pytest.raises(Refused, match="doet nog mee"):
        actions.close_orphan(it, by=CLOCK, at=datetime(2026, 3, 2, 4, tzinfo=UTC))
    with pytest.raises(Refused, match="vanzelf"):
        actions.close_orphan(it, by=staff_of(it.centre), at=datetime(2026, 3, 2, 4, tzinfo=UTC))
