"""The host settles a purse: nothing waits, what is left is explained, and all of it stays readable."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import pytest
from django.db import connection

from aanjager.community.organisations.queries import actor_of
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.purses import actions, queries
from aanjager.participation.purses.actions import Money
from aanjager.participation.purses.models import Entry, Purse
from aanjager.participation.purses.tests.factories import EntryFactory, PurseFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.fixture
def purse(cast):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan), title="Bankje")
    return PurseFactory(initiative=it, host=cast.buurthuis)


def test_cora_settles_and_daan_reads_how_it_ended(purse, cast, signed_in):
    EntryFactory(purse=purse, received=True, amount_cents=100_00)
    EntryFactory(purse=purse, booked=True, amount_cents=60_00)
    cora, where = signed_in(cast.cora), f"/initiatieven/{purse.initiative_id}/geld/"
    assert "Reken af en sluit" in cora.get(where, **NOORD).text
    assert "40,00" in cora.get(f"{where}sluiten/", **NOORD).text
    answer = cora.post(f"{where}sluiten/", {"words": ""}, **NOORD)
    assert answer.status_code == 422
    assert "Schrijf op wat er met het geld" in answer.text
    cora.post(f"{where}sluiten/", {"words": "Teruggegeven aan de gemeente"}, **NOORD)

    assert queries.totals(purse).balance == 0
    assert Letter.objects.get(to_address="daan@example.org").subject.startswith("Het geld is afg")
    page = signed_in(cast.daan).get(where, **NOORD).text
    assert "Teruggegeven aan de gemeente" in page
    assert "afgerekend en gesloten" in page
    assert "Een uitgave" not in page


def test_what_the_host_lent_is_booked_in_with_who_bears_it(purse, cast, now):
    EntryFactory(purse=purse, booked=True, amount_cents=60_00, below_zero=True)
    actions.close(purse, words="Wij leggen het bij", by=actor_of(cast.cora), at=now)

    last = Entry.objects.latest("pk")
    assert (last.kind, last.amount_cents) == ("in", 60_00)


def test_an_empty_purse_needs_no_words_and_books_nothing(purse, cast, now):
    actions.close(purse, by=actor_of(cast.cora), at=now)

    assert Purse.objects.get().closed_at == now
    assert not Entry.objects.exists()


def test_a_purse_closes_when_nothing_waits_and_only_by_its_host(purse, cast, now):
    EntryFactory(purse=purse)
    with pytest.raises(Refused, match="wachten nog"):
        actions.close(purse, words="Op", by=actor_of(cast.cora), at=now)
    for who in (cast.daan, cast.anna, cast.bram):
        with pytest.raises(Refused, match="organisatie die het geld beheert"):
            actions.close(purse, words="Op", by=actor_of(who), at=now)


def test_after_closing_nobody_books_takes_back_or_asks_another(purse, cast, now):
    booked = EntryFactory(purse=purse, received=True)
    cora, daan = actor_of(cast.cora), actor_of(cast.daan)
    actions.close(purse, words="Terug", by=cora, at=now)
    money, other = Money(5_00, now.date(), "Planken"), OrganisationFactory(centre=cast.noord)

    for act in (
        lambda: actions.receive(purse, money, by=cora, at=now),
        lambda: actions.spend(purse, money, by=daan, at=now),
        lambda: actions.undo(booked, words="Fout", by=cora, at=now),
        lambda: actions.ask_host(purse.initiative, other, by=daan, at=now),
        lambda: actions.close(purse, by=cora, at=now),
    ):
        with pytest.raises(Refused, match="afgerekend en gesloten"):
            act()
    assert queries.initiative(cora, purse.initiative_id)


@pytest.mark.django_db(transaction=True)
def test_closed_twice_at_once_books_the_rest_once(cast, now):
    it = InitiativeFactory(centre=cast.noord)
    purse = PurseFactory(initiative=it, host=cast.buurthuis)
    EntryFactory(purse=purse, received=True)
    together, cora = Barrier(3), actor_of(cast.cora)

    def close(_n):
        together.wait()
        with suppress(Refused):
            actions.close(purse, words="Terug", by=cora, at=now)
        connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(close, range(3)))

    assert Entry.objects.filter(kind="out").count() == 1
    assert queries.totals(purse).balance == 0


def test_the_host_sees_all_its_purses_with_what_waits_first(purse, cast, signed_in):
    EntryFactory(purse=purse)
    done = InitiativeFactory(centre=cast.noord, title="Moestuin d'Oude Hof")
    PurseFactory(initiative=done, host=cast.buurthuis, state="closed", closed_at=purse.asked_at)
    PurseFactory(initiative=InitiativeFactory(title="Elders"))
    cora = signed_in(cast.cora)
    page = cora.get("/organisatie/geld/", **NOORD).text

    assert page.index("Bankje") < page.index("Moestuin d&#x27;Oude Hof")
    assert "1 uitgave wacht op jullie" in page
    assert "Elders" not in page
    assert signed_in(cast.daan).get("/organisatie/geld/", **NOORD).status_code == 404


def test_the_list_of_purses_asks_as_often_for_twenty_as_for_two(cast, signed_in):
    def look():
        return cora.get("/organisatie/geld/", **NOORD)

    cora = signed_in(cast.cora)
    for _n in range(2):
        PurseFactory(initiative=InitiativeFactory(centre=cast.noord), host=cast.buurthuis)
    look()
    few = count_queries(look)
    for _n in range(18):
        PurseFactory(initiative=InitiativeFactory(centre=cast.noord), host=cast.buurthuis)

    assert count_queries(look) == few <= 8
