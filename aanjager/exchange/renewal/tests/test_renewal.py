from datetime import UTC, datetime, timedelta

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.exchange.opportunities.rules import OVER
from aanjager.exchange.opportunities.tests.factories import MADE, OpportunityFactory
from aanjager.exchange.renewal import actions
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)
pytestmark = pytest.mark.django_db
Status = Opportunity.Status


def test_the_clock_closes_what_is_past_its_last_day():
    opportunity = OpportunityFactory(open=True, stands=True, open_until=YESTERDAY)

    actions.expire(opportunity, by=CLOCK, at=NOW)

    assert (opportunity.status, opportunity.close_reason) == (Status.CLOSED, OVER)
    assert not Standing.objects.exists()
    with pytest.raises(Refused, match="niet online"):
        actions.expire(opportunity, by=CLOCK, at=NOW)


@pytest.mark.parametrize("until", [None, TODAY])
def test_the_clock_closes_nothing_early(until):
    opportunity = OpportunityFactory(open=True, open_until=until)

    with pytest.raises(Refused, match="niet voorbij"):
        actions.expire(opportunity, by=CLOCK, at=NOW)


def test_people_do_not_play_the_clock():
    opportunity = OpportunityFactory(open=True, open_until=YESTERDAY)

    with pytest.raises(Refused, match="vanzelf"):
        actions.expire(opportunity, by=staff_of(opportunity.centre), at=NOW)


def test_a_warning_comes_once_and_only_in_the_last_week():
    opportunity = OpportunityFactory(open=True, open_until=TODAY + timedelta(days=7))

    actions.warn_closing(opportunity, by=CLOCK, at=NOW)
    actions.warn_closing(opportunity, by=CLOCK, at=NOW + timedelta(days=1))

    letter = Letter.objects.get()
    assert "9 maart" in letter.text
    assert "/vacatures/antwoord/" in letter.text
    opportunity.open_until = TODAY + timedelta(days=8)
    opportunity.save()
    with pytest.raises(Refused, match="sluit nog niet"):
        actions.warn_closing(opportunity, by=CLOCK, at=NOW)


def test_it_is_asked_again_after_the_term_of_the_centre():
    opportunity = OpportunityFactory(open=True)
    opportunity.centre.terms = {"still_open_every_days": 10}
    opportunity.centre.save()
    day_ten = MADE + timedelta(days=10)

    with pytest.raises(Refused, match="nog geen tijd"):
        actions.ask_still_open(opportunity, by=CLOCK, at=day_ten - timedelta(days=1))
    actions.ask_still_open(opportunity, by=CLOCK, at=day_ten)
    with pytest.raises(Refused, match="nog geen tijd"):
        actions.ask_still_open(opportunity, by=CLOCK, at=day_ten)

    assert Letter.objects.count() == 1
    assert "Zoek je nog mensen" in Letter.objects.get().subject
