from datetime import timedelta

import pytest

from aanjager.community.organisations.tests.factories import (
    CoordinatorFactory,
    OrganisationFactory,
)
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Placement, Template
from aanjager.exchange.placements.tests.factories import (
    MessageFactory,
    TemplateFactory,
    in_state,
)
from aanjager.kernel.testing import count_queries
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
URL = "/organisatie/"


@pytest.fixture
def cora(cast, signed_in):
    browser = signed_in(cast.cora)
    browser.defaults["HTTP_HOST"] = "noord.localhost"
    return browser


def to_anker(cast, state="reaction", **facts):
    opportunity = OpportunityFactory(organisation=cast.buurthuis, open=True, places=3)
    return in_state(state, opportunity=opportunity, **facts)


def do(browser, placement, step, **given):
    return browser.post(f"/organisatie/reacties/{placement.pk}/{step}/", given)


def test_the_list_shows_who_waits_with_the_clock_and_the_first_words(cora, cast):
    late = to_anker(cast, person__name="Wacht Lang")
    MessageFactory(placement=late, text="Ik bak graag.")
    to_anker(cast, "unconfirmed", person__name="Nog Niet")
    to_anker(cast, "talk", person__name="Praat Al")

    page = cora.get(URL).text

    assert "Wacht Lang" in page
    assert "Ik bak graag." in page
    assert "te laat" in page
    assert "Nog Niet" not in page
    assert "Praat Al" not in page
    assert "Praat Al" in cora.get(URL, {"toon": "talking"}).text


@pytest.mark.parametrize("group", ["waiting", "talking", "reserve", "agreed", "started", "over"])
def test_every_group_has_its_list_its_count_and_its_empty_words(cora, cast, group):
    assert 'class="empty"' in cora.get(URL, {"toon": group}).text
    for state in ("reaction", "talk", "reserve", "agreed", "started", "ended", "declined"):
        to_anker(cast, state)

    page = cora.get(URL, {"toon": group}).text

    assert "<tbody>" in page
    assert ("(2)" if group == "over" else "(1)") in page


def test_one_searches_by_name_or_by_opportunity(cora, cast):
    to_anker(cast, person__name="Femke")
    to_anker(cast, person__name="Joris")

    assert "Joris" not in cora.get(URL, {"q": "femke"}).text
    assert "Niemand gevonden" in cora.get(URL, {"q": "xyz"}).text
    partial = cora.get(URL, {"q": "femke"}, headers={"HX-Request": "true"}).text
    assert "<html" not in partial
    assert "Femke" in partial


def test_who_coordinates_two_organisations_switches_between_them(cora, cast):
    other = OrganisationFactory(centre=cast.noord, name="Zwemclub")
    CoordinatorFactory(organisation=other, person=cast.person(cast.cora))
    to_anker(cast, person__name="Van Anker")

    assert "Van Anker" in cora.get(URL).text
    assert "Van Anker" not in cora.get(URL, {"organisatie": other.pk}).text
    assert "Van Anker" in cora.get(URL, {"organisatie": "onzin"}).text


def test_the_list_asks_as_often_for_twenty_as_for_two(cora, cast):
    for _two in range(2):
        to_anker(cast)
    cora.get(URL)
    for_two = count_queries(lambda: cora.get(URL))
    for _more in range(18):
        to_anker(cast)

    assert count_queries(lambda: cora.get(URL)) == for_two <= 8


def test_one_reaction_asks_at_most_five_things_more_than_who_looks(cora, cast):
    placement = to_anker(cast, "agreed")
    MessageFactory.create_batch(5, placement=placement)
    address = f"/organisatie/reacties/{placement.pk}/"
    cora.get(address)

    assert count_queries(lambda: cora.get(address)) <= 8


def test_from_answer_to_first_day_with_the_buttons_of_the_page(cora, cast, now):
    placement = to_anker(cast)
    soon = (now + timedelta(days=365 * 3)).strftime("%Y-%m-%dT%H:%M")

    assert "Antwoorden" in cora.get(f"/organisatie/reacties/{placement.pk}/").text
    do(cora, placement, "answer", text="Kom gerust langs.")
    do(cora, placement, "plan_talk", when=soon, where="Anker 1")
    do(cora, placement, "agree")
    page = cora.get(f"/organisatie/reacties/{placement.pk}/").text
    assert placement.person.email in page, "who agreed may be called"
    role = cast.buurthuis.coordinators.get()
    do(cora, placement, "start", first_day="2026-03-09", buddy=role.pk)
    done = do(cora, placement, "say", text="Tot dan.")

    assert done.headers["Location"] == f"/organisatie/reacties/{placement.pk}/"
    placement.refresh_from_db()
    assert (placement.state, placement.buddy_name) == ("started", "Cora")
    assert "Cora" in Letter.objects.get(kind="placement-started").text
    do(cora, placement, "end", reason="finished")
    placement.refresh_from_db()
    assert placement.state == "ended"
    assert "hoef je niets meer" in cora.get(f"/organisatie/reacties/{placement.pk}/").text


def test_before_anything_is_agreed_the_address_stays_private(cora, cast):
    placement = to_anker(cast, "talk")

    assert placement.person.email not in cora.get(f"/organisatie/reacties/{placement.pk}/").text


def test_a_kind_no_offers_three_other_things(cora, cast):
    placement = to_anker(cast)
    for title in ("Zwemles geven", "Koken", "Wandelen", "Lezen"):
        OpportunityFactory(organisation=cast.buurthuis, open=True, title=title)

    do(cora, placement, "decline", reason="full", text="Dank je, maar we hebben genoeg mensen.")

    letter = Letter.objects.get(kind="placement-declined")
    assert "we hebben genoeg mensen" in letter.text
    assert letter.text.count("/vacatures/") == 4  # three others, and the finder
    assert letter.to_address == placement.person.email


def test_the_reserve_and_an_offer_have_their_buttons(cora, cast):
    placement = to_anker(cast)

    do(cora, placement, "put_on_reserve")
    assert "Bied de vrije plek aan" in cora.get(f"/organisatie/reacties/{placement.pk}/").text
    do(cora, placement, "offer_place")

    placement.refresh_from_db()
    assert placement.offer_until
    assert "plek aangeboden" in cora.get(URL, {"toon": "reserve"}).text


def test_a_button_that_cannot_says_why_and_a_forced_post_hears_the_same(cora, cast):
    placement = to_anker(cast, "talk")
    Opportunity.objects.filter(pk=placement.opportunity_id).update(places_taken=3)

    page = cora.get(f"/organisatie/reacties/{placement.pk}/").text
    forced = do(cora, placement, "agree")

    assert "Er is geen plek meer" in page
    assert 'aria-describedby="why-agree"' in page
    assert forced.status_code == 403
    assert "Er is geen plek meer" in forced.text


def test_a_form_that_is_not_right_comes_back_open(cora, cast):
    placement = to_anker(cast)

    for step, given in (
        ("answer", {"text": ""}),
        ("plan_talk", {"when": "morgen"}),
        ("decline", {"reason": "full", "text": "x" * 10_000}),
    ):
        answer = do(cora, placement, step, **given)
        assert answer.status_code == 422, step
        assert 'id="fouten"' in answer.text
    assert do(cora, placement, "onzin").status_code == 404


def test_a_ready_text_fills_the_answer_with_the_name_and_the_title(cora, cast):
    placement = to_anker(cast, person__name="Femke")
    own = TemplateFactory(centre=cast.noord, organisation=cast.buurthuis)
    TemplateFactory(centre=cast.noord, name="Van de centrale")
    TemplateFactory(centre=cast.zuid, name="Van Zuid")

    page = cora.get(f"/organisatie/reacties/{placement.pk}/", {"sjabloon": own.pk}).text

    assert f"Dag Femke, kom gerust langs over {placement.opportunity.title}." in page
    assert "Van de centrale" in page
    assert "Van Zuid" not in page


def test_ready_texts_are_written_changed_and_thrown_away(cora, cast):
    assert "nog geen tekst klaar" in cora.get("/organisatie/sjablonen/").text
    given = {"name": "Welkom", "use": "reaction", "text": "Dag [naam]"}

    assert cora.post("/organisatie/sjablonen/nieuw/", {**given, "name": ""}).status_code == 422
    cora.post("/organisatie/sjablonen/nieuw/", given)
    made = Template.objects.get()
    assert made.organisation == cast.buurthuis
    cora.post(f"/organisatie/sjablonen/{made.pk}/", {**given, "text": "Hoi [naam]"})
    assert "Hoi [naam]" in cora.get("/organisatie/sjablonen/").text
    cora.post(f"/organisatie/sjablonen/{made.pk}/weg/")
    assert not Template.objects.exists()


def test_the_texts_of_others_are_out_of_reach(cora, cast):
    theirs = TemplateFactory(centre=cast.noord, organisation=OrganisationFactory(centre=cast.noord))

    for path in ("", "weg/"):
        assert cora.post(f"/organisatie/sjablonen/{theirs.pk}/{path}", {}).status_code == 404


@pytest.mark.parametrize("who", ["bram", "daan", "els", "finn", "gerda"])
def test_the_inbox_is_for_nobody_else(cast, signed_in, who):
    placement = to_anker(cast)
    browser = signed_in(getattr(cast, who))
    browser.defaults["HTTP_HOST"] = "noord.localhost"

    assert browser.get(URL).status_code == 404
    assert browser.get("/organisatie/sjablonen/").status_code == 404
    assert browser.get(f"/organisatie/reacties/{placement.pk}/").status_code == 404
    assert do(browser, placement, "answer", text="Ik ben het").status_code == 404
    assert Placement.objects.get().state == "reaction"


def test_the_inbox_speaks_english(cora, cast):
    placement = to_anker(cast)
    cora.cookies["taal"] = "en"

    assert "Waiting for an answer" in cora.get(URL).text
    assert "What do you do?" in cora.get(f"/organisatie/reacties/{placement.pk}/").text
