"""Who pays the centre: public, in cents, with how concentrated it is."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.partnership.funders import actions, queries, rules
from aanjager.partnership.funders.actions import Paid
from aanjager.partnership.funders.models import Funder

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOORD = {"headers": {"host": "noord.localhost"}}


def staff(centre):
    return Actor(user_id=1, staff_of=frozenset({centre.pk}))


def paid(name="Gemeente Noord", cents=100_00, year=2026, purpose="De basis", kind="municipality"):
    return Paid(kind, name, purpose, date(2020, 1, 1), year, cents)


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=8))
def test_the_index_is_the_sum_of_squared_shares_and_money_in_another_order_changes_nothing(amounts):
    found, total = rules.concentration(amounts), sum(amounts)

    exact = sum(Fraction(it, total) ** 2 for it in amounts) * 10_000
    assert abs(found.index - exact) <= Fraction(1, 2)
    assert abs(found.largest_percent - Fraction(max(amounts) * 100, total)) <= Fraction(1, 2)
    assert found == rules.concentration(amounts[::-1])
    assert found == rules.concentration([it * 3 for it in amounts])


@pytest.mark.parametrize(
    ("amounts", "index", "word"),
    [([5], 10_000, "hanging"), ([1, 1], 5_000, "leaning"), ([1, 1, 1], 3_333, "spread")],
)
def test_the_bounds_are_one_two_and_three_that_pay_the_same(amounts, index, word):
    found = rules.concentration(amounts)

    assert (found.index, found.word) == (index, word)
    assert rules.concentration([]) is None


@pytest.mark.django_db
def test_staff_keep_it_and_everybody_reads_it(cast, client):
    by = staff(cast.noord)
    for who in (ANONYMOUS, staff(cast.zuid)):
        with pytest.raises(Refused, match="mensen van de centrale"):
            actions.keep(cast.noord, paid(), by=who, at=NOW)
    for wrong, words in (
        (paid(cents=0), "meer dan nul"), (paid(year=2029), "twee jaar"), (paid(year=2019), "nog niet"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=words):
            actions.keep(cast.noord, wrong, by=by, at=NOW)
    actions.keep(cast.noord, paid(cents=1), by=by, at=NOW)
    actions.keep(cast.noord, paid(cents=600_00), by=by, at=NOW)  # said again replaces
    actions.keep(cast.noord, paid(cents=100_00, purpose="Meer"), by=by, at=NOW)
    actions.keep(cast.noord, paid("Fonds Linde", 300_00, kind="fund"), by=by, at=NOW)
    cast.noord.parent_name = "Welzijn Noord"
    cast.noord.save()

    found = queries.register(cast.noord, 2026)
    assert (found.total, found.concentration.largest_percent) == (1_000_00, 70)
    assert sum(row.cents for row in found.rows) == found.total
    page = client.get("/geldgevers/?jaar=2026", **NOORD).content.decode()
    for words in (
        "Fonds Linde", "betaalt 70%", "/vacatures/volgorde/", "hoort bij Welzijn Noord", "600,00",
    ):  # fmt: skip
        assert words in page
    assert count_queries(lambda: client.get("/geldgevers/", **NOORD)) <= 8
    assert "Centrale Noord" in client.get("/geldgevers/").content.decode()
    assert (
        "nog niet ingevuld"
        in client.get("/geldgevers/", headers={"host": "zuid.localhost"}).content.decode()
    )


@pytest.mark.django_db
def test_anna_writes_down_a_funder_and_that_it_stopped(cast, signed_in):
    browser = signed_in(cast.anna)
    told = {
        "kind": "fund", "name": "Fonds Linde", "purpose": "Buddy's", "since_on": "2024-01-01",
        "year": "2025", "amount": "12.500,50",
    }  # fmt: skip
    assert (
        browser.post("/balie/geldgevers/", {**told, "amount": "veel"}, **NOORD).status_code == 422
    )
    assert browser.post("/balie/geldgevers/", told, **NOORD).status_code == 302
    it = Funder.objects.get()
    page = browser.post(f"/balie/geldgevers/{it.pk}/gestopt/", follow=True, **NOORD)

    assert "12.500,50" in page.content.decode()
    it.refresh_from_db()
    assert it.ended_on
