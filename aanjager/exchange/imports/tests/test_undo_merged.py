"""What a merge changed comes back when the import is undone, unless somebody worked on it since."""

from datetime import date, timedelta

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.imports import actions, queries
from aanjager.exchange.imports.actions import putting_back
from aanjager.exchange.imports.models import ImportRow
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.kernel.actor import CLOCK
from aanjager.trust.audit.models import Event
from aanjager.trust.privacy import actions as privacy
from aanjager.trust.privacy import queries as privacy_queries
from conftest import NOW

pytestmark = pytest.mark.django_db
HEAD = "id;titel;organisatie;postcode;omschrijving;datum van\n"
FIRST = HEAD + "1;Soep koken;Club;7001;Samen koken;01-05-2026\n2;Lezen;Club;7001;Voorlezen;\n"
LATER = FIRST.replace("Soep koken", "Brood bakken").replace("7001;Samen", "7002;Anders")


def undo(it, at=NOW):
    actions.undo(it, in_background=False, by=CLOCK, at=at)
    return actions.run(it, by=CLOCK, at=at)


def say_of(it):
    keys = ["title", "description", "postcode", "point", "area", "starts_on", "status"]
    return {key: getattr(it, key) for key in keys} | {"themes": set(it.themes.all())}


def test_an_opportunity_says_again_what_it_said_before(bring):
    bring(FIRST)
    before = say_of(Opportunity.objects.get(title="Soep koken"))
    second = bring(LATER, at=NOW + timedelta(hours=1))
    it = Opportunity.objects.get(title="Brood bakken")
    assert say_of(it)["point"] != before["point"]

    second = undo(second, at=NOW + timedelta(hours=2))

    it.refresh_from_db()
    assert say_of(it) == before
    assert it.standing.point == before["point"]
    assert queries.counts(second) == {"undone": 1, "same": 1}
    assert Event.objects.filter(verb="opportunity.put_back").count() == 1
    row = queries.rows_of(second, result="undone").get()
    assert (row.before, row.became, row.person) == ({}, "", None)


def test_what_somebody_worked_on_since_stays_and_the_report_says_so(bring, cast):
    bring(FIRST)
    second = bring(LATER, at=NOW + timedelta(hours=1))
    it = Opportunity.objects.get(title="Brood bakken")
    opportunities.pause(it, by=staff_of(cast.noord), at=NOW + timedelta(hours=2))

    second = undo(second, at=NOW + timedelta(hours=3))

    it.refresh_from_db()
    assert (it.title, it.status) == ("Brood bakken", "paused")
    row = queries.rows_of(second, result="merged").get()
    assert row.reason == "Blijft zoals het nu is: er is sindsdien iets mee gedaan."


def test_what_a_later_file_changed_stays(bring):
    bring(FIRST)
    second = bring(LATER, at=NOW + timedelta(hours=1))
    bring(LATER.replace("Anders", "Weer anders"), at=NOW + timedelta(hours=2))

    second = undo(second, at=NOW + timedelta(hours=3))

    assert Opportunity.objects.get(title="Brood bakken").description == "Weer anders koken"
    assert queries.counts(second) == {"merged": 1, "same": 1}


def test_two_files_are_undone_one_after_the_other(bring):
    bring(FIRST)
    second = bring(LATER, at=NOW + timedelta(hours=1))
    third = bring(LATER.replace("Brood", "Taart"), at=NOW + timedelta(hours=2))

    undo(third, at=NOW + timedelta(hours=3))
    assert Opportunity.objects.filter(title="Brood bakken").exists()
    second = undo(second, at=NOW + timedelta(hours=4))

    # The third file's own undoing is something that happened since: the report says it.
    assert queries.counts(second) == {"merged": 1, "same": 1}


def test_what_was_filled_in_for_an_organisation_is_empty_again(bring, cast):
    Organisation.objects.create(
        centre=cast.noord, name="De Brink", email="b@example.org", registered_at=NOW
    )
    it = bring("id;organisatie;telefoon\n9;De Brink;0612345678\n", profile="organisations")
    body = Organisation.objects.get(name="De Brink")
    assert (body.source_code, queries.counts(it)) == ("9", {"merged": 1})

    undo(it)

    body.refresh_from_db()
    assert (body.source_code, body.phone) == ("", "")
    assert queries.counts(it) == {"undone": 1}


PEOPLE = "id;voornaam;achternaam;email;postcode\n1;Eva;Mol;e@example.org;7001\n"


@pytest.fixture
def eva(cast, town):
    """Eva, known at Noord on paper, without a postcode."""
    person = PersonFactory(
        user=None, name="Eva Mol", email="e@example.org", postcode="", point=None
    )
    RegistrationFactory(person=person, centre=cast.noord)
    return person


def test_somebody_on_paper_is_again_who_they_were(bring, eva):
    it = bring(PEOPLE)
    row = ImportRow.objects.get()
    assert (row.person, row.before["postcode"]) == (eva, "")
    assert set(row.before) <= {"postcode", "point", "area_id"}  # only what the file changed
    eva.refresh_from_db()
    assert eva.postcode == "7001"

    undo(it)

    eva.refresh_from_db()
    assert (eva.postcode, eva.point, eva.area) == ("", None, None)
    row.refresh_from_db()
    assert (row.result, row.before, row.person) == ("undone", {}, None)


def test_who_leaves_leaves_nothing_beside_a_row(bring, eva):
    it = bring(PEOPLE)
    who = privacy_queries.subject(person_id=eva.pk)

    privacy.erase(who, reason="asked", by=CLOCK, at=NOW + timedelta(hours=1))

    row = ImportRow.objects.get()
    assert (row.before, row.person) == (None, None)
    undo(it, at=NOW + timedelta(hours=2))
    assert Person.objects.get(pk=eva.pk).postcode == ""


def test_what_was_before_is_kept_as_long_as_letters_and_then_it_stays(bring, cast, eva):
    cast.noord.terms = {"letters_days": 30}
    cast.noord.save()
    it = bring(PEOPLE)

    actions.forget(by=CLOCK, at=NOW + timedelta(days=29))
    assert ImportRow.objects.get().before
    actions.forget(by=CLOCK, at=NOW + timedelta(days=31))
    row = ImportRow.objects.get()
    assert (row.before, row.became, row.person) == ({}, "", None)

    undo(it, at=NOW + timedelta(days=32))

    row.refresh_from_db()
    assert row.reason == "Blijft zoals het nu is: wat er eerder stond, bewaren we niet meer."
    assert Person.objects.get(pk=eva.pk).postcode == "7001"


def session(status, day):
    head = "SESSIONID;SESSIONDATE;HOURSLOGGED;VOLID;PLACEMENTID;STATUS;ATTENDED"
    return f"{head}\n1;{day};2;7;5;{status};1\n"


def test_a_placement_goes_back_to_where_it_was(bring, cast, eva):
    opportunity = OpportunityFactory(
        organisation=cast.buurthuis, centre=cast.noord, source_code="tk:5", open=True
    )
    people = bring(PEOPLE)
    ImportRow.objects.filter(batch=people).update(code="tk:7")
    placement = PlacementFactory(opportunity=opportunity, person=eva)
    was = [placement.state, placement.started_on, placement.agreed_at]

    it = bring(session("Attended", "02/02/2026"), at=NOW + timedelta(hours=1))
    placement.refresh_from_db()
    assert (placement.state, placement.started_on) == ("started", date(2026, 2, 2))
    assert ImportRow.objects.get(batch=it).person == eva
    undo(it, at=NOW + timedelta(hours=2))

    placement.refresh_from_db()
    assert [placement.state, placement.started_on, placement.agreed_at] == was


def test_what_does_not_go_together_any_more_stays(bring):
    bring(FIRST + "3;Vol;Club;7001;x;\n")
    second = bring(LATER + "3;Leeg;Club;7001;x;\n", at=NOW + timedelta(hours=1))
    it = Opportunity.objects.get(title="Leeg")
    row = ImportRow.objects.get(batch=second, target=f"exchange.Opportunity:{it.pk}")
    row.before["places"], it.places, it.places_taken = "1", 5, 4
    it.save()
    row.became = putting_back._sign(putting_back.said(it, row.before))
    row.save()

    undo(second, at=NOW + timedelta(hours=2))

    it.refresh_from_db()
    assert (it.title, it.places) == ("Leeg", 5)
