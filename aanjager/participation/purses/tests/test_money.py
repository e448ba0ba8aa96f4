"""Money in and out: who enters it, who says yes, and what is left."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.community.organisations.queries import actor_of
from aanjager.community.organisations.tests.factories import CoordinatorFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused, refusal
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.purses import actions, queries, rules
from aanjager.participation.purses.actions import Money
from aanjager.participation.purses.models import Entry
from aanjager.participation.purses.tests.factories import EntryFactory, PurseFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def purse(cast):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan), title="Bankje")
    return PurseFactory(initiative=it, host=cast.buurthuis)


def planks(now, cents=12_50, words="Planken"):
    return Money(cents, now.date(), words)


def test_daan_spends_cora_pays_and_the_balance_says_so(purse, cast, now):
    EntryFactory(purse=purse, received=True, amount_cents=100_00)
    entry = actions.spend(purse, planks(now), by=actor_of(cast.daan), at=now)

    assert queries.totals(purse) == (100_00, 0, 1)
    actions.decide(entry, says_yes=True, by=actor_of(cast.cora), at=now)
    assert queries.totals(purse) == (100_00, 12_50, 0)
    assert queries.totals(purse).balance == 87_50


def test_the_host_hears_of_spending_once_a_day(purse, cast, now):
    for words in ("Planken", "Schroeven"):
        actions.spend(purse, planks(now, words=words), by=actor_of(cast.daan), at=now)

    letter = Letter.objects.get()
    assert letter.to_address == "cora@example.org"
    assert "Een uitgave wacht op jullie: Bankje" in letter.subject
    assert "12,50" not in letter.text
    actions.spend(purse, planks(now), by=actor_of(cast.daan), at=now + timedelta(days=1))
    assert Letter.objects.count() == 2


def test_a_no_has_a_reason_and_daan_hears_it_behind_the_link(purse, cast, now):
    entry = EntryFactory(purse=purse)
    with pytest.raises(Refused, match="waarom niet"):
        actions.decide(entry, says_yes=False, words=" ", by=actor_of(cast.cora), at=now)
    actions.decide(entry, says_yes=False, words="Past er niet bij", by=actor_of(cast.cora), at=now)

    entry.refresh_from_db()
    assert (entry.state, entry.decided_words) == ("refused", "Past er niet bij")
    letter = Letter.objects.get()
    assert letter.to_address == "daan@example.org"
    assert "Past er niet bij" not in letter.text


def test_below_zero_goes_only_when_the_host_says_so(purse, cast, now):
    EntryFactory(purse=purse, received=True, amount_cents=10_00)
    entry = EntryFactory(purse=purse)
    with pytest.raises(Refused, match="te weinig"):
        actions.decide(entry, says_yes=True, by=actor_of(cast.cora), at=now)
    paid = actions.decide(entry, says_yes=True, may_go_below=True, by=actor_of(cast.cora), at=now)

    assert paid.below_zero
    assert queries.totals(purse).balance == -2_50


def test_an_entry_is_decided_once(purse, cast, now):
    entry = EntryFactory(purse=purse, booked=True)
    with pytest.raises(Refused, match="al besloten"):
        actions.decide(entry, says_yes=True, by=actor_of(cast.cora), at=now)


def test_nobody_pays_what_they_entered(purse, cast, now):
    CoordinatorFactory(organisation=cast.buurthuis, person=cast.person(cast.daan))
    entry = EntryFactory(purse=purse, entered_by=cast.person(cast.daan))
    with pytest.raises(Refused, match="zelf in"):
        actions.decide(entry, says_yes=True, may_go_below=True, by=actor_of(cast.daan), at=now)
    actions.decide(entry, says_yes=True, may_go_below=True, by=actor_of(cast.cora), at=now)
    assert Entry.objects.get().state == "booked"


def test_what_was_booked_by_mistake_is_taken_back_with_why_and_counts_no_more(purse, cast, now):
    entry = EntryFactory(purse=purse, received=True, amount_cents=1_200_00)
    with pytest.raises(Refused, match="wat er mis ging"):
        actions.undo(entry, words="", by=actor_of(cast.cora), at=now)
    with pytest.raises(Refused, match="organisatie"):
        actions.undo(entry, words="Tikfout", by=actor_of(cast.daan), at=now)
    actions.undo(entry, words="Het was 12 euro", by=actor_of(cast.cora), at=now)

    assert queries.totals(purse) == (0, 0, 0)
    assert Entry.objects.get().decided_words == "Het was 12 euro"
    with pytest.raises(Refused, match="geboekt"):
        actions.undo(entry, words="Nog eens", by=actor_of(cast.cora), at=now)


@pytest.mark.parametrize("cents", [0, -1, 100_000_01])
def test_an_amount_is_more_than_nothing_and_at_most_a_ton(purse, cast, now, cents):
    with pytest.raises(Refused, match="tussen een cent en een ton"):
        actions.receive(purse, planks(now, cents), by=actor_of(cast.cora), at=now)
    with pytest.raises(Refused, match="tussen een cent en een ton"):
        actions.spend(purse, planks(now, cents), by=actor_of(cast.daan), at=now)


@pytest.mark.parametrize("day", [date(2020, 12, 31), date(2026, 3, 3), date(9999, 1, 1)])
def test_a_day_to_come_or_long_ago_is_refused(purse, cast, now, day):
    assert now.date() == date(2026, 3, 2)
    with pytest.raises(Refused, match="vijf jaar terug"):
        actions.receive(purse, Money(1, day, "x"), by=actor_of(cast.cora), at=now)
    actions.receive(purse, Money(1, date(2021, 1, 1), "x"), by=actor_of(cast.cora), at=now)


def test_each_does_their_own_part(purse, cast, now):
    entry = EntryFactory(purse=purse)
    nobody = [ANONYMOUS, actor_of(cast.gerda), actor_of(cast.bram)]
    for actor in [*nobody, actor_of(cast.daan), actor_of(cast.anna)]:
        assert refusal(rules.receive, actor, purse)
        assert refusal(rules.decide, actor, entry)
    for actor in [*nobody, actor_of(cast.cora)]:
        assert refusal(rules.spend, actor, purse)
    for actor in nobody:
        assert refusal(rules.read, actor, purse)
        assert not queries.entries(actor, purse).exists()
    for user in (cast.daan, cast.cora, cast.anna):
        assert queries.entries(actor_of(user), purse).get() == entry


def test_before_the_yes_nothing_is_booked(cast, now):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    purse = PurseFactory(initiative=it, host=cast.buurthuis, state="asked", answered_at=None)
    with pytest.raises(Refused, match="nog geen ja"):
        actions.receive(purse, planks(now), by=actor_of(cast.cora), at=now)
    with pytest.raises(Refused, match="nog geen ja"):
        actions.spend(purse, planks(now), by=actor_of(cast.daan), at=now)


def test_the_same_page_sent_twice_books_once(purse, cast, now):
    money = planks(now)
    came = [actions.receive(purse, money, by=actor_of(cast.cora), at=now) for _ in range(2)]
    assert came[0] == came[1]
    other = planks(now)
    gone = [actions.spend(purse, other, by=actor_of(cast.daan), at=now) for _ in range(2)]
    assert gone[0] == gone[1]
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"amount_cents": 0}, "an_entry_is_of_some_money"),
        ({"words": ""}, "an_entry_says_what_for_until_it_is_forgotten"),
        ({"state": "booked"}, "an_entry_that_is_decided_says_when"),
        ({"booked": True, "state": "refused"}, "a_payment_that_was_refused_says_why"),
        ({"booked": True, "state": "undone"}, "a_payment_that_was_refused_says_why"),
    ],
)
def test_the_database_keeps_its_word(purse, facts, sentence):
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        EntryFactory(purse=purse, **facts)


STEP = st.tuples(
    st.sampled_from(["receive", "pay", "refuse", "undo"]), st.integers(1, 500), st.booleans()
)


@given(steps=st.lists(STEP, max_size=12))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_happens_the_balance_is_what_was_booked(purse, cast, now, steps):
    """Against a count in plain Python; below zero only where the host said so."""
    cora, daan, left, booked = actor_of(cast.cora), actor_of(cast.daan), 0, []
    start = queries.totals(purse).balance
    for doing, cents, may in steps:
        if doing == "receive":
            booked.append((actions.receive(purse, planks(now, cents), by=cora, at=now), cents))
            left += cents
        elif doing == "undo" and booked:
            entry, worth = booked.pop()
            actions.undo(entry, words="fout", by=cora, at=now)
            left -= worth
        elif doing in ("pay", "refuse"):
            entry = actions.spend(purse, planks(now, cents), by=daan, at=now)
            facts = {"says_yes": doing == "pay", "words": "nee", "may_go_below": may}
            fits = may or start + left >= cents
            if doing == "pay" and not fits:
                with pytest.raises(Refused, match="te weinig"):
                    actions.decide(entry, **facts, by=cora, at=now)
                continue
            actions.decide(entry, **facts, by=cora, at=now)
            if doing == "pay":
                booked.append((entry, -cents))
                left -= cents
    assert queries.totals(purse).balance == start + left


def test_receipts_are_forgotten_by_the_clock_only(cast, now):
    with pytest.raises(Refused, match="vanzelf"):
        actions.forget(by=actor_of(cast.anna), at=now)
    assert actions.forget(by=CLOCK, at=now) == 0
