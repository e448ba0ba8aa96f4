"""Pages of a class: what is seen before it is done, and how often a list asks the database."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from aanjager.community.organisations.tests.factories import CoordinatorFactory
from aanjager.growth.internships.models import Group, Pupil
from aanjager.growth.internships.tests.factories import (
    accepted,
    done,
    group_of,
    offer_at,
    pupil_in,
    school_of,
)
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "noord.localhost"}


@pytest.fixture
def group(cast):
    school = school_of(cast.noord)
    CoordinatorFactory(organisation=school, person=cast.person(cast.cora))
    return group_of(school, mentor="daan@example.org")


def test_a_school_makes_a_class_and_brings_in_a_list_after_a_look(signed_in, group):
    cora = signed_in(group.school.coordinators.get().person.user)
    facts = {
        "name": "3C", "track": "mas", "level": "havo", "hours": "31", "starts_on": "2026-09-01",
        "ends_on": "2027-01-31", "region": "north", "lesson_hours": "5.5", "mentor_name": "Mo",
        "mentor_email": "mo@example.org",
    }  # fmt: skip
    assert "onderwijstijd" in cora.post("/organisatie/stages/klas/", facts, **HOST).text
    where = cora.post("/organisatie/stages/klas/", facts | {"hours": "30"}, **HOST)["Location"]
    made = Group.objects.get(name="3C")
    assert where == f"/stages/klas/{made.pk}/leerlingen/"

    def list_of(doe):
        rows = "naam;e-mail;geboortedatum\nNoor;noor@example.org;01-03-2012\nSam;;01-03-2012\n"
        return {"file": SimpleUploadedFile("klas.csv", rows.encode()), "doe": doe, "writes": "on"}

    assert re.search('name="writes"[^>]*checked', cora.get(where, **HOST).text)

    looked = cora.post(where, list_of("kijken"), **HOST).text
    assert "1 van 2 rijen" in looked
    assert not Pupil.objects.filter(group=made).exists()
    taken = cora.post(where, list_of("overnemen"), **HOST).text
    assert Pupil.objects.get(group=made).name == "Noor"
    assert "1 van 2 rijen kwamen erbij" in taken
    assert "Dit is geen e-mailadres" in taken
    assert Letter.objects.filter(to_address="noor@example.org").exists()


def test_the_overview_of_a_class_asks_as_often_for_many_as_for_one(signed_in, group, cast):
    place = offer_at(cast.buurthuis)
    accepted(pupil_in(group), place)
    cora = signed_in(cast.cora)
    cora.get(f"/stages/klas/{group.pk}/", **HOST)  # the centre of the address is remembered now
    with CaptureQueriesContext(connection) as few:
        assert "wacht op handtekeningen" in cora.get(f"/stages/klas/{group.pk}/", **HOST).text
    for number in range(2):
        accepted(pupil_in(group, email=f"l{number}@example.org", name=f"L{number}"), place)
    pupil_in(group, email="geen@example.org", name="Geen")
    with CaptureQueriesContext(connection) as many:
        assert "nog geen plek" in cora.get(f"/stages/klas/{group.pk}/", **HOST).text
    assert len(many) == len(few) <= 8


def test_wiping_shows_of_how_many_and_asks_whether_the_school_has_the_results(signed_in, group):
    pupil_in(group)
    cora, url = (
        signed_in(group.school.coordinators.get().person.user),
        f"/stages/klas/{group.pk}/klaar/",
    )
    assert f'href="{url}"' in cora.get(f"/stages/klas/{group.pk}/", **HOST).text
    page = cora.get(url, **HOST).text
    assert "Leerlingen: 1." in page
    assert "Zonder plek: 1." in page
    assert "zet dan het vinkje" in cora.post(url, {}, **HOST).text
    assert Pupil.objects.get().name
    cora.post(url, {"has_results": "on"}, **HOST)
    assert Pupil.objects.get().name == ""


def test_wiping_a_class_in_which_somebody_is_busy_says_why_not(signed_in, group, cast):
    accepted(pupil_in(group), offer_at(cast.buurthuis))
    Group.objects.update(ends_on=localdate())
    page = signed_in(cast.cora).get(f"/stages/klas/{group.pk}/klaar/", **HOST).text
    assert "1 leerling is nog bezig" in page
    assert "has_results" not in page


def test_taking_somebody_out_of_a_class_is_asked_first(signed_in, group):
    it, other = pupil_in(group), pupil_in(group, email="l@example.org", name="Loek")
    cora, url = (
        signed_in(group.school.coordinators.get().person.user),
        f"/stages/leerling/{it.pk}/weg/",
    )
    assert f'href="{url}"' in cora.get(f"/stages/klas/{group.pk}/", **HOST).text
    assert "1 maart 2012" in cora.get(url, **HOST).text
    assert Pupil.objects.count() == 2
    cora.post(url, **HOST)
    assert Pupil.objects.get() == other


def test_the_example_of_a_list_is_read_without_a_fault(signed_in, group):
    cora, url = (
        signed_in(group.school.coordinators.get().person.user),
        f"/stages/klas/{group.pk}/leerlingen/",
    )
    assert f'href="{url}voorbeeld.csv"' in cora.get(url, **HOST).text
    example = b"".join(cora.get(f"{url}voorbeeld.csv", **HOST).streaming_content)
    looked = cora.post(
        url, {"file": SimpleUploadedFile("klas.csv", example), "doe": "kijken"}, **HOST
    ).text
    assert "1 van 1 rijen zouden" in looked


def test_the_results_have_their_hours_with_a_comma(signed_in, group, cast):
    done(pupil_in(group), offer_at(cast.buurthuis))
    cora = signed_in(cast.cora)
    rows = b"".join(cora.get(f"/stages/klas/{group.pk}/resultaat.csv", **HOST).streaming_content)
    assert "30,0" in rows.decode()
