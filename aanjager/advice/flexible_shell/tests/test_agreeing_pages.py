"""Whoever agrees has the whole text on the page, as it is frozen, before the button."""

import pytest
from django.urls import reverse

from aanjager.advice.assignments import actions, queries
from aanjager.advice.assignments.models import Contract
from aanjager.advice.assignments.tests.factories import (
    FACTS,
    NOW,
    YES,
    accepted,
    agrees_to_pay,
    drawn_up,
    link_of,
    mine,
    whole,
)  # fmt: skip
from aanjager.advice.experts.tests.factories import expert, in_pool

pytestmark = pytest.mark.django_db
BUTTON = 'name="tekst"'


@pytest.fixture
def answered(cast):
    """A freelancer with an account took a question of the Buurthuis and answered the questions."""
    it = in_pool(cast.noord, expert(kind="freelancer", person=cast.daan.person))
    it = accepted(cast.noord, expert=it, body=cast.buurthuis, budget_cents=600_00)
    actions.check(it, YES, by=mine(it), at=NOW)
    return whole(it)


def page(browser, name, *args):
    return browser.get(reverse(f"assignments:{name}", args=args)).content.decode()


def text_before_button(html, text):
    """Every line of the text stands in the page, in Dutch, before the button that agrees to it."""
    before = html[: html.index(BUTTON)]
    told = before.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    assert all(words in told for _kind, words in queries.parts_of(text))
    return 'lang="nl"' in before


def test_staff_read_it_whole_and_agree_to_what_they_read(cast, answered, signed_in):
    desk = signed_in(cast.anna)
    html, text = page(desk, "detail", answered.pk), queries.text_of(answered)

    assert text_before_button(html, text)
    assert FACTS["question"] in text
    url = reverse("assignments:draw_up", args=[answered.pk])
    assert desk.post(url, {"tekst": "anders"}).status_code == 403
    desk.post(url, {"tekst": queries.fingerprint(text)})
    assert Contract.objects.get().text == text
    html = page(desk, "detail", answered.pk)
    assert BUTTON not in html
    assert html.count("nog niet") == 2


def test_the_organisation_reads_and_agrees_signed_in(cast, answered, signed_in):
    made, cora = drawn_up(answered), signed_in(cast.cora)
    html = page(cora, "body", answered.pk)
    assert text_before_button(html, made.text)
    url = reverse("assignments:agree_to_pay", args=[answered.pk])
    sent = {"tekst": made.text_hash, "akkoord-name": ""}
    assert cora.post(url, sent).status_code == 422
    assert cora.post(url, {**sent, "akkoord-name": "Cora"}).status_code == 302

    html = page(cora, "body", answered.pk)
    assert BUTTON not in html
    assert html.count("nog niet") == 1
    assert cora.post(url, {**sent, "akkoord-name": "Cora"}).status_code == 403
    paper = cora.get(reverse("assignments:contract", args=[answered.pk]))
    assert paper["Content-Type"] == "application/pdf"


def test_the_organisation_reads_and_agrees_with_the_link(answered, client):
    made = drawn_up(answered)
    token = link_of(answered, "contract")
    assert text_before_button(page(client, "by_link", token), made.text)

    url = reverse("assignments:agree_by_link", args=[token])
    client.post(url, {"tekst": made.text_hash, "akkoord-name": "Cora"})

    html = page(client, "by_link", token)
    assert BUTTON not in html
    assert "Cora" in html


def test_the_expert_waits_for_the_organisation_and_then_agrees(cast, answered, signed_in):
    made, daan = drawn_up(answered), signed_in(cast.daan)
    html = page(daan, "own", answered.pk)
    assert BUTTON not in html
    assert "wie de factuur krijgt, leest de overeenkomst" in html
    url = reverse("assignments:agree", args=[answered.pk])
    sent = {"tekst": made.text_hash, "akkoord-name": "Daan"}
    assert daan.post(url, sent).status_code == 403

    agrees_to_pay(made)

    assert text_before_button(page(daan, "own", answered.pk), made.text)
    daan.post(url, sent)
    assert whole(answered).state == "working"


def test_an_organisation_without_the_invoice_sees_no_agreement(cast, signed_in):
    it = accepted(cast.noord, body=cast.buurthuis)
    drawn_up(it)
    cora = signed_in(cast.cora)

    assert 'id="afspraak"' not in page(cora, "body", it.pk)
    assert cora.get(reverse("assignments:contract", args=[it.pk])).status_code == 404


def test_only_staff_say_that_the_centre_pays(cast, signed_in):
    assert 'name="payer"' in page(signed_in(cast.anna), "new")
    assert 'name="payer"' not in page(signed_in(cast.cora), "ask", cast.buurthuis.pk)
