"""From a note to the promise it became, and back, in one walk."""

import pytest

from aanjager.front.reports.tests import hall as small
from aanjager.front.story import queries

pytestmark = pytest.mark.django_db


def kinds(steps):
    return [it.kind for it in steps]


def test_from_a_note_to_the_promise_in_one_walk():
    hall = small.build()
    small.decide(hall)

    steps = queries.walk("note", [hall.chosen.pk], both=False)

    assert {"note", "cluster", "point", "theme", "amendment", "decision", "commitment"} <= set(
        kinds(steps)
    )


def test_from_the_promise_back_to_the_note():
    hall = small.build()
    small.decide(hall)
    promise = small.Commitment.objects.get()

    steps = queries.walk("commitment", [promise.pk])

    assert ("note", hall.chosen.pk) in {(it.kind, it.pk) for it in steps}


def test_a_walk_is_one_statement(django_assert_num_queries):
    hall = small.build()

    with django_assert_num_queries(1):
        queries.walk("note", [hall.chosen.pk, hall.loose.pk, hall.left.pk])


def test_a_note_that_was_not_chosen_is_followed_to_the_board():
    """Scenario A8: not chosen in group 2, brought again in the hall, amendment 2, waits for the board."""
    hall = small.build()

    told = [it.sentence for it in queries.story("note", hall.loose.pk)]

    assert told == [
        "op een briefje in werkgroep 2; niet gekozen",
        "in de zaal opnieuw ingebracht: wijzigingsvoorstel 2",
        "wacht op het bestuur",
    ]


def test_a_chosen_note_is_followed_to_the_decision():
    hall = small.build()
    small.decide(hall)

    told = [it.sentence for it in queries.story("note", hall.chosen.pk)]

    assert told == [
        "op een briefje in werkgroep 1",
        "bij elkaar gelegd in werkgroep 1",
        "gekozen in werkgroep 1",
        "opgenomen in thema 1",
        "wijzigingsvoorstel 1",
        "besloten: overgenomen. Dit is wat de leden vragen.",
        "toegezegd",
        "wacht op de volgende versie van de tekst",
    ]


def test_a_hidden_note_says_why_and_not_what():
    hall = small.build()
    small.Note.objects.filter(pk=hall.loose.pk).update(
        state="hidden", hidden_reason="er staat een naam in"
    )

    told = queries.story("note", hall.loose.pk)

    assert told[0].words == ""
    assert "er staat een naam in" in told[0].sentence
