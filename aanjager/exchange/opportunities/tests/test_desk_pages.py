from datetime import UTC, date, datetime

import pytest

from aanjager.community.organisations.models import Criterion
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.testing import count_queries
from aanjager.trust.audit.models import Event

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


def test_the_desk_sees_every_state_of_its_own_centre(anna, cast):
    OpportunityFactory(organisation=cast.buurthuis, title="Nog niet af")
    OpportunityFactory(organisation__centre=cast.zuid, title="Van Zuid", open=True)

    page = anna.get(LIST).text

    assert "Nog niet af" in page
    assert "Van Zuid" not in page


def test_the_desk_filters_and_searches_also_by_organisation(anna, cast, sent):
    OpportunityFactory(
        organisation__centre=cast.noord, organisation__name="Speeltuin", title="Wip verven"
    )

    assert "Wip verven" not in anna.get(LIST, {"staat": "submitted"}).text
    assert "Wip verven" in anna.get(LIST, {"q": "speel"}).text
    assert "Niets gevonden" in anna.get(LIST, {"q": "zeilen"}).text


def test_the_list_goes_along_as_a_file_without_formulas(anna, cast):
    OpportunityFactory(organisation=cast.buurthuis, title="=1+1", open=True)

    answer = anna.get(LIST, {"als": "csv"})

    text = b"".join(answer.streaming_content).decode()
    assert "text/csv" in answer["Content-Type"]
    assert "'=1+1" in text
    assert "online" in text


def test_the_list_asks_the_database_as_often_for_twenty_as_for_two(anna, cast):
    OpportunityFactory.create_batch(2, organisation=cast.buurthuis, open=True)
    anna.get(LIST)  # the centre is remembered from here on
    for_two = count_queries(lambda: anna.get(LIST))
    OpportunityFactory.create_batch(18, organisation__centre=cast.noord, open=True)

    assert count_queries(lambda: anna.get(LIST)) == for_two
    assert for_two <= 8


def test_a_draft_can_go_on_line_at_once_but_is_not_screened(anna, cast):
    draft = OpportunityFactory(organisation=cast.buurthuis)
    assert "Zet meteen online" in anna.get(f"{LIST}{draft.pk}/screening/").text

    anna.post(f"{LIST}{draft.pk}/plaatsen/")

    draft.refresh_from_db()
    assert draft.status == Status.OPEN
    assert Event.objects.filter(verb="opportunity.published").exists()


@pytest.mark.parametrize("who", ["bram", "cora", "daan", "gerda", "els"])
def test_others_do_not_sit_at_this_desk(signed_in, cast, sent, who):
    browser = signed_in(getattr(cast, who))

    assert browser.get(f"{LIST}{sent.pk}/screening/").status_code == 404
    assert browser.post(f"{LIST}{sent.pk}/plaatsen/").status_code == 404
    if who != "bram":
        assert browser.get(LIST).status_code == 404


def test_who_is_not_signed_in_is_led_to_the_door(client):
    assert client.get(LIST).url.startswith("/inloggen/")
