"""A question that a guide answers leads to that guide, and no other question does."""

import pytest
from django.utils.translation import override

from aanjager.advice.articles.tests.factories import MONDAY
from aanjager.advice.finding import queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.memory import pages
from aanjager.learning.trees import actions as trees
from aanjager.trust.law import actions as law

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_guides")]
HOST = {"HTTP_HOST": "noord.localhost"}


@pytest.fixture
def _guides(db):
    pages.clear()
    law.load(by=CLOCK, at=MONDAY)
    trees.ship(by=CLOCK, at=MONDAY)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Mag een vrijwilliger van 15 bardienst draaien?", "alcohol"),
        ("mogen we bier schenken in de kantine", "alcohol"),
        ("koken voor veertig mensen", "eten"),
        ("Hoeveel mag een vrijwilliger krijgen per maand?", "vergoeding"),
        ("gratis vog aanvragen", "vog"),
        ("Hebben we een stichting nodig?", "rechtsvorm"),
        ("Mag ik vrijwilligerswerk doen in de bijstand", "uitkering"),
        ("wie betaalt als ik schade maak", "verzekering"),
        ("statushouder", "asielzoekers"),
    ],
)
def test_the_guide_that_is_meant_comes_first(typed, first):
    assert queries.guides(None, typed)[0].slug == first


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hoe dan",
        "Hoe bedank je vrijwilligers?",
        "Hoe begeleid ik iemand?",
        "privacy",
        "vrijwilliger",
    ],
)
def test_what_no_guide_answers_leads_to_none(typed):
    assert queries.guides(None, typed) == []


def test_at_most_two_and_in_the_language_on_screen():
    assert len(queries.guides(None, "alcohol eten vog uitkering schade stichting")) == 2
    with override("en"):
        found = queries.guides(None, "soup for the neighbourhood")
    assert [(it.slug, it.language) for it in found] == [("eten", "en")]


def test_the_desk_and_the_knowledge_base_name_it(client, cast):
    for path in (
        "/kennisbank/?q=bier+schenken",
        "/vraag/?q=bier+schenken",
        "/vraag/lijkt-op/?q=bier+schenken",
    ):
        page = client.get(path, **HOST).content.decode()
        assert 'href="/wegwijzer/alcohol/"' in page
        assert "Hier staat nog geen" not in page
    assert (
        "/wegwijzer/alcohol/"
        not in client.get("/kennisbank/", **HOST).content.decode().split("<footer")[0]
    )
