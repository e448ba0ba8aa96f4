from datetime import UTC, date, datetime

from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.outreach.surveys import actions
from aanjager.outreach.surveys.actions import Asked, Basis
from aanjager.outreach.surveys.models import Question
from aanjager.outreach.surveys.queries import Door

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LAST_DAY = date(2026, 3, 30)
SIZES = (("Klein", "Small"), ("Groot", "Large"))
PLACES = (("Noord", "North"), ("Zuid", "South"), ("Oost", "East"))


def staff(centre, user=None):
    return Actor(user_id=user.pk if user else None, staff_of=frozenset({centre.pk}))


def survey(centre, *, by=None, regime="anonymous", unit="person", **facts):
    """A draft: where you live (a group), whether you volunteer, how often, how many hours, words."""
    by = by or staff(centre)
    basis = Basis("Wat heb je nodig?", "Om de gemeente te vertellen.", unit, regime, **facts)
    wave = actions.create(centre, basis, "Voorjaar", by=by, at=NOW)
    first = actions.add_section(wave, "Over jou", by=by, at=NOW)
    second = actions.add_section(wave, "Wat je doet", by=by, at=NOW)

    def ask(section, code, kind, text, **more):
        asked = Asked(kind, text, code=code, **more)
        return actions.add_question(section, asked, by=by, at=NOW)

    ask(first, "waar", "one", "Waar woon je?", choices=PLACES, is_group=True, is_required=True)
    does = ask(first, "doet", "one", "Doe je iets?", choices=(("Ja", "Yes"), ("Nee", "No")))
    after = {"shown_if": does, "shown_values": ["ja"]}
    ask(second, "uren", "number", "Hoeveel uur per week?", **after)
    ask(second, "kosten", "amount", "Wat kost het je?", **after)
    ask(second, "woorden", "text", "Wat wil je nog zeggen?")
    return wave


def question(wave, code):
    return Question.objects.get(section__wave=wave, code=code)


def opened(wave, *, by=None, **facts):
    by = by or staff(wave.survey.centre)
    actions.open_wave(wave, LAST_DAY, by=by, at=NOW, **{"has_open_link": True, **facts})
    wave.refresh_from_db()
    return wave


def answer(wave, values, *, invitation=None):
    """Answer and send: values by code of the question."""
    door = Door(wave, invitation)
    response = actions.start(door, by=ANONYMOUS, at=NOW)
    given = {question(wave, code): value for code, value in values.items()}
    actions.save_section(response, given, door=door, by=ANONYMOUS, at=NOW)
    actions.submit(response, door=door, by=ANONYMOUS, at=NOW)
    return response


def answered(wave, places, **values):
    """One answer for every place in the list."""
    for at, place in enumerate(places):
        answer(
            wave,
            {"waar": [place], "doet": ["ja"], "uren": at % 5, "kosten": 1000 + at} | values,
        )


def branch(by, *, regime="confidential"):
    """A draft of the association among centres: what size (a group), how much money, words."""
    basis = Basis("De branche", "Om te weten.", "centre", regime)
    wave = actions.create(None, basis, "2026", by=by, at=NOW)
    part = actions.add_section(wave, "Jullie centrale", by=by, at=NOW)
    sizes = Asked("one", "Hoe groot?", code="groot", is_group=True, choices=SIZES)
    actions.add_question(part, sizes, by=by, at=NOW)
    actions.add_question(part, Asked("amount", "Hoeveel geld?", code="geld"), by=by, at=NOW)
    actions.add_question(part, Asked("text", "Wat nog meer?", code="meer"), by=by, at=NOW)
    return wave
