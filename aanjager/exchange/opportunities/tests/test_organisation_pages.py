from datetime import UTC, datetime

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.tests.factories import CoordinatorFactory, OrganisationFactory
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.community.skills.tests.factories import SkillFactory, ThemeFactory
from aanjager.exchange.opportunities import actions
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
Status = Opportunity.Status
LEAST = {
    "kind": "role", "title": "Soep koken", "rhythm": "agreed", "setting": "place", "language": "nl",
    "places": "2",
}  # fmt: skip


@pytest.fixture
def cora(signed_in, cast):
    return signed_in(cast.cora)


@pytest.fixture
def base(cast):
    return f"/organisatie/{cast.buurthuis.pk}/vacatures/"


def test_a_title_is_enough_to_begin(cora, cast, base):
    answer = cora.post(f"{base}nieuw/", LEAST)

    made = Opportunity.objects.get()
    assert answer.url == f"{base}{made.pk}/"
    assert (made.status, made.places, made.organisation) == (Status.DRAFT, 2, cast.buurthuis)


def test_everything_that_was_filled_in_is_kept(cora, cast, base):
    theme, skill, learn = ThemeFactory(), SkillFactory(), SkillFactory()
    PostcodeFactory(digits="3811")
    contact = cast.buurthuis.coordinators.get()

    cora.post(f"{base}nieuw/", LEAST | {
        "kind": "task", "in_brief": "Kort", "description": "Lang", "themes": [theme.pk],
        "rhythm": "once", "dayparts": ["0", "20"], "starts_on": "2026-05-01", "ends_on": "2026-05-02",
        "starts_at": "10:00", "ends_at": "12:00", "hours": "2.5", "when_text": "Liever vroeg",
        "postcode": "3811ab", "address": "Kerkplein 1", "friend_welcome": "on", "age_min": "16",
        "age_reason": "Heet water", "languages": ["nl", "ar"], "access": ["seated"],
        "skills": [skill.pk], "learns": [learn.pk], "guidance": "Cora", "offers": "Soep",
        "costs": "Reis", "is_insured": "on", "contact": contact.pk,
    })  # fmt: skip

    it = Opportunity.objects.get()
    assert it.dayparts == 1 + 2**20
    assert (it.postcode, str(it.hours), it.contact) == ("3811 AB", "2.5", contact)
    assert (it.languages, it.access, it.team_welcome) == (["nl", "ar"], ["seated"], False)
    assert [*it.themes.all(), *it.skills.all(), *it.learns.all()] == [theme, skill, learn]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Vul hier iets in"),
        ({"title": "x" * 121}, "121 tekens lang"),
        ({"description": "x" * 10_000}, "hoogstens 5000"),
        ({"postcode": "9999"}, "Deze postcode kennen we niet"),
        ({"postcode": "Lindeveen"[:7]}, "Deze postcode kennen we niet"),
        ({"starts_on": "2026-05-02", "ends_on": "2026-05-01"}, "ligt voor de eerste"),
        ({"starts_at": "12:00", "ends_at": "10:00"}, "ligt voor het begin"),
        ({"age_min": "60", "age_max": "16"}, "ligt onder de laagste"),
        ({"contact": "999999"}, "contactpersoon"),
        ({"dayparts": ["21"]}, "dagen"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(cora, base, changes, sentence):
    answer = cora.post(f"{base}nieuw/", LEAST | {"when_text": "Dit schreef ik"} | changes)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Dit schreef ik" in answer.text
    assert not Opportunity.objects.exists()


def test_whoever_was_second_sees_what_the_first_wrote_and_keeps_the_own_text(cora, cast, base):
    it = OpportunityFactory(organisation=cast.buurthuis, title="Soep")
    seen = it.version
    actions.edit(it, {"title": "Soep van Anna"}, by=staff_of(cast.noord), at=NOW)

    answer = cora.post(
        f"{base}{it.pk}/wijzigen/", LEAST | {"title": "Soep van Cora", "version": seen}
    )
    assert answer.status_code == 422
    assert "net veranderd" in answer.text
    assert "Soep van Anna" in answer.text
    assert "Soep van Cora" in answer.text
    assert f'name="version" value="{it.version}"' in answer.text

    cora.post(f"{base}{it.pk}/wijzigen/", LEAST | {"title": "Soep van Cora", "version": it.version})
    it.refresh_from_db()
    assert it.title == "Soep van Cora"


def test_the_form_shows_what_was_kept(cora, cast, base):
    it = OpportunityFactory(organisation=cast.buurthuis, title="Soep", dayparts=0b10)

    page = cora.get(f"{base}{it.pk}/wijzigen/").text

    assert 'value="Soep"' in page
    assert page.count(" checked") >= 2


def test_the_form_stays_small_with_every_skill_and_theme(cora, base):
    SkillFactory.create_batch(104)
    ThemeFactory.create_batch(26)

    page = cora.get(f"{base}nieuw/")  # the client refuses a page above 60 kB

    assert page.status_code == 200


def test_advice_comes_while_writing_and_keeps_nothing(cora, base):
    answer = cora.post(f"{base}advies/", LEAST | {"description": "Mail naar cora@example.org"})

    assert "Haal e-mailadressen" in answer.text
    assert "<html" not in answer.text
    assert not Opportunity.objects.exists()


def test_the_button_to_send_says_what_is_missing(cora, cast, base):
    it = OpportunityFactory(organisation=cast.buurthuis)

    page = cora.get(f"{base}{it.pk}/").text

    assert "disabled" in page
    assert "contactpersoon" in page
    assert cora.post(f"{base}{it.pk}/versturen/").status_code == 403


def test_a_ready_draft_is_sent_with_one_button(cora, cast, base):
    it = OpportunityFactory(
        organisation=cast.buurthuis, contact=cast.buurthuis.coordinators.get(), is_insured=True
    )

    cora.post(f"{base}{it.pk}/versturen/")

    it.refresh_from_db()
    assert it.status == Status.SUBMITTED


@pytest.mark.parametrize(
    ("was", "path", "becomes"),
    [
        ("open", "pauze", "paused"),
        ("paused", "hervatten", "open"),
        ("open", "genoeg", "full"),
        ("full", "heropenen", "open"),
        ("open", "nog-open", "open"),
    ],
)
def test_each_button_does_what_it_says(cora, cast, base, was, path, becomes):
    it = OpportunityFactory(open=True, organisation=cast.buurthuis, status=was)
    assert path in cora.get(f"{base}{it.pk}/").text

    answer = cora.post(f"{base}{it.pk}/{path}/")

    it.refresh_from_db()
    assert answer.status_code == 302
    assert it.status == becomes


def test_closing_asks_why(cora, cast, base):
    it = OpportunityFactory(open=True, organisation=cast.buurthuis)
    assert "Waarom sluit je" in cora.get(f"{base}{it.pk}/sluiten/").text
    assert cora.post(f"{base}{it.pk}/sluiten/", {"reason": ""}).status_code == 422

    cora.post(f"{base}{it.pk}/sluiten/", {"reason": "Klaar"})

    it.refresh_from_db()
    assert (it.status, it.close_reason) == (Status.CLOSED, "Klaar")


def test_a_copy_opens_in_the_form(cora, cast, base):
    it = OpportunityFactory(organisation=cast.buurthuis, status=Status.CLOSED)

    answer = cora.post(f"{base}{it.pk}/kopie/")

    made = Opportunity.objects.exclude(pk=it.pk).get()
    assert answer.url == f"{base}{made.pk}/wijzigen/"


def test_an_unknown_button_does_not_exist(cora, cast, base):
    it = OpportunityFactory(organisation=cast.buurthuis)

    assert cora.post(f"{base}{it.pk}/weggooien/").status_code == 404


def test_the_list_is_searched_and_filtered(cora, cast, base):
    OpportunityFactory(organisation=cast.buurthuis, title="Soep koken", open=True)
    OpportunityFactory(organisation=cast.buurthuis, title="Tuin wieden")
    OpportunityFactory(title="Van een ander")

    page = cora.get(base).text
    assert "Soep koken" in page
    assert "Van een ander" not in page
    assert "2 vacatures" in page
    assert "Tuin wieden" not in cora.get(base, {"staat": "open"}).text
    assert "Soep koken" not in cora.get(base, {"q": "tuin"}).text
    part = cora.get(base, {"q": "tuin"}, headers={"HX-Request": "true"}).text
    assert "Tuin wieden" in part
    assert "<html" not in part
    assert "Niets gevonden" in cora.get(base, {"q": "zeilen"}).text


def test_an_empty_list_says_how_to_begin(cora, base):
    assert "Begin met één taak" in cora.get(base).text


def test_the_list_asks_the_database_as_often_for_twenty_as_for_two(cora, cast, base):
    OpportunityFactory.create_batch(2, organisation=cast.buurthuis, open=True)
    cora.get(base)  # the centre is remembered from here on
    for_two = count_queries(lambda: cora.get(base))
    OpportunityFactory.create_batch(18, organisation=cast.buurthuis, open=True)

    assert count_queries(lambda: cora.get(base)) == for_two
    assert for_two <= 8


def test_one_organisation_leads_there_and_more_are_asked(cora, cast, base):
    assert cora.get("/organisatie/vacatures/").url == base

    second = OrganisationFactory(name="Speeltuin")
    CoordinatorFactory(organisation=second, person=cast.person(cast.cora))

    assert "Speeltuin" in cora.get("/organisatie/vacatures/").text


@pytest.mark.parametrize("who", ["daan", "bram", "gerda", "els"])
@pytest.mark.parametrize("page", ["", "nieuw/", "{pk}/", "{pk}/wijzigen/", "{pk}/sluiten/"])
def test_for_others_these_pages_do_not_exist(signed_in, cast, base, who, page):
    it = OpportunityFactory(organisation=cast.buurthuis, open=True)

    answer = signed_in(getattr(cast, who)).get(base + page.format(pk=it.pk))

    assert answer.status_code == 404


def test_who_is_not_signed_in_is_led_to_the_door(client, cast, base):
    it = OpportunityFactory(organisation=cast.buurthuis)

    assert client.get(f"{base}{it.pk}/").url.startswith("/inloggen/?next=")
    assert client.post(f"{base}{it.pk}/pauze/").url.startswith("/inloggen/?next=")


def test_staff_keep_the_opportunities_of_their_centre(signed_in, cast, base):
    it = OpportunityFactory(organisation=cast.buurthuis, open=True)

    assert it.title in signed_in(cast.anna).get(f"{base}{it.pk}/").text


def test_hard_words_are_marked_while_writing_and_after_saving(cora, base):
    words = LEAST | {"description": "Indien je belt, wordt alles verteld."}

    typing = cora.post(f"{base}advies/", words).content.decode()
    saved = cora.get(cora.post(f"{base}nieuw/", words).url).content.decode()

    for text in (typing, saved):
        assert "<mark>Indien</mark> je belt, <mark>wordt</mark> alles verteld." in text
        assert "Schrijf liever: als." in text


def test_an_english_text_is_not_read_as_dutch(cora, base):
    words = LEAST | {"description": "Indien hier.", "language": "en"}

    assert "<mark>" not in cora.post(f"{base}advies/", words).content.decode()
    assert "<mark>" not in cora.get(cora.post(f"{base}nieuw/", words).url).content.decode()
