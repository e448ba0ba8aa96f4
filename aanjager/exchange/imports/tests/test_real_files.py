"""The files other systems really gave: every row is accounted for, and a second time changes nothing."""

from collections import Counter
from datetime import date

import pytest
from django.apps import apps

from aanjager.community.files.choices import REASONS
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.exchange.imports import queries
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db
PARTS = ("provider", "volunteer", "opportunity", "session")
NYC = "nyc_service_volunteer_opportunities_2011.csv"


def opportunities_of(cast):
    return Opportunity.objects.filter(centre=cast.noord)


def test_the_665_opportunities_of_261_organisations_come_in_closed_because_they_ended(
    bring, cast, real
):
    it = bring(real(NYC).read_bytes())

    assert queries.counts(it) == {"stored": 665}
    assert opportunities_of(cast).count() == 665
    assert Organisation.objects.filter(source_code__startswith="nyc:").count() == 261
    assert set(opportunities_of(cast).values_list("status", flat=True)) == {"closed"}
    assert "voorbij" in queries.rows_of(it).first().reason
    assert it.left_out["NTA"] == "empty"
    assert it.left_out["hits"] == "figures"
    assert set(it.left_out) | set(it.mapping.values()) == set(it.survey["header"])


def test_with_dates_moved_and_a_place_given_the_finder_answers_on_them(bring, cast, real, town):
    it = bring(real(NYC).read_bytes(), shift_to=2026, place_in=town.pk)

    online = opportunities_of(cast).filter(status="open")
    assert online.count() > 400
    assert Standing.objects.filter(opportunity__in=online).count() == online.count()
    assert {*online.values_list("postcode", flat=True)} == {"7001", "7002", "7003"}
    assert online.filter(words="bike").exists()
    assert {*online.values_list("language", flat=True)} == {"en"}
    report = queries.rows_of(it).values_list("reason", flat=True)
    assert all("Neergezet bij postcode" in reason for reason in report)


def test_the_same_file_again_changes_nothing(bring, cast, real, town):
    content = real(NYC).read_bytes()
    bring(content, shift_to=2026, place_in=town.pk)
    before = list(opportunities_of(cast).order_by("pk").values())

    again = bring(content, shift_to=2026, place_in=town.pk)

    assert queries.counts(again) == {"same": 665}
    assert list(opportunities_of(cast).order_by("pk").values()) == before


def test_closed_ones_come_on_line_when_the_file_comes_again_with_its_dates_moved(
    bring, cast, real, town
):
    content = real(NYC).read_bytes()
    bring(content)

    again = bring(content, shift_to=2027, place_in=town.pk)

    assert queries.counts(again) == {"merged": 665}
    assert opportunities_of(cast).filter(status="open").count() == 665


def test_of_434_volunteers_nobody_is_merged_by_the_address_they_share(bring, cast, real):
    it = bring(real("teamkinetic_demo_volunteer.csv").read_bytes())

    counts = queries.counts(it)
    assert sum(counts.values()) == 434
    people = Person.objects.filter(registrations__centre=cast.noord, registrations__source="import")
    assert people.count() == counts["stored"] == 431
    assert not people.exclude(email="").exists()
    assert people.get(name="Margaret Pugh").birth_year == 1954
    assert "geen toegang" in queries.rows_of(it, result="refused").first().reason


def test_what_says_something_about_health_or_origin_stays_behind_with_the_reason(bring, real):
    it = bring(real("teamkinetic_demo_volunteer.csv").read_bytes())

    assert it.left_out["DISABILITYDESCRIPTION"] == it.left_out["DISABLED"] == "health"
    assert it.left_out["ETHNICITY"] == "origin"
    assert it.left_out["DOB"] == "day"
    assert it.left_out["EMNAME"] == "relative"
    assert it.left_out["CRIMINALCHECKNUMBER"] == "criminal"
    assert it.left_out["GENDER"] == "gender"
    assert it.left_out["VOLID (2)"] == "twice"
    assert it.left_out["yesno"] == "empty"
    assert it.content is None
    told = " ".join(
        str(list(model._base_manager.values_list())) for model in apps.get_models()
    ).lower()
    assert "margaret pugh" in told
    assert not [word for word in ("epilepsy", "seizure", "bangladeshi", "000c0000") if word in told]


def test_the_report_names_what_stays_behind_and_nobody_takes_it_by_hand(bring, cast, real, client):
    path = real("teamkinetic_demo_volunteer.csv")
    it = bring(path.read_bytes())
    client.force_login(cast.anna)
    page = client.get(f"/balie/import/{it.pk}/", headers={"host": "noord.localhost"}).text
    for column, reason in (
        ("DISABILITYDESCRIPTION", "health"),
        ("DISABLED", "health"),
        ("ETHNICITY", "origin"),
    ):
        assert f"<dt>{column}</dt><dd>{REASONS[reason]}</dd>" in page
        with pytest.raises(Refused, match=f"Kolom “{column}”: {REASONS[reason]}"):
            bring(path.read_bytes(), mapping={**it.mapping, "languages": column})
        told = {"name": "SURNAME", "about": column}  # as if it were a file of organisations
        with pytest.raises(Refused, match=f"Kolom “{column}”: {REASONS[reason]}"):
            bring(path.read_bytes(), profile="organisations", mapping=told)


def test_the_four_files_of_the_other_system_together_give_placements(bring, cast, real):
    results = {}
    for part in PARTS:
        it = bring(real(f"teamkinetic_demo_{part}.csv").read_bytes(), profile="teamkinetic")
        results[part] = queries.counts(it)

    assert results["provider"] == {"stored": 1}
    assert results["opportunity"] == {"stored": 3}
    assert sum(results["session"].values()) == 69
    assert results["session"]["refused"] == 42
    margaret = Placement.objects.get(person__name="Margaret Pugh", opportunity__source_code="tk:3")
    assert margaret.state == "ended"
    assert margaret.started_on >= date(2025, 10, 8)
    states = Counter(Placement.objects.values_list("state", flat=True))
    assert states == {"ended": 2, "declined": 7}  # of 27 rows: two volunteered, seven asked


def test_the_four_files_again_change_nothing(bring, real):
    parts = [real(f"teamkinetic_demo_{part}.csv").read_bytes() for part in PARTS]
    for content in parts:
        bring(content)

    again = [queries.counts(bring(content)) for content in parts]

    assert [set(counts) - {"refused"} for counts in again] == [{"same"}] * 4
