"""Two at the same instant: nothing is booked twice and the last euro is spent once."""

import pytest

from aanjager.community.organisations.queries import actor_of
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.kernel.testing import refused_at_once
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.purses import actions, queries
from aanjager.participation.purses.actions import Money
from aanjager.participation.purses.models import Entry, Purse
from aanjager.participation.purses.tests.factories import EntryFactory, PurseFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def purse(cast):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    return PurseFactory(initiative=it, host=cast.buurthuis)


def test_a_button_pressed_four_times_books_once(purse, cast, now):
    money, cora = Money(50_00, now.date(), "Fonds"), actor_of(cast.cora)

    refused = refused_at_once(*[lambda: actions.receive(purse, money, by=cora, at=now)] * 4)

    assert refused == []
    assert queries.totals(purse).received == 50_00


def test_a_receipt_sent_twice_is_one_entry(purse, cast, now):
    money, daan = Money(12_50, now.date(), "Planken"), actor_of(cast.daan)

    refused_at_once(*[lambda: actions.spend(purse, money, by=daan, at=now)] * 3)

    assert Entry.objects.count() == 1


def test_two_bills_do_not_both_have_the_last_euro(purse, cast, now):
    EntryFactory(purse=purse, received=True, amount_cents=20_00)
    bills, cora = [EntryFactory(purse=purse) for _ in range(3)], actor_of(cast.cora)

    refused = refused_at_once(
        *[lambda it=it: actions.decide(it, says_yes=True, by=cora, at=now) for it in bills]
    )

    assert [no[:21] for no in refused] == ["Er zit te weinig in. "] * 2
    assert queries.totals(purse).balance == 7_50


def test_a_bill_is_paid_once_whoever_presses(purse, cast, now):
    EntryFactory(purse=purse, received=True, amount_cents=100_00)
    bill, cora = EntryFactory(purse=purse), actor_of(cast.cora)

    refused = refused_at_once(
        lambda: actions.decide(bill, says_yes=True, by=cora, at=now),
        lambda: actions.decide(bill, says_yes=False, words="nee", by=cora, at=now),
    )

    assert refused == ["Over deze uitgave is al besloten."]


def test_a_yes_and_a_question_to_another_never_both_win(cast, now):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    purse = actions.ask_host(it, cast.buurthuis, by=actor_of(cast.daan), at=now)
    other = OrganisationFactory(centre=cast.noord)

    refused = refused_at_once(
        lambda: actions.answer(purse, says_yes=True, by=actor_of(cast.cora), at=now),
        lambda: actions.ask_host(it, other, by=actor_of(cast.daan), at=now),
    )

    assert len(refused) == 1
    kept = Purse.objects.get()
    assert (kept.host, kept.state) in [(cast.buurthuis, "open"), (other, "asked")]


def test_two_first_questions_make_one_purse(cast, now):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    hosts, daan = [cast.buurthuis, OrganisationFactory(centre=cast.noord)], actor_of(cast.daan)

    refused_at_once(*[lambda h=h: actions.ask_host(it, h, by=daan, at=now) for h in hosts])

    assert Purse.objects.count() == 1
