from datetime import date

import pytest
from django.utils.timezone import now as clock_now

from aanjager.community.centres.models import Staff
from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.community.skills.tests.factories import ThemeFactory
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.brokerage.tests.factories import CaseFactory, ProposalFactory
from aanjager.exchange.opportunities.actions import stand
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
PROFILE = {"name": "Truus van 't Hof", "prefers": "post", "reach_km": "10"}


@pytest.fixture
def anna(cast, signed_in):
    return signed_in(cast.anna)


def case_of(cast, **facts):
    staff = Staff.objects.get(user=cast.anna)
    return CaseFactory(centre=cast.noord, consultant=staff, **facts)


def in_talk(anna, cast, **facts):
    """Somebody whose file is open on the desk."""
    person = PersonFactory(**{"user": None, "name": "Truus", **facts})
    RegistrationFactory(person=person, centre=cast.noord)
    anna.post(f"/balie/mensen/{person.pk}/openen/", **NOORD)
    return person


def place(cast, title="Een plek", themes=()):
    """An opportunity that is on line and stands in the finder."""
    it = OpportunityFactory(organisation=cast.buurthuis, open=True, title=title)
    it.themes.set(themes)
    stand(it, at=clock_now())
    return it


def test_an_intake_asks_for_the_file_to_be_opened_first(anna, cast):
    person = PersonFactory()
    RegistrationFactory(person=person, centre=cast.noord)

    answer = anna.get(f"/balie/mensen/{person.pk}/intake/", **NOORD)

    assert answer["Location"] == f"/balie/mensen/{person.pk}/"


def test_an_intake_keeps_profile_notes_and_proposals_at_once(anna, cast):
    person, theme = in_talk(anna, cast), ThemeFactory()
    fits = place(cast, "Koken in 't Anker", [theme])
    url = f"/balie/mensen/{person.pk}/intake/"
    assert "Koken in &#x27;t Anker" in anna.get(url, **NOORD).text

    answer = anna.post(
        url,
        {
            **PROFILE,
            "themes": [theme.pk],
            "wishes": "Ik wil koken",
            "next_step": "Bel Truus",
            "next_on": "2026-03-09",
            "propose": [fits.pk],
            "own_idea": "Soep bij de kerk",
            "own_reason": "Om de hoek",
        },
        **NOORD,
    )

    case = Case.objects.get(person=person)
    person.refresh_from_db()
    assert answer["Location"] == f"/balie/bemiddeling/{case.pk}/"
    assert person.name == "Truus van 't Hof"
    assert (case.phase, case.wishes, case.next_on) == (3, "Ik wil koken", date(2026, 3, 9))
    assert {it.name for it in case.proposals.all()} == {"Koken in 't Anker", "Soep bij de kerk"}


def test_an_intake_fills_the_profile_of_somebody_with_an_account_too(anna, cast):
    person = PersonFactory(name="Daan")
    RegistrationFactory(person=person, centre=cast.noord)
    anna.post(f"/balie/mensen/{person.pk}/openen/", **NOORD)
    url = f"/balie/mensen/{person.pk}/intake/"

    anna.post(url, {**PROFILE, "wishes": "Iets met dieren"}, **NOORD)

    person.refresh_from_db()
    assert person.name == PROFILE["name"]
    assert Case.objects.get(person=person).wishes == "Iets met dieren"


def test_the_places_change_with_the_answers_and_nothing_is_kept(anna, cast):
    person, theme = in_talk(anna, cast), ThemeFactory()
    for n in range(3):
        place(cast, f"Iets anders {n}")
    place(cast, "Past precies", [theme])
    url = f"/balie/mensen/{person.pk}/intake/plekken/"

    whole = anna.post(url, {**PROFILE, "themes": [theme.pk]}, **NOORD)
    partial = anna.post(
        url, {"themes": [theme.pk]}, headers={"host": "noord.localhost", "HX-Request": "true"}
    )

    assert "Past precies" in whole.text
    assert "<html" in whole.text
    assert "Past precies" in partial.text
    assert "<html" not in partial.text
    assert not Case.objects.exists()


def test_a_place_that_was_ticked_stays_with_its_reason_when_answers_change(anna, cast):
    person, theme = in_talk(anna, cast), ThemeFactory()
    for n in range(4):
        place(cast, f"Past {n}", [theme])
    ticked = place(cast, "Eerst gekozen")
    told = {**PROFILE, "themes": [theme.pk], "propose": [ticked.pk]}
    told[f"reason-{ticked.pk}"] = "Om de hoek bij 't huis"

    page = anna.post(f"/balie/mensen/{person.pk}/intake/plekken/", told, **NOORD).text
    anna.post(f"/balie/mensen/{person.pk}/intake/", told, **NOORD)

    assert "Eerst gekozen" in page
    assert page.count("<strong>Past ") == 2
    proposal = Case.objects.get(person=person).proposals.get()
    assert (proposal.opportunity, proposal.reason) == (ticked, "Om de hoek bij 't huis")


def test_a_fourth_proposal_is_refused_above_the_talk_and_nothing_is_lost(anna, cast):
    person = in_talk(anna, cast)
    case = case_of(cast, person=person, registered=False)
    ProposalFactory.create_batch(3, case=case)
    told = {
        **PROFILE,
        "wishes": "Ik wil toch liever 't bos in",
        "own_idea": "Bos",
        "own_reason": "x",
    }

    answer = anna.post(f"/balie/mensen/{person.pk}/intake/", told, **NOORD)

    assert answer.status_code == 422
    assert "al drie voorstellen" in answer.text
    assert "liever &#x27;t bos in" in answer.text


def test_an_intake_with_a_mistake_keeps_what_was_typed(anna, cast):
    person = in_talk(anna, cast)

    answer = anna.post(
        f"/balie/mensen/{person.pk}/intake/",
        {**PROFILE, "postcode": "0999", "wishes": "Ik hou van 't bos", "own_idea": "Boswachter"},
        **NOORD,
    )

    assert answer.status_code == 422
    assert "Vul de vier cijfers van een postcode in" in answer.text
    assert "waarom deze plek past" in answer.text
    assert "Ik hou van &#x27;t bos" in answer.text


def test_the_intake_asks_a_fixed_number_of_questions(anna, cast):
    person = in_talk(anna, cast)
    url = f"/balie/mensen/{person.pk}/intake/"
    place(cast)
    anna.get(url, **NOORD)
    before = count_queries(lambda: anna.get(url, **NOORD))
    for _ in range(5):
        place(cast)

    assert count_queries(lambda: anna.get(url, **NOORD)) == before


def test_a_case_shows_its_phases_and_its_history(anna, cast):
    case = case_of(cast, phase=Case.Phase.SEARCH, person__name="Willem O'Brien")
    url = f"/balie/bemiddeling/{case.pk}/"

    anna.post(f"{url}fase/", {"phase": "1", "reason": "Begon 't liever opnieuw"}, **NOORD)
    page = anna.get(url, **NOORD).text

    assert "Traject van Willem O&#x27;Brien" in page
    assert "eerste contact: Begon &#x27;t liever opnieuw" in page
    assert "naar een andere fase" in page.split("Wat er gebeurde")[1]


def test_a_case_asks_a_fixed_number_of_questions(anna, cast):
    case = case_of(cast)
    url = f"/balie/bemiddeling/{case.pk}/"
    anna.post(f"{url}fase/", {"phase": "1", "reason": "Opnieuw"}, **NOORD)
    anna.get(url, **NOORD)
    before = count_queries(lambda: anna.get(url, **NOORD))
    ProposalFactory.create_batch(3, case=case)

    assert count_queries(lambda: anna.get(url, **NOORD)) == before <= 9


@pytest.mark.parametrize(
    ("path", "missing"),
    [
        ("stap/", "Volgende stap"),
        ("voorstel/", "Waarom past die plek"),
        ("fase/", "Naar welke fase"),
        ("afsluiten/", "Hoe liep het af"),
        ("overdragen/", "Welke collega"),
    ],
)
def test_what_is_not_filled_in_is_asked_beside_its_field(anna, cast, path, missing):
    case = case_of(cast)

    answer = anna.post(f"/balie/bemiddeling/{case.pk}/{path}", {}, **NOORD)

    assert answer.status_code == 422
    assert missing in answer.text
    assert "Er klopt nog iets niet" in answer.text


def test_a_whole_case_from_idea_to_the_end(anna, cast):
    case = case_of(cast)
    place = OpportunityFactory(organisation=cast.buurthuis, open=True)
    proposal = ProposalFactory(case=case, opportunity=place, own_idea="")
    url = f"/balie/bemiddeling/{case.pk}/"

    too_early = anna.get(f"{url}voorstel/{proposal.pk}/kennismaken/", **NOORD)
    assert too_early.status_code == 403
    anna.post(f"{url}voorstel/{proposal.pk}/", {"answer": "yes"}, **NOORD)
    for _ in range(2):
        anna.post(
            f"{url}voorstel/{proposal.pk}/kennismaken/", {"message": "Hij kan koken"}, **NOORD
        )
    anna.post(f"{url}begonnen/", {"day": "2026-03-09"}, **NOORD)
    anna.post(f"{url}nazorg/", {"day": "2026-04-09"}, **NOORD)
    anna.post(f"{url}afsluiten/", {"ending": "placed"}, **NOORD)

    case.refresh_from_db()
    placement = Placement.objects.get()
    assert (case.placement, case.ending) == (placement, "placed")
    assert (placement.person, placement.came_by) == (case.person, "desk")
    page = anna.get(url, **NOORD).text
    assert "is afgesloten" in page
    assert (
        anna.post(f"{url}stap/", {"next_step": "x", "next_on": "2026-05-01"}, **NOORD).status_code
        == 403
    )


def test_a_case_goes_to_a_colleague(anna, cast):
    case, colleague = case_of(cast), StaffFactory(centre=cast.noord)

    anna.post(f"/balie/bemiddeling/{case.pk}/overdragen/", {"to": colleague.pk}, **NOORD)

    case.refresh_from_db()
    assert case.consultant == colleague


def test_nobody_of_another_centre_reaches_a_case(cast, signed_in):
    case = case_of(cast)
    proposal = ProposalFactory(case=case)
    bram = signed_in(cast.bram)
    zuid = {"headers": {"host": "zuid.localhost"}}
    base = f"/balie/bemiddeling/{case.pk}/"
    posts = [
        "stap",
        "voorstel",
        "begonnen",
        "nazorg",
        "fase",
        "overdragen",
        "afsluiten",
        "papier/sturen",
    ]

    for path in ("", "papier/", f"voorstel/{proposal.pk}/kennismaken/"):
        assert bram.get(base + path, **zuid).status_code == 404
    for path in [*posts, f"voorstel/{proposal.pk}", f"voorstel/{proposal.pk}/kennismaken"]:
        assert bram.post(f"{base}{path}/", {"answer": "yes"}, **zuid).status_code == 404


def test_the_list_of_cases_begins_with_one_s_own(anna, cast):
    case_of(cast, person__name="Van Anna")
    CaseFactory(centre=cast.noord, person__name="Van een collega")
    CaseFactory(centre=cast.zuid, person__name="Van Zuid")

    own = anna.get("/balie/bemiddeling/", **NOORD).text
    everyone = anna.get("/balie/bemiddeling/", {"toon": "alle"}, **NOORD).text

    assert "Van Anna" in own
    assert "Van een collega" not in own
    assert "Van een collega" in everyone
    assert "Van Zuid" not in everyone


def test_the_list_asks_the_database_as_often_for_twenty_as_for_two(anna, cast):
    def look():
        return anna.get("/balie/bemiddeling/", **NOORD)

    for _ in range(2):
        case_of(cast)
    look()
    for_two = count_queries(look)
    for _ in range(18):
        case_of(cast)

    assert count_queries(look) == for_two <= 8


def test_what_was_agreed_is_ready_to_print(anna, cast):
    case = case_of(
        cast, wishes="Buiten zijn", person=PersonFactory(user=None, email="", name="Truus")
    )
    ProposalFactory(case=case)

    page = anna.get(f"/balie/bemiddeling/{case.pk}/papier/", **NOORD).text

    assert "Voor Truus" in page
    assert "Koffie schenken bij het koor" in page
    assert "Druk de brief af" in page
