"""Asking the same people at the same moment, with real threads and real transactions."""

from datetime import timedelta

import pytest

from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory, as_actor
from aanjager.exchange.asks import actions
from aanjager.exchange.asks.choices import LETTERS_A_MONTH
from aanjager.exchange.asks.models import Ask
from aanjager.exchange.opportunities.actions import stand
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)


def somebody(cast):
    person = PersonFactory(wants_to_be_found=True)
    RegistrationFactory(person=person, centre=cast.noord)
    return person


def opportunities(cast, count, now):
    found = [OpportunityFactory(open=True, organisation=cast.buurthuis) for _ in range(count)]
    for it in found:
        stand(it, at=now)
    return found


@pytest.mark.parametrize("_round", range(3))
def test_a_consultant_and_the_clock_ask_the_same_people_once(cast, now, _round):
    [opportunity] = opportunities(cast, 1, now)
    for _ in range(3):
        somebody(cast)
    cora = coordinator_of(cast.buurthuis)

    outcomes = at_once(
        *[lambda by=by: actions.ask_wave(opportunity, by=by, at=now) for by in (cora, CLOCK, cora)]
    )

    assert sorted(it for it in outcomes if isinstance(it, int)) == [3]
    assert len([it for it in outcomes if isinstance(it, Refused)]) == 2
    assert Ask.objects.count() == Letter.objects.count() == 3


@pytest.mark.parametrize("_round", range(3))
def test_four_who_ask_at_once_never_pass_the_most_letters_of_a_month(cast, now, _round):
    people = [somebody(cast) for _ in range(2)]
    four = opportunities(cast, 4, now)

    at_once(*[lambda it=it: actions.ask_wave(it, by=CLOCK, at=now) for it in four])

    for person in people:
        assert Ask.objects.filter(person=person).count() == LETTERS_A_MONTH
    assert Letter.objects.count() == LETTERS_A_MONTH * len(people)


def test_a_double_click_on_yes_answers_once(cast, now):
    [opportunity] = opportunities(cast, 1, now)
    person = somebody(cast)
    actions.ask_wave(opportunity, by=CLOCK, at=now)
    ask, later = Ask.objects.get(), now + timedelta(hours=1)

    outcomes = at_once(
        *[lambda: actions.answer_ask(ask, True, by=as_actor(person), at=later) for _ in range(2)]
    )

    assert len([it for it in outcomes if isinstance(it, Refused)]) == 1
    assert Ask.objects.get().is_interested is True
