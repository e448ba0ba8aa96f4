"""Plans of before steps had a code: each keeps its steps, once, and nothing is lost."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from aanjager.participation.initiatives.tests.factories import POSTED, InitiativeFactory
from aanjager.participation.steps.choices import TEMPLATES
from aanjager.participation.steps.models import Step

pytestmark = pytest.mark.django_db
naming = import_module("aanjager.participation.migrations.0042_steps_name_their_advice")


@pytest.fixture
def _as_before():
    """Without the constraints that came after; the end of the test takes this back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE participation_step DROP CONSTRAINT a_step_is_of_a_template_or_in_own_words"
        )
        cursor.execute("DROP INDEX a_step_of_a_template_stands_once")


def old(it, template, title, about="meer"):
    return Step.objects.create(
        initiative=it, template=template, title=title, about=about, made_at=POSTED
    )


@pytest.mark.usefixtures("_as_before")
def test_old_steps_get_their_code_and_a_double_becomes_own_words():
    it, other = InitiativeFactory(), InitiativeFactory()
    dutch = old(it, "permit", "Dien je plan in")
    english = old(it, "permit", "Submit your plan", "Often eight weeks ahead.")
    elsewhere = old(other, "permit", "Submit your plan")
    unknown = old(it, "permit", "Wat niemand kent")
    own = old(it, "", "Koffie halen", "")

    naming.name(apps, None)

    for step in (dutch, english, elsewhere, unknown, own):
        step.refresh_from_db()
    assert [(step.template, step.code) for step in (dutch, elsewhere)] == [("permit", "submit")] * 2
    assert (english.template, english.title) == ("", "Submit your plan")
    assert english.about == "Often eight weeks ahead."
    assert (unknown.template, unknown.title) == ("", "Wat niemand kent")
    assert (own.template, own.code, own.title) == ("", "", "Koffie halen")
    assert str(dutch.what) == "Dien je plan in"

    naming.tell(apps, None)
    dutch.refresh_from_db()
    assert (dutch.title, dutch.code) == ("Dien je plan in", "")


def test_every_step_that_there_ever_was_is_named():
    now = {(of, it.code) for of, one in TEMPLATES.items() for it in one.steps}
    assert {(of, code) for of, code, *_titles in naming.TITLES} <= now
