from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.invoices import actions, queries
from aanjager.community.invoices.actions import Line
from aanjager.community.invoices.models import Invoice
from aanjager.community.invoices.tests.factories import NOW, SELLER, TRAINING, draft, seller, sent
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def noord(cast):
    seller(cast.noord)
    return cast.noord


@pytest.fixture
def anna(noord):
    return staff_of(noord)


def test_an_invoice_gets_its_number_when_it_is_sent_and_the_buyer_a_letter(noord, anna):
    it = draft(noord, by=anna)
    assert str(it) == "concept"

    it = actions.send(it, by=anna, at=NOW)

    assert (it.code, it.issued_on, it.due_on) == ("2026-0001", date(2026, 3, 2), date(2026, 4, 1))
    assert it.seller["name"] == "Stichting Centrale Noord"
    letter = Letter.objects.get(kind="invoice")
    assert letter.to_address == "kantoor@korenaar.example.org"
    assert "2026-0001" in letter.subject
    assert "1.361,25" in letter.text
    assert "/factuur/" in letter.text
    assert it.token_hash not in letter.text


def test_numbers_follow_each_other_without_gaps_per_centre_and_year(noord, anna, cast):
    seller(cast.zuid)
    first, second = sent(noord, by=anna), sent(noord, by=anna)
    actions.drop(draft(noord, by=anna), by=anna, at=NOW)
    with pytest.raises(Refused):
        sent(noord, by=anna, buyer_street="")
    note = actions.credit(first, by=anna, at=NOW)
    next_year = sent(noord, by=anna, at=NOW + timedelta(days=365))

    codes = [it.code for it in (first, second, note, next_year, sent(cast.zuid))]

    assert codes == ["2026-0001", "2026-0002", "2026-0003", "2027-0001", "2026-0001"]


def test_what_was_sent_never_changes_whoever_tries(noord, anna):
    it = sent(noord, by=anna)
    line = it.lines.get()

    for try_it in (
        lambda: actions.add_line(it, TRAINING, by=anna, at=NOW),
        lambda: actions.remove_line(line, by=anna, at=NOW),
        lambda: actions.drop(it, by=anna, at=NOW),
        lambda: actions.send(it, by=anna, at=NOW),
    ):
        with pytest.raises(Refused, match="verandert niet meer"):
            try_it()
    for by_hand in (
        lambda: it.lines.update(price_cents=1),
        lambda: it.lines.all().delete(),
        lambda: Invoice.objects.filter(pk=it.pk).update(buyer_name="Iemand anders"),
        lambda: Invoice.objects.filter(pk=it.pk).update(state="draft"),
    ):
        with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
            by_hand()


def test_a_new_name_of_the_centre_leaves_what_was_sent(noord, anna):
    it = sent(noord, by=anna)

    actions.describe(noord, {**SELLER, "name": "Andere stichting"}, by=anna, at=NOW)

    it.refresh_from_db()
    assert it.seller["name"] == "Stichting Centrale Noord"


def test_a_credit_note_takes_the_whole_invoice_back_once(noord, anna):
    it = sent(noord, by=anna)

    note = actions.credit(it, by=anna, at=NOW)

    it.refresh_from_db()
    assert (it.state, note.kind, note.credits) == ("credited", "credit", it)
    amounts = [queries.totals(queries.lines_of(one)).gross for one in (it, note)]
    assert amounts == [136_125, 136_125]
    for again in (it, note):
        with pytest.raises(Refused, match="maar een keer"):
            actions.credit(again, by=anna, at=NOW)


def test_paid_is_a_day_between_sending_and_today(noord, anna):
    it = sent(noord, by=anna)

    for day in (date(2026, 3, 1), date(2026, 3, 4)):
        with pytest.raises(Refused, match="tussen het versturen en vandaag"):
            actions.pay(it, day, by=anna, at=NOW + timedelta(days=1))
    it = actions.pay(it, date(2026, 3, 3), by=anna, at=NOW + timedelta(days=1))

    assert (it.state, it.paid_on) == ("paid", date(2026, 3, 3))


@pytest.mark.parametrize(
    ("facts", "tax", "why"),
    [
        ({}, "small", "past niet bij jullie gegevens"),
        ({"tax": "small"}, "high", "rekenen geen btw"),
        ({"tax": "outside", "vat_number": ""}, "exempt", "rekenen geen btw"),
    ],
)
def test_vat_on_the_lines_fits_the_seller(cast, facts, tax, why):
    seller(cast.noord, **facts)
    it = draft(cast.noord, Line("Advies", Decimal(1), 100_00, tax))

    with pytest.raises(Refused, match=why):
        actions.send(it, by=staff_of(cast.noord), at=NOW)


def test_without_our_own_facts_no_invoice_begins(cast):
    with pytest.raises(Refused, match="Vul eerst in"):
        draft(cast.noord)
    with pytest.raises(Refused, match="btw-id"):
        seller(cast.noord, vat_number="")


def test_another_centre_neither_sees_nor_makes_them(noord, anna, cast):
    it, bram = sent(noord, by=anna), staff_of(cast.zuid)

    assert list(queries.overview(bram, noord)) == []
    for act in (actions.send, actions.credit, actions.drop):
        with pytest.raises(Refused, match="medewerkers van deze centrale"):
            act(it, by=bram, at=NOW)


def test_the_rate_is_that_of_the_day_of_sending(noord):
    rates = [queries.rate("low", on=day) for day in (date(2018, 12, 31), date(2019, 1, 1))]

    assert rates == [Decimal(6), Decimal(9)]
    assert queries.rate("exempt", on=date(2026, 3, 2)) == 0
