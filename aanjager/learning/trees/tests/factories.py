"""A small tree that is right, to make wrong in tests."""

from dataclasses import replace
from datetime import date

from aanjager.kernel.actor import CLOCK, Actor
from aanjager.learning.trees import actions
from aanjager.learning.trees.rules.shape import (
    Branch,
    Conclusion,
    Next,
    PaperText,
    Script,
    Source,
    Step,
)
from conftest import NOW

SOURCE = Source("De wet", "https://example.org/wet", date(2026, 1, 5))


def conclusion(key, **facts):
    return Conclusion(
        key,
        **{"title": f"Conclusie {key}", "text": "Zo is het.", "sources": [SOURCE], **facts},
    )


def script(**facts):
    """Two questions and three conclusions: old enough, and then with whom."""
    steps = [
        Step(
            "leeftijd",
            "number",
            "Hoe oud ben je?",
            least=1,
            most=120,
            branches=[Branch("jong", "less", "wet:consent_age"), Branch("samen")],
        ),
        Step(
            "samen",
            "yes_no",
            "Doe je het samen?",
            branches=[Branch("met", "is", "ja"), Branch("alleen")],
        ),
    ]
    ends = [
        conclusion("jong", text="Je bent [antwoord:leeftijd], jonger dan [wet:consent_age]."),
        conclusion(
            "met",
            nexts=[Next("Zoek iemand", "/vacatures/")],
            paper=PaperText(
                "letter",
                "Een brief",
                "# Beste ouder\n\nOp [vandaag].\n\n- een\n- twee\n\n[invul:Naam]",
            ),
        ),
        conclusion("alleen"),
    ]
    made = Script("Mag ik meedoen?", "Een korte vraag.", "leeftijd", steps, ends)
    return replace(made, **facts)


def staff(centre):
    return Actor(user_id=None, staff_of=frozenset({centre.pk}))


ELS = Actor(is_association=True)


def draft(centre=None, slug="meedoen", made=None):
    """A draft of a centre, or of the association."""
    return actions.create(centre, slug, made or script(), by=CLOCK, at=NOW)


def published(centre=None, slug="meedoen", made=None):
    """A tree that everybody can walk."""
    return actions.publish(draft(centre, slug, made), by=CLOCK, at=NOW)
