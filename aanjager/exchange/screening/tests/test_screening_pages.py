from datetime import UTC, date, datetime

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.models import Criterion
from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.screening import actions
from aanjager.kernel.actor import CLOCK
from aanjager.trust import audit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
Status = Opportunity.Status
LIST = "/balie/vacatures/"


@pytest.fixture
def anna(signed_in, cast):
    return signed_in(cast.anna)


@pytest.fixture
def sent(cast):
    Criterion.objects.create(
        subject="opportunity", code="contact_person", text_nl="Is er een vaste contactpersoon?",
        text_en="Is there a contact person?", position=1, source="test", valid_from=date(2020, 1, 1),
    )  # fmt: skip
    return OpportunityFactory(
        organisation=cast.buurthuis, status=Status.SUBMITTED, title="Soep koken"
    )


def test_the_checklist_stands_beside_what_the_house_saw_itself(anna, sent):
    OpportunityFactory(organisation=sent.organisation, title="SOEP KOKEN")

    audit.record("opportunity.submitted", sent, by=CLOCK, at=NOW)
    page = anna.get(f"{LIST}{sent.pk}/screening/").text

    assert "vanzelf, op de klok" in page.split("Wat er gebeurde")[1]
    assert "Is er een vaste contactpersoon?" in page
    assert "Kies wie de vaste contactpersoon is." in page
    assert "Lijkt dit dubbel?" in page


def test_a_yes_with_every_answer_puts_it_on_line(anna, sent):
    where = f"{LIST}{sent.pk}/screening/"
    refused = anna.post(where, {"outcome": "approved"})
    assert refused.status_code == 422
    assert "Dit is nog niet in orde: Is er een vaste contactpersoon?" in refused.text

    answer = anna.post(
        where,
        {"outcome": "approved", "answer_contact_person": "yes", "note_contact_person": "Cora"},
    )

    sent.refresh_from_db()
    assert answer.status_code == 302
    assert sent.status == Status.OPEN
    assert sent.screenings.get().answers == {"contact_person": {"answer": "yes", "note": "Cora"}}
    assert sent.screenings.get().decider_name == "Anna"


def test_a_no_without_a_reason_is_asked_for_one(anna, sent):
    answer = anna.post(f"{LIST}{sent.pk}/screening/", {"outcome": "refused", "reason": ""})

    assert answer.status_code == 422
    assert "Schrijf de reden op" in answer.text


def test_an_objection_stands_on_top_and_a_colleague_answers(signed_in, anna, cast, sent):
    colleague = staff_of(cast.noord)
    actions.screen(sent, outcome="refused", answers={}, reason="Betaald.", by=colleague, at=NOW)
    actions.appeal(sent, text="Het is onbetaald.", by=coordinator_of(sent.organisation), at=NOW)
    where = f"{LIST}{sent.pk}/bezwaar/"

    assert "Bezwaar van" in anna.get(LIST).text
    assert "Het is onbetaald." in anna.get(f"{LIST}{sent.pk}/screening/").text
    assert anna.post(where, {"is_granted": "yes"}).status_code == 422
    anna.post(where, {"is_granted": "yes", "answer": "Je hebt gelijk."})

    sent.refresh_from_db()
    assert sent.status == Status.SUBMITTED
    assert "Bezwaar van" not in anna.get(LIST).text
    assert anna.post(where, {"is_granted": "yes", "answer": "Nog eens"}).status_code == 404


def test_a_no_is_read_with_its_reason_and_answered_with_an_objection(signed_in, cast):
    cora, base = signed_in(cast.cora), f"/organisatie/{cast.buurthuis.pk}/vacatures/"
    it = OpportunityFactory(organisation=cast.buurthuis, status=Status.SUBMITTED)
    actions.screen(
        it,
        outcome="refused",
        answers={},
        reason="Dit is betaald werk.",
        by=staff_of(cast.noord),
        at=NOW,
    )
    page = cora.get(f"{base}{it.pk}/").text
    assert "Dit is betaald werk." in page
    assert f"{base}{it.pk}/bezwaar/" in page
    assert cora.post(f"{base}{it.pk}/bezwaar/", {"text": ""}).status_code == 422

    cora.post(f"{base}{it.pk}/bezwaar/", {"text": "Het is echt onbetaald."})

    page = cora.get(f"{base}{it.pk}/").text
    assert "Het is echt onbetaald." in page
    assert f"{base}{it.pk}/bezwaar/" not in page
