import re

import pytest

from aanjager.community.people.models import Person
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.community.skills.tests.factories import SkillFactory, ThemeFactory
from aanjager.kernel.testing import count_queries
from aanjager.trust.accounts.models import User
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"HTTP_HOST": "noord.localhost"}
FILLED = {"name": "Daan d'Orléans", "reach_km": "5", "prefers": "phone", "languages": ["nl", "tr"]}


@pytest.fixture
def page(signed_in, cast):
    return signed_in(cast.daan)


def test_what_i_fill_in_is_kept_and_comes_back(page, cast):
    theme, skill = ThemeFactory(), SkillFactory()
    postcode = PostcodeFactory(digits="3811")
    values = {
        **FILLED,
        "postcode": "3811 AB",
        "themes": [theme.pk],
        "skills": [skill.pk],
        "availability": ["0", "20"],
        "about": "Ik kan <b>goed</b> koken",
        "wants_to_be_found": "on",
    }

    answer = page.post("/mijn/profiel/", values, **NOORD)

    assert answer.url == "/mijn/profiel/"
    daan = cast.person(cast.daan)
    assert (daan.name, daan.postcode, daan.point) == (FILLED["name"], "3811", postcode.point)
    assert daan.availability == 1 | 1 << 20
    assert daan.languages == ["nl", "tr"]
    assert daan.wants_to_be_found
    text = page.get("/mijn/profiel/", **NOORD).text
    assert text.count(" checked") == 2 + 2 + 1 + 1 + 1
    assert "<b>goed" not in text


def test_the_week_is_a_table_with_a_name_for_every_box(page):
    text = page.get("/mijn/profiel/", **NOORD).text

    assert "maandag ochtend" in text
    assert text.count('name="availability"') == 21


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"name": ""}, "Vul je naam in"),
        ({"postcode": "0000"}, "Deze postcode kennen we niet"),
        ({"postcode": "9999"}, "Deze postcode kennen we niet"),
        ({"birth_year": "1700"}, "Vul een jaar in"),
        ({"about": "x" * 10_000}, "te lang"),
        ({"availability": ["21"]}, "availability"),
        ({"themes": ["999999"]}, "themes"),
    ],
)
def test_what_does_not_fit_is_said_beside_the_field_and_nothing_changes(page, cast, values, reason):
    PostcodeFactory(digits="3811")

    answer = page.post("/mijn/profiel/", {**FILLED, **values}, **NOORD)

    assert answer.status_code == 422
    assert reason in answer.text
    assert cast.person(cast.daan).name == "Daan"


def test_sending_it_twice_is_the_same_as_once(page, cast):
    for _ in range(2):
        assert page.post("/mijn/profiel/", FILLED, **NOORD).status_code == 302

    assert Person.objects.filter(name=FILLED["name"]).count() == 1


def test_a_form_with_somebody_elses_address_changes_nothing_of_the_address(page, cast):
    page.post(
        "/mijn/profiel/", {**FILLED, "email": "cora@example.org", "user": cast.cora.pk}, **NOORD
    )

    assert cast.person(cast.daan).email == "daan@example.org"


def test_pausing_and_coming_back(page, cast):
    page.post("/mijn/profiel/pauze/", **NOORD)
    assert cast.person(cast.daan).is_paused
    assert "op pauze" in page.get("/mijn/", **NOORD).text

    page.post("/mijn/profiel/pauze/", **NOORD)
    assert not cast.person(cast.daan).is_paused


def test_joining_another_centre_and_leaving_the_first(page, cast):
    page.post(f"/mijn/profiel/centrale/{cast.zuid.pk}/", **NOORD)
    page.post(f"/mijn/profiel/centrale/{cast.noord.pk}/", {"leave": "1"}, **NOORD)

    text = page.get("/mijn/profiel/", **NOORD).text
    assert "Schrijf me uit bij Centrale Zuid" in text
    assert "Schrijf me uit bij Centrale Noord" not in text
    assert page.post("/mijn/profiel/centrale/999999/", **NOORD).status_code == 404


def test_another_address_works_after_its_code_and_the_old_one_hears_of_it(page, cast):
    page.post("/mijn/profiel/adres/", {"email": "Nieuw@Example.org"}, **NOORD)
    letter = Letter.objects.get(to_address="nieuw@example.org")
    code = re.search(r"\d{4} \d{4}", letter.subject)[0]
    wrong = page.post("/mijn/profiel/adres/code/", {"code": "11"}, **NOORD)
    assert wrong.status_code == 422

    page.post("/mijn/profiel/adres/code/", {"code": code}, **NOORD)

    assert User.objects.get(pk=cast.daan.pk).email == "nieuw@example.org"
    assert cast.person(cast.daan).email == "nieuw@example.org"
    assert Letter.objects.get(kind="address-changed").to_address == "daan@example.org"


def test_the_address_of_another_account_is_refused(page, cast):
    page.post("/mijn/profiel/adres/", {"email": "CORA@example.org"}, **NOORD)
    code = re.search(r"\d{4} \d{4}", Letter.objects.get().subject)[0]

    answer = page.post("/mijn/profiel/adres/code/", {"code": code}, **NOORD)

    assert answer.url == "/mijn/profiel/adres/"
    assert User.objects.get(pk=cast.daan.pk).email == "daan@example.org"


def test_a_code_for_a_new_address_signs_nobody_in(page, cast, client):
    page.post("/mijn/profiel/adres/", {"email": "nieuw@example.org"}, **NOORD)

    assert page.get("/inloggen/code/", **NOORD).status_code == 302


def test_staff_without_a_profile_may_start_one(signed_in, cast):
    client = signed_in(cast.anna)
    assert "Maak een profiel" in client.get("/mijn/profiel/", **NOORD).text

    client.post("/mijn/profiel/beginnen/", **NOORD)

    assert cast.person(cast.anna).registrations.get().centre == cast.noord


def test_the_profile_asks_the_database_as_often_with_many_choices(page):
    ThemeFactory(), SkillFactory()
    page.get("/mijn/profiel/", **NOORD)  # after this the centre is remembered
    for_one = count_queries(lambda: page.get("/mijn/profiel/", **NOORD))
    ThemeFactory.create_batch(20)
    SkillFactory.create_batch(80)

    assert count_queries(lambda: page.get("/mijn/profiel/", **NOORD)) == for_one <= 12


def test_the_profile_speaks_english(page):
    page.cookies["taal"] = "en"

    text = page.get("/mijn/profiel/", **NOORD).text
    assert "What do you like or find important?" in text
    assert "Monday morning" in text
