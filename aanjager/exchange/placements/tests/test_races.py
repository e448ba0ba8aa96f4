"""What happens at the same moment, with real threads and real transactions."""

import pytest

from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements import actions
from aanjager.exchange.placements.actions import Reaction
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)


def refused(outcomes):
    return [it for it in outcomes if isinstance(it, Refused)]


@pytest.mark.parametrize("_round", range(3))
def test_the_last_place_goes_to_one(now, _round):
    opportunity = OpportunityFactory(open=True, places=1)
    candidates = PlacementFactory.create_batch(4, opportunity=opportunity, talk=True)
    cora = coordinator_of(opportunity.organisation)

    outcomes = at_once(*[lambda it=it: actions.agree(it, by=cora, at=now) for it in candidates])

    assert len(refused(outcomes)) == 3
    assert Opportunity.objects.get(pk=opportunity.pk).places_taken == 1
    assert Placement.objects.filter(state="agreed").count() == 1


@pytest.mark.parametrize("_round", range(3))
def test_a_double_click_reacts_once(now, _round):
    opportunity, daan = OpportunityFactory(open=True), as_actor(PersonFactory())

    def click():
        return actions.react(opportunity, Reaction("Ja"), by=daan, at=now)

    outcomes = at_once(click, click, click)

    assert len({it.pk for it in outcomes}) == 1
    assert Letter.objects.filter(kind="placement-arrived").count() == 1


@pytest.mark.parametrize("_round", range(3))
def test_an_answer_and_a_withdrawal_at_once_never_both_win_halfway(now, _round):
    placement = PlacementFactory()
    cora, daan = coordinator_of(placement.organisation), as_actor(placement.person)

    answered, withdrawn = at_once(
        lambda: actions.answer(placement, "Kom langs.", by=cora, at=now),
        lambda: actions.withdraw(placement, by=daan, at=now),
    )

    placement.refresh_from_db()
    assert placement.state == "withdrawn", "withdrawing is possible before and after an answer"
    assert not isinstance(withdrawn, Refused)
    told = Letter.objects.filter(kind="placement-said").count()
    assert told == (0 if isinstance(answered, Refused) else 1)
    assert bool(placement.answered_at) == (told == 1)


def test_a_place_from_the_reserve_and_an_agreement_at_once(now):
    opportunity = OpportunityFactory(open=True, places=1)
    waits = PlacementFactory(opportunity=opportunity, reserve=True)
    talks = PlacementFactory(opportunity=opportunity, talk=True)
    actions.offer_place(waits, by=CLOCK, at=now)

    outcomes = at_once(
        lambda: actions.accept_offer(waits, by=as_actor(waits.person), at=now),
        lambda: actions.agree(talks, by=coordinator_of(opportunity.organisation), at=now),
    )

    assert len(refused(outcomes)) == 1
    assert Opportunity.objects.get(pk=opportunity.pk).places_taken == 1


def test_the_same_mail_twice_at_once_is_said_once(now):
    placement = PlacementFactory(talk=True)
    daan = as_actor(placement.person)

    outcomes = at_once(
        *[lambda: actions.say(placement, "Dag", mail_id="<1@x>", by=daan, at=now)] * 2
    )

    assert sum(it is not None for it in outcomes) == 1
