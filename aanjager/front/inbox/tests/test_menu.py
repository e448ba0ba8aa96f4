"""The menu of an organisation: every entry opens for whoever reads it."""

import re

import pytest

from aanjager.community.organisations.tests.factories import CoordinatorFactory
from aanjager.growth.internships.tests import factories as tracks
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
NOORD = {"HTTP_HOST": "noord.localhost"}


@pytest.fixture
def school(cast):
    """A school with a class whose mentor is Daan, and somebody who coordinates its internships."""
    it = tracks.school_of(cast.noord)
    tracks.group_of(it, mentor="daan@example.org")
    return it


def menus(page):
    """The links of the main menu and of the place, with their words."""
    found = re.findall(r"<nav.*?</nav>", page.split("<footer")[0], re.DOTALL)
    return re.findall(r'<a href="(/[^"]*)"[^>]*>([^<]*)</a>', "".join(found))


def shut(client, page):
    """The entries that do not open."""
    links = menus(client.get(page, **NOORD).text)
    assert len(links) > 4
    return [
        (href, words)
        for href, words in links
        if client.get(href, follow=True, **NOORD).status_code != 200
    ]


def test_a_mentor_finds_the_class_first_and_nothing_that_is_shut(signed_in, cast, school):
    client, group = signed_in(cast.daan), school.groups.get()

    words = [text for _href, text in menus(client.get("/organisatie/stages/", **NOORD).text)]

    assert words[-2:] == ["Mijn klas", "Stel een vraag"]
    assert "Mijn klas" in words[:5]  # in the header too, so from every page
    assert shut(client, "/organisatie/stages/") == []
    assert shut(client, f"/stages/klas/{group.pk}/") == []


def test_who_speaks_for_an_organisation_opens_every_entry(signed_in, cast, school):
    CoordinatorFactory(organisation=cast.buurthuis, person=cast.person(cast.daan))
    of_school = school.coordinators.get().person.user

    for user in (cast.cora, of_school, cast.daan):
        assert shut(signed_in(user), "/organisatie/stages/") == []
    assert "Mijn klas" in signed_in(cast.daan).get("/organisatie/", **NOORD).text
    assert "Mijn klas" not in signed_in(cast.cora).get("/organisatie/", **NOORD).text


def test_staff_and_pupils_who_come_here_see_no_entry_that_is_shut(signed_in, cast, school):
    for user in (cast.finn, cast.anna):
        assert shut(signed_in(user), "/organisatie/stages/") == []


def test_a_class_that_is_over_has_no_entry_and_knowing_it_asks_nothing_more(
    signed_in, cast, school
):
    client = signed_in(cast.daan)
    client.get("/vacatures/", **NOORD)
    asked = count_queries(lambda: client.get("/vacatures/", **NOORD))
    assert "Mijn klas" in client.get("/vacatures/", **NOORD).text

    school.groups.update(result_at=tracks.NOW, mentor=None)

    assert "Mijn klas" not in client.get("/vacatures/", **NOORD).text
    assert count_queries(lambda: client.get("/vacatures/", **NOORD)) == asked
