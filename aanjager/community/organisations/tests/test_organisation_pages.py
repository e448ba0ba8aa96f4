import pytest

from aanjager.community.organisations import actions
from aanjager.community.organisations.models import Organisation, Statement
from aanjager.community.organisations.tests.factories import CoordinatorFactory, OrganisationFactory
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.testing import count_queries
from aanjager.trust import audit
from conftest import NOW

pytestmark = pytest.mark.django_db
NOORD = {"host": "noord.localhost"}


def test_the_public_list_shows_the_approved_of_the_visited_centre(client, cast):
    OrganisationFactory(centre=cast.zuid, name="Zuiderkoor")
    OrganisationFactory(centre=cast.noord, name="Wacht nog", status="registered")

    page = client.get("/organisaties/", headers=NOORD).text

    assert "Buurthuis &#x27;t Anker" in page
    assert "Zuiderkoor" not in page
    assert "Wacht nog" not in page
    assert "Zuiderkoor" in client.get("/organisaties/").text


def test_staff_see_no_more_on_the_public_list_than_others(signed_in, cast):
    OrganisationFactory(centre=cast.noord, name="Wacht nog", status="registered")

    assert "Wacht nog" not in signed_in(cast.anna).get("/organisaties/", headers=NOORD).text


def test_words_and_kinds_narrow_the_list_down(client, cast):
    OrganisationFactory(centre=cast.noord, name="Koor", about="Zingen in de wijk", kind="informal")

    def names(query):
        return client.get("/organisaties/", query, headers=NOORD).text

    assert "Koor" in names({"q": "zingen wijk"})
    assert "Anker" not in names({"q": "zingen wijk"})
    assert "Anker" not in names({"kind": "informal"})
    assert "Hier vinden we niets" in names({"q": "xylofoon"})
    assert "Anker" in names({"kind": "bestaat-niet"})


def test_htmx_gets_the_results_alone(client, cast):
    answer = client.get("/organisaties/", headers={**NOORD, "HX-Request": "true"}).text

    assert "Anker" in answer
    assert "<h1" not in answer


def test_the_public_list_says_which_belong_to_the_parent(client):
    OrganisationFactory(centre__parent_name="Stichting Welzijn", belongs_to_parent=True)

    assert "hoort bij Stichting Welzijn" in client.get("/organisaties/").text


@pytest.mark.parametrize("url", ["/organisaties/", "/balie/organisaties/"])
def test_a_list_asks_the_database_as_often_for_twenty_as_for_two(signed_in, cast, url):
    browser = signed_in(cast.anna)
    OrganisationFactory.create_batch(2, centre=cast.noord, status="approved")
    browser.get(url, headers=NOORD)
    for_two = count_queries(lambda: browser.get(url, headers=NOORD))
    OrganisationFactory.create_batch(18, centre=cast.noord, status="approved")

    assert count_queries(lambda: browser.get(url, headers=NOORD)) == for_two
    assert for_two <= 8


def test_cora_changes_what_her_organisation_says(signed_in, cast):
    PostcodeFactory(digits="3811")
    url = f"/organisatie/{cast.buurthuis.pk}/gegevens/"
    browser = signed_in(cast.cora)
    assert "Buurthuis" in browser.get(url).text

    browser.post(
        url,
        {
            "name": "Anker",
            "kind": "foundation",
            "email": "a@b.nl",
            "about": "Buurt",
            "postcode": "3811",
        },
    )

    cast.buurthuis.refresh_from_db()
    assert (cast.buurthuis.name, cast.buurthuis.kind) == ("Anker", "foundation")


def test_who_speaks_for_one_organisation_comes_straight_to_it(signed_in, cast):
    browser = signed_in(cast.cora)
    own = f"/organisatie/{cast.buurthuis.pk}/gegevens/"
    assert browser.get("/organisatie/gegevens/").url == own

    CoordinatorFactory(organisation__name="Tweede", person=cast.person(cast.cora))
    assert "Tweede" in browser.get("/organisatie/gegevens/").text


def test_cora_invites_fatma_and_lets_her_go(signed_in, cast):
    url = f"/organisatie/{cast.buurthuis.pk}/mensen/"
    browser = signed_in(cast.cora)

    browser.post(url, {"name": "Fatma", "email": "fatma@example.org"})
    role = cast.buurthuis.coordinators.get(person__name="Fatma")
    assert "uitgenodigd" in browser.get(url).text
    browser.post(f"{url}{role.pk}/einde/")

    role.refresh_from_db()
    assert role.ended_on is not None
    last = cast.buurthuis.coordinators.get(ended_on=None)
    assert browser.post(f"{url}{last.pk}/einde/").status_code == 403


@pytest.mark.parametrize("page", ["gegevens", "mensen", "bezwaar", "stoppen"])
def test_an_organisation_has_no_pages_for_who_does_not_speak_for_it(signed_in, cast, page):
    url = f"/organisatie/{cast.buurthuis.pk}/{page}/"

    assert signed_in(cast.daan).get(url).status_code == 404
    assert signed_in(cast.bram).get(url).status_code == 404
    assert signed_in(cast.anna).get(url).status_code == 200


@pytest.mark.parametrize("url", ["/organisatie/gegevens/", "/balie/organisaties/"])
def test_a_visitor_signs_in_first(client, cast, url):
    assert client.get(url).url == f"/inloggen/?next={url}"
    client.force_login(cast.daan)
    assert client.get(url).status_code == 404


def test_the_desk_lists_its_own_organisations_by_state_and_takes_them_away(signed_in, cast):
    OrganisationFactory(centre=cast.noord, name="=Wacht", status="registered")
    OrganisationFactory(centre=cast.zuid, name="Zuiderkoor")
    browser = signed_in(cast.anna)

    page = browser.get("/balie/organisaties/", {"status": "registered"}).text
    assert "=Wacht" in page
    assert "Anker" not in page
    sheet = b"".join(browser.get("/balie/organisaties/lijst.csv").streaming_content).decode()

    assert "'=Wacht" in sheet
    assert "Zuiderkoor" not in sheet


def test_anna_decides_with_the_checklist_and_cora_objects(signed_in, cast):
    actions.load_criteria(by=CLOCK, at=NOW)
    Organisation.objects.update(status="registered")
    desk = f"/balie/organisaties/{cast.buurthuis.pk}/"
    anna = signed_in(cast.anna)
    assert "Beslis met de checklist" in anna.get(desk).text
    assert "aansprakelijkheidsverzekering" in anna.get(f"{desk}screening/").text

    missing = anna.post(f"{desk}screening/", {"outcome": "approved", "reason": "Goed."})
    assert missing.status_code == 422
    assert "Dit is nog niet in orde" in missing.text
    anna.post(
        f"{desk}screening/", {"outcome": "refused", "reason": "Er is winst.", "note_no_profit": "?"}
    )
    assert anna.post(f"{desk}screening/", {"outcome": "approved", "reason": "x"}).status_code == 403

    cora = signed_in(cast.cora)
    own = f"/organisatie/{cast.buurthuis.pk}/"
    assert "Er is winst." in cora.get(f"{own}gegevens/").text
    cora.post(f"{own}bezwaar/", {"text": "Geen winst."})
    assert "al bezwaar gemaakt" in cora.get(f"{own}gegevens/").text

    anna = signed_in(cast.anna)
    assert "Bezwaar dat op antwoord wacht" in anna.get("/balie/organisaties/").text
    screening = cast.buurthuis.screenings.get()
    url = f"/balie/organisaties/bezwaar/{screening.pk}/"
    assert "Geen winst." in anna.get(url).text
    anna.post(url, {"is_granted": "yes", "answer": "Je hebt gelijk."})

    cast.buurthuis.refresh_from_db()
    assert cast.buurthuis.status == "registered"
    assert "Je hebt gelijk." in anna.get(desk).text


def test_the_desk_writes_down_statements_and_takes_them_away(signed_in, cast):
    desk = f"/balie/organisaties/{cast.buurthuis.pk}/"
    anna = signed_in(cast.anna)

    wrong = {"kind": "liability", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}
    assert anna.post(f"{desk}verklaringen/", wrong).status_code == 422
    anna.post(f"{desk}verklaringen/", {"kind": "liability", "valid_from": "2026-01-01"})
    statement = Statement.objects.get()
    assert "aansprakelijkheidsverzekering" in anna.get(desk).text

    assert signed_in(cast.bram).post(f"/balie/verklaringen/{statement.pk}/weg/").status_code == 404
    signed_in(cast.anna).post(f"/balie/verklaringen/{statement.pk}/weg/")
    assert not Statement.objects.exists()


def test_cora_stops_and_anna_brings_it_back(signed_in, cast):
    own = f"/organisatie/{cast.buurthuis.pk}/stoppen/"
    cora = signed_in(cast.cora)
    assert "Ja, we stoppen" in cora.get(own).text
    cora.post(own)
    assert "Anker" not in cora.get("/organisaties/").text

    anna = signed_in(cast.anna)
    anna.post(f"/balie/organisaties/{cast.buurthuis.pk}/hervatten/")

    cast.buurthuis.refresh_from_db()
    assert cast.buurthuis.status == "registered"


def test_the_file_of_one_organisation_asks_the_database_little(signed_in, cast):
    anna = signed_in(cast.anna)
    url = f"/balie/organisaties/{cast.buurthuis.pk}/"
    audit.record("organisation.stopped", cast.buurthuis, by=Actor(user_id=cast.anna.pk), at=NOW)
    assert "anna@example.org" in anna.get(url, headers=NOORD).text.split("Wat er gebeurde")[1]

    assert count_queries(lambda: anna.get(url, headers=NOORD)) <= 8


def test_the_parent_label_is_set_at_the_desk(signed_in, cast):
    cast.noord.parent_name = "Stichting Welzijn"
    cast.noord.save()
    anna = signed_in(cast.anna)
    url = f"/balie/organisaties/{cast.buurthuis.pk}/"
    assert "Hoort niet bij Stichting Welzijn" in anna.get(url).text

    anna.post(f"{url}moeder/", {"belongs": "yes"})

    assert "Iedereen ziet dat" in anna.get(url).text


def test_pages_are_there_in_english(client, cast):
    client.cookies["taal"] = "en"

    page = client.get("/organisaties/", headers=NOORD).text

    assert "groups of residents" in page
    assert "Organisaties" not in page.split("<main")[1].split("</main")[0]
