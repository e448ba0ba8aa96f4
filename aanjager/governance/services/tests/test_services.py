import re
from datetime import timedelta

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.invoices import queries as invoices
from aanjager.community.invoices.tests.factories import seller
from aanjager.governance.services import actions, queries
from aanjager.governance.services.models import Quotation, ServiceRequest
from aanjager.governance.services.tests.factories import (
    ASKING,
    NOW,
    TRAINING,
    accepted,
    quoted,
    request,
    service,
)  # fmt: skip
from aanjager.kernel import clock
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "noord.localhost"}


def test_who_asks_hears_until_when_and_the_centre_gets_a_letter(cast):
    it = request(cast.noord)

    assert it.answer_by == clock.add_working_days(NOW, 5)
    to = dict(Letter.objects.filter(kind="service").values_list("to_address", "subject"))
    assert "Gastvrij voor vrijwilligers" in to["kees@korenaar.example.org"]
    assert "Bakkerij De Korenaar vraagt" in to[cast.noord.email]


def test_the_fourth_request_waits_for_an_answer(cast):
    it = service(cast.noord)
    for _ in range(3):
        actions.ask(it, ASKING, by=ANONYMOUS, at=NOW)

    with pytest.raises(Refused, match="Wacht even"):
        actions.ask(it, ASKING, by=ANONYMOUS, at=NOW)


def test_what_is_off_the_site_cannot_be_asked(cast):
    it = service(cast.noord, is_shown=False)

    assert not queries.shown(cast.noord).exists()
    with pytest.raises(Refused, match="nu niet aangeboden"):
        actions.ask(it, ASKING, by=ANONYMOUS, at=NOW)


def test_an_offer_begins_with_the_price_of_the_catalogue_and_there_is_one_at_a_time(cast):
    it, anna = request(cast.noord), staff_of(cast.noord)
    offer = actions.quote(it, by=anna, at=NOW)

    line = offer.lines.get()
    assert (line.words, line.price_cents, line.rate) == (it.service.title, 450_00, 21)
    with pytest.raises(Refused, match="al een offerte"):
        actions.quote(it, by=anna, at=NOW)
    actions.withdraw(offer, by=anna, at=NOW)
    assert actions.quote(it, by=anna, at=NOW).pk


def test_yes_is_said_with_the_link_once_and_before_the_last_day_ends(cast):
    it, token = quoted(cast.noord)
    late = NOW + timedelta(days=31)

    for with_token, name, at, why in (
        ("fout", "Kees", NOW, "link werkt niet"),
        (token, " ", NOW, "wie akkoord geeft"),
        (token, "Kees", late, "verlopen"),
    ):
        with pytest.raises(Refused, match=why):
            actions.accept(it, with_token, name, by=ANONYMOUS, at=at)
    actions.accept(it, token, "Kees", by=ANONYMOUS, at=NOW + timedelta(days=30))

    for again in (actions.accept, actions.decline):
        with pytest.raises(Refused, match="al geantwoord"):
            again(it, token, "Kees", by=ANONYMOUS, at=NOW)
    assert Letter.objects.filter(
        to_address=cast.noord.email, subject__startswith="Akkoord"
    ).exists()


def test_an_accepted_offer_becomes_one_invoice_with_the_same_lines(cast):
    seller(cast.noord)
    it, anna = accepted(cast.noord), staff_of(cast.noord)

    made = actions.invoice(it, by=anna, at=NOW)

    offered = queries.money_of(it)["totals"]
    assert invoices.totals(invoices.lines_of(made)) == offered
    assert (made.buyer_name, offered.gross) == ("Bakkerij De Korenaar", 544_50)
    with pytest.raises(Refused, match="al een factuur"):
        actions.invoice(it, by=anna, at=NOW)


def test_without_a_yes_there_is_no_invoice(cast):
    seller(cast.noord)
    it, _token = quoted(cast.noord)

    with pytest.raises(Refused, match="akkoord"):
        actions.invoice(it, by=staff_of(cast.noord), at=NOW)


def test_another_centre_sees_and_does_nothing(cast):
    it, bram = accepted(cast.noord), staff_of(cast.zuid)

    assert not queries.requests(bram, cast.noord).exists()
    for act in (
        lambda: actions.answer(it.request, "Ja", by=bram, at=NOW),
        lambda: actions.quote(it.request, by=bram, at=NOW),
        lambda: actions.invoice(it, by=bram, at=NOW),
        lambda: actions.offer(cast.noord, TRAINING, by=bram, at=NOW),
    ):
        with pytest.raises(Refused, match="medewerkers"):
            act()


def test_a_year_after_the_last_move_nobody_is_named_any_more(cast):
    it = accepted(cast.noord).request

    assert actions.forget(by=CLOCK, at=NOW + timedelta(days=365)) == 0
    assert actions.forget(by=CLOCK, at=NOW + timedelta(days=366)) == 1
    assert actions.forget(by=CLOCK, at=NOW + timedelta(days=366)) == 0

    it.refresh_from_db()
    assert (it.name, it.email, it.words, it.organisation_name) == ("", "", "", "")
    assert Quotation.objects.get().answered_by == ""
    with pytest.raises(Refused, match="vergeten"):
        actions.answer(it, "Ja", by=staff_of(cast.noord), at=NOW)


def test_from_a_click_on_the_site_to_an_invoice_at_the_desk(client, signed_in, cast):
    seller(cast.noord)
    it = service(cast.noord)
    assert it.title in client.get("/diensten/", **HOST).content.decode()
    facts = {"name": "Kees", "email": "kees@example.org", "words": "Graag in mei."}
    assert client.post(f"/diensten/{it.pk}/", facts, **HOST).status_code == 302

    anna, asked = signed_in(cast.anna), ServiceRequest.objects.get()
    assert "Kees" in anna.get("/balie/", **HOST).content.decode()
    offer = anna.post(f"/balie/diensten/aanvraag/{asked.pk}/offerte/", **HOST)["Location"]
    line = {
        "words": "Reiskosten",
        "quantity": "12,5",
        "unit": "C62",
        "price_cents": "0,40",
        "tax": "high",
    }
    anna.post(f"{offer}regel/", line, **HOST)
    assert "€ 455,00" in anna.get(offer, **HOST).content.decode().replace("\xa0", " ")
    anna.post(f"{offer}versturen/", {"valid_until": "2099-01-01"}, **HOST)
    anna.logout()

    letter = Letter.objects.get(key__contains="quoted").text
    link = re.search(r"/offerte/[^/\s]+/", letter)[0]
    assert "Ja, akkoord" in client.get(link, **HOST).content.decode()
    assert Quotation.objects.get().state == "sent"
    client.post(f"{link}akkoord/", {"name": "Kees"}, **HOST)
    assert "Kees ging akkoord" in client.get(link, **HOST).content.decode()

    made = signed_in(cast.anna).post(f"{offer}factuur/", **HOST)["Location"]
    assert made.startswith("/balie/facturen/")


def test_a_priced_service_needs_an_amount(signed_in, cast):
    form = {**TRAINING, "price": "hour", "price_cents": ""}
    answer = signed_in(cast.anna).post("/balie/diensten/nieuw/", form, **HOST)

    assert answer.status_code == 422
    assert "Vul een bedrag in" in answer.content.decode()
