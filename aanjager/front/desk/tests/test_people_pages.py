from datetime import date

import pytest

from aanjager.community.people.models import Person, Registration
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.community.skills.tests.factories import ThemeFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.kernel.testing import count_queries
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
TOLD = {"name": "Truus van 't Hof", "prefers": "post", "reach_km": "10"}


@pytest.fixture
def anna(cast, signed_in):
    return signed_in(cast.anna)


def known(cast, **facts):
    person = PersonFactory(**facts)
    RegistrationFactory(person=person, centre=cast.noord)
    return person


def opened(browser, person):
    browser.post(f"/balie/mensen/{person.pk}/openen/", **NOORD)
    return browser.get(f"/balie/mensen/{person.pk}/", **NOORD)


def test_the_list_holds_who_is_registered_here_and_nobody_else(anna, cast):
    known(cast, name="Willem O'Brien")
    RegistrationFactory(person__name="Zuiderbuur", centre=cast.zuid)
    left = known(cast, name="Vertrokken")
    Registration.objects.filter(person=left).update(left_on="2026-02-01")

    page = anna.get("/balie/mensen/", **NOORD).text

    assert "Willem O&#x27;Brien" in page
    assert "Zuiderbuur" not in page
    assert "Vertrokken" not in page


@pytest.mark.parametrize("words", ["o'bri", "will brien", "willem@", "0528 12"])
def test_people_are_found_by_name_address_and_telephone(anna, cast, words):
    known(cast, name="Willem O'Brien", email="willem@example.org", phone="0528 123456")
    known(cast, name="Iemand anders")

    page = anna.get("/balie/mensen/", {"q": words}, **NOORD).text

    assert "Willem O&#x27;Brien" in page
    assert "Iemand anders" not in page


def test_people_can_be_chosen_by_what_they_need(anna, cast):
    on_paper = known(cast, name="Papier", user=None)
    known(cast, name="Traject")
    waits = known(cast, name="Wachter")
    place = OpportunityFactory(organisation=cast.buurthuis, open=True)
    PlacementFactory(opportunity=place, person=waits)

    def names(show):
        page = anna.get("/balie/mensen/", {"toon": show}, **NOORD).text
        return {name for name in ("Papier", "Traject", "Wachter") if f">{name}</a>" in page}

    assert names("zonder-account") == {on_paper.name}
    assert names("wacht") == {"Wachter"}
    assert names("zonder-plek") == {"Papier", "Traject"}
    assert names("onzin") == {"Papier", "Traject", "Wachter"}


def test_the_list_asks_the_database_as_often_for_twenty_as_for_two(anna, cast):
    def look():
        return anna.get("/balie/mensen/", **NOORD)

    look()
    for_two = count_queries(look)
    for _ in range(18):
        known(cast)

    assert count_queries(look) == for_two <= 8


def test_a_file_is_closed_until_somebody_opens_it_and_that_is_written_down(anna, cast):
    person = known(cast, name="Truus", phone="0528 123456")

    closed = anna.get(f"/balie/mensen/{person.pk}/", **NOORD).text
    assert "0528 123456" not in closed
    assert "is dicht" in closed

    assert "0528 123456" in opened(anna, person).text
    assert Event.objects.get(verb="person.opened").user_id == cast.anna.pk


def test_a_file_shows_what_somebody_went_through(anna, cast):
    person = known(cast, name="Truus")
    place = OpportunityFactory(organisation=cast.buurthuis, open=True, title="Soep 's middags")
    PlacementFactory(opportunity=place, person=person)

    page = opened(anna, person).text

    assert "Soep &#x27;s middags, Buurthuis &#x27;t Anker: reactie" in page
    assert "Ingeschreven zelf" in page
    assert "Dossier geopend" in page


def test_a_file_asks_a_fixed_number_of_questions(anna, cast):
    person = known(cast)
    opened(anna, person)

    assert count_queries(lambda: anna.get(f"/balie/mensen/{person.pk}/", **NOORD)) <= 12


def test_nobody_of_another_centre_opens_a_file(cast, signed_in):
    person = known(cast)
    bram = signed_in(cast.bram)
    zuid = {"headers": {"host": "zuid.localhost"}}

    for path in ("", "wijzigen/", "intake/"):
        assert bram.get(f"/balie/mensen/{person.pk}/{path}", **zuid).status_code == 404
    for path in ("openen/", "intake/", "intake/plekken/"):
        assert bram.post(f"/balie/mensen/{person.pk}/{path}", **zuid).status_code == 404
    assert not Event.objects.filter(verb="person.opened").exists()


def test_somebody_without_an_address_is_registered_at_the_desk(anna, cast):
    theme = ThemeFactory()

    answer = anna.post(
        "/balie/mensen/nieuw/", {**TOLD, "themes": [theme.pk], "dayparts": ["0", "16"]}, **NOORD
    )

    person = Person.objects.get(name="Truus van 't Hof")
    assert answer["Location"] == f"/balie/mensen/{person.pk}/intake/"
    assert (person.user, person.email, person.availability) == (None, "", 1 + (1 << 16))
    assert list(person.themes.all()) == [theme]
    assert person.registrations.get().centre == cast.noord


def test_who_wants_a_call_leaves_a_number(anna):
    answer = anna.post("/balie/mensen/nieuw/", {**TOLD, "prefers": "phone"}, **NOORD)

    assert answer.status_code == 422
    assert "Vul een telefoonnummer in" in answer.text


@pytest.mark.parametrize(
    "known_as",
    [
        {"name": "truus van 't hof", "birth_year": 1950},
        {"name": "T. Hof", "phone": "0528-123456"},
        {"name": "T. Hof", "email": "truus@example.org"},
    ],
)
def test_somebody_alike_is_shown_before_registering_twice(anna, cast, known_as):
    known(cast, **known_as)
    told = {**TOLD, "birth_year": "1950", "phone": "0528 12 34 56", "email": "Truus@example.org"}
    before = Person.objects.count()

    answer = anna.post("/balie/mensen/nieuw/", told, **NOORD)

    assert answer.status_code == 422
    assert "Kennen we deze persoon al?" in answer.text
    assert Person.objects.count() == before

    anna.post("/balie/mensen/nieuw/", {**told, "is_another": "on"}, **NOORD)
    assert Person.objects.count() == before + 1


def test_the_same_name_of_another_age_is_somebody_else(anna, cast):
    known(cast, name="Truus van 't Hof", birth_year=1999)

    answer = anna.post("/balie/mensen/nieuw/", {**TOLD, "birth_year": "1950"}, **NOORD)

    assert answer.status_code == 302


def test_staff_write_along_but_never_change_the_address_to_sign_in(anna, cast):
    on_paper, with_account = known(cast, user=None, name="Truus"), known(cast)
    address = with_account.email
    for person in (on_paper, with_account):
        opened(anna, person)

    answer = anna.post(f"/balie/mensen/{on_paper.pk}/wijzigen/", TOLD, **NOORD)
    other = {**TOLD, "email": "anders@example.org"}
    anna.post(f"/balie/mensen/{with_account.pk}/wijzigen/", other, **NOORD)

    on_paper.refresh_from_db()
    assert (answer.status_code, on_paper.name) == (302, "Truus van 't Hof")
    with_account.refresh_from_db()
    assert (with_account.name, with_account.email) == ("Truus van 't Hof", address)


def test_taking_the_list_along_is_written_down(anna, cast):
    known(cast, name='=HYPERLINK("x")')

    answer = anna.post("/balie/mensen/lijst/?q=hyperlink", **NOORD)

    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 2
    assert "'=HYPERLINK" in lines[1]
    assert Event.objects.get(verb="people.exported").target == f"community.Centre:{cast.noord.pk}"


def test_anything_is_found_by_its_name(anna, cast):
    known(cast, name="Ankie")
    OpportunityFactory(organisation=cast.buurthuis, title="Ankers verven")
    RegistrationFactory(person__name="Anker van Zuid", centre=cast.zuid)

    page = anna.get("/balie/zoek/", {"q": "ank"}, **NOORD).text

    assert "Ankie" in page
    assert "Buurthuis &#x27;t Anker" in page
    assert "Ankers verven" in page
    assert "Anker van Zuid" not in page
    assert "Niets gevonden" in anna.get("/balie/zoek/", {"q": "zzz"}, **NOORD).text


def test_somebody_on_paper_who_wants_to_go_is_erased_after_one_look(anna, cast):
    truus = known(cast, user=None, name="Truus")
    page = f"/balie/mensen/{truus.pk}/laat-gaan/"
    assert "Wis de gegevens" in anna.get(page, **NOORD).text
    truus.refresh_from_db()
    assert truus.name == "Truus"

    assert anna.post(page, follow=True, **NOORD).status_code == 200
    assert anna.post(page, **NOORD).status_code == 404

    truus.refresh_from_db()
    assert (truus.name, truus.erased_at is None) == ("", False)
    assert list(
        Event.objects.filter(verb__in=["person.let_go", "person.erased"]).values_list(
            "verb", flat=True
        )
    ) == ["person.let_go", "person.erased"]


def test_nobody_goes_who_has_an_account_or_something_running_or_another_centre(
    anna, cast, signed_in
):
    account, busy, shared = (known(cast, **facts) for facts in ({}, {"user": None}, {"user": None}))
    PlacementFactory(person=busy, state="started", started_on=date(2026, 1, 5))
    RegistrationFactory(person=shared, centre=cast.zuid)

    for person, words in ((account, "account"), (busy, "loopt nog"), (shared, "andere centrale")):
        answer = anna.post(f"/balie/mensen/{person.pk}/laat-gaan/", {"ja": "1"}, **NOORD)
        assert answer.status_code == 403
        assert words in answer.text
        person.refresh_from_db()
        assert person.erased_at is None
    bram = signed_in(cast.bram)
    assert bram.post(f"/balie/mensen/{busy.pk}/laat-gaan/", **NOORD).status_code == 404
