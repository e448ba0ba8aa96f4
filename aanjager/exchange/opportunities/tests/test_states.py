from datetime import UTC, date, datetime, timedelta

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.tests.factories import OrganisationFactory, coordinator_of
from aanjager.exchange.opportunities import actions, rules
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.exchange.opportunities.tests.factories import MADE, OpportunityFactory
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.audit.models import Event

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = NOW.date()
pytestmark = pytest.mark.django_db
Status = Opportunity.Status


def test_a_pause_takes_it_out_of_the_finder_and_back():
    opportunity = OpportunityFactory(open=True, stands=True)
    cora = coordinator_of(opportunity.organisation)

    actions.pause(opportunity, by=cora, at=NOW)
    assert opportunity.status == Status.PAUSED
    assert not Standing.objects.exists()

    actions.resume(opportunity, by=cora, at=NOW)
    assert opportunity.status == Status.OPEN
    assert Standing.objects.get().opportunity == opportunity
    assert opportunity.published_at == MADE


def test_a_pause_wins_no_attention():
    opportunity = OpportunityFactory(open=True, stands=True)
    cora = coordinator_of(opportunity.organisation)
    Standing.objects.update(
        load=4, load_at=NOW - timedelta(days=14), shown=12.5, week=202610, week_count=3
    )

    actions.pause(opportunity, by=cora, at=NOW)
    actions.resume(opportunity, by=cora, at=NOW)

    row = Standing.objects.get()
    assert (row.load, row.shown, row.week, row.week_count) == (2, 12.5, 202610, 3)
    assert row.load_at == NOW


def test_who_comes_back_full_stays_full():
    opportunity = OpportunityFactory(
        status=Status.PAUSED, published_at=MADE, places=1, places_taken=1
    )

    actions.resume(opportunity, by=staff_of(opportunity.centre), at=NOW)

    assert opportunity.status == Status.FULL


def test_enough_people_close_the_door_without_losing_the_places():
    opportunity = OpportunityFactory(open=True, stands=True, places=5, places_taken=2)
    cora = coordinator_of(opportunity.organisation)

    actions.have_enough(opportunity, by=cora, at=NOW)
    assert (opportunity.status, opportunity.places) == (Status.FULL, 5)
    actions.give_back_place(opportunity, 1, by=cora, at=NOW)
    assert (
        opportunity.status == Status.FULL
    )  # they said enough: a place that comes free changes nothing

    actions.reopen(opportunity, by=cora, at=NOW)
    assert opportunity.status == Status.OPEN
    assert Standing.objects.get().wanted == 4


def test_still_open_moves_the_last_day_on():
    opportunity = OpportunityFactory(open=True, open_until=TODAY)

    actions.confirm_still_open(opportunity, by=coordinator_of(opportunity.organisation), at=NOW)

    assert opportunity.confirmed_on == TODAY
    assert opportunity.open_until == TODAY + timedelta(days=182)


def test_a_task_is_never_on_line_after_its_day():
    opportunity = OpportunityFactory(kind="task", starts_on=date(2026, 3, 20))

    actions.publish(opportunity, by=staff_of(opportunity.centre), at=NOW)

    assert opportunity.open_until == date(2026, 3, 20)


def test_closing_says_why():
    opportunity = OpportunityFactory(open=True, stands=True)
    cora = coordinator_of(opportunity.organisation)

    with pytest.raises(Refused, match="waarom"):
        actions.close(opportunity, reason=" ", by=cora, at=NOW)
    actions.close(opportunity, reason="Het buurthuis verhuist", by=cora, at=NOW)

    assert (opportunity.status, opportunity.closed_at) == (Status.CLOSED, NOW)
    assert opportunity.close_reason == "Het buurthuis verhuist"
    assert not Standing.objects.exists()
    with pytest.raises(Refused, match="al gesloten"):
        actions.close(opportunity, reason="Nog eens", by=cora, at=NOW)


def test_what_an_organisation_closed_the_centre_sees_again_before_it_is_on_line():
    opportunity = OpportunityFactory(status=Status.CLOSED, published_at=MADE, closed_at=MADE)

    actions.reopen(opportunity, by=coordinator_of(opportunity.organisation), at=NOW)
    assert (opportunity.status, opportunity.closed_at) == (Status.SUBMITTED, None)

    opportunity.status = Status.CLOSED
    opportunity.save()
    actions.reopen(opportunity, by=staff_of(opportunity.centre), at=NOW)
    assert opportunity.status == Status.OPEN


YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("rule", "traits", "reason"),
    [
        (rules.pause, {"open": True}, ""),
        (rules.pause, {"status": Status.FULL}, ""),
        (rules.pause, {}, "Alleen wat online staat"),
        (rules.have_enough, {"open": True}, ""),
        (rules.have_enough, {"status": Status.FULL}, "staat niet online"),
        (rules.confirm_still_open, {"status": Status.PAUSED}, ""),
        (rules.confirm_still_open, {"status": Status.CLOSED}, "weer openen"),
        (rules.close, {}, ""),
        (rules.close, {"status": Status.CLOSED}, "al gesloten"),
    ],
)
def test_what_can_happen_when(rule, traits, reason):
    opportunity = OpportunityFactory(**traits)

    answer = refusal(rule, coordinator_of(opportunity.organisation), opportunity)

    assert reason in answer
    assert bool(answer) == bool(reason)


@pytest.mark.parametrize(
    ("rule", "traits", "reason"),
    [
        (rules.resume, {"status": Status.PAUSED}, ""),
        (rules.resume, {"open": True}, "niet op pauze"),
        (rules.resume, {"status": Status.PAUSED, "ends_on": YESTERDAY}, "voorbij"),
        (
            rules.resume,
            {"status": Status.PAUSED, "kind": "task", "starts_on": YESTERDAY},
            "voorbij",
        ),
        (rules.resume, {"status": Status.PAUSED, "kind": "role", "starts_on": YESTERDAY}, ""),
        (rules.reopen, {"status": Status.FULL, "published_at": MADE}, ""),
        (rules.reopen, {"open": True}, "niet vol of gesloten"),
        (rules.reopen, {"status": Status.CLOSED}, "nooit online"),
        (
            rules.reopen,
            {"status": Status.FULL, "published_at": MADE, "places_taken": 1},
            "geen plek",
        ),
        (
            rules.reopen,
            {"status": Status.FULL, "published_at": MADE, "organisation__status": "stopped"},
            "doet nu niet mee",
        ),
        (
            rules.reopen,
            {"status": Status.CLOSED, "published_at": MADE, "ends_on": YESTERDAY},
            "voorbij",
        ),
    ],
)
def test_what_can_come_back(rule, traits, reason):
    opportunity = OpportunityFactory(**traits)

    answer = refusal(rule, staff_of(opportunity.centre), opportunity, on=TODAY)

    assert reason in answer
    assert bool(answer) == bool(reason)


@pytest.mark.parametrize(
    "rule", [rules.pause, rules.have_enough, rules.confirm_still_open, rules.close, rules.edit]
)
@pytest.mark.parametrize("who", ["nobody", "another centre", "another organisation"])
def test_others_change_nothing(rule, who):
    opportunity = OpportunityFactory(open=True)
    elsewhere = OrganisationFactory()
    actor = {
        "nobody": lambda: ANONYMOUS,
        "another centre": lambda: staff_of(elsewhere.centre),
        "another organisation": lambda: coordinator_of(elsewhere),
    }[who]()

    assert "Alleen mensen van deze organisatie" in refusal(rule, actor, opportunity)


def test_every_move_is_written_down_with_where_it_came_from():
    opportunity = OpportunityFactory(open=True)

    actions.pause(opportunity, by=coordinator_of(opportunity.organisation), at=NOW)

    event = Event.objects.get(verb="opportunity.paused")
    assert event.facts == {"was": "open", "now": "paused"}
