"""A survey of volunteers: two waves released by two colleagues, of which one question changed.

The third wave runs.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils.timezone import localdate, make_aware

from aanjager.community.centres.models import Centre, Staff
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.outreach.findings import actions as findings
from aanjager.outreach.reach import actions as reach
from aanjager.outreach.standing import actions as standing
from aanjager.outreach.standing import queries as places
from aanjager.outreach.standing.choices import MOMENTS
from aanjager.outreach.standing.models import StandingSurvey
from aanjager.outreach.surveys import actions, queries
from aanjager.outreach.surveys.models import Question, Wave
from aanjager.outreach.surveys.queries import Door
from aanjager.trust.letters.models import Letter

TITLE = ("Wat heb je nodig om mee te doen?", "What do you need to take part?")
PURPOSE = (
    "We willen weten wat vrijwilligers nodig hebben. Met de uitkomst gaan we naar de gemeente.",
    "We want to know what volunteers need. With the findings we go to the municipality.",
)
FIRST, SECOND, THIRD = 46, 39, 8  # answers in each wave
REACHED = 140
CHANGED = ("Hoeveel uur in een drukke week?", "How many hours in a busy week?")
ENOUGH = 8  # people asked, of whom most answered: fewer have no figures
AGES = (0, 1, 1, 2, 1, 2, 2)  # the place of the choice, over and over
REACHED_AGES = (2, 1, 3, 2, 3, 0, 3, 2)  # younger people are the ones who are missed
LIVES = (
    0,
    3,
    2,
    0,
    5,
    1,
    3,
    0,
    4,
    6,
    5,
    3,
    2,
)  # the place of the district: of some more than of others
WORDS = ("Meer korte klussen.", "Iemand die meedenkt.", "Koffie met andere vrijwilligers.")


def build(centre: Centre, at: datetime) -> None:
    """Ask twice with the ready questionnaire; figures of the first time are there to be read."""
    staff = list(Staff.objects.filter(centre=centre, ended_on=None).order_by("pk")[:2])
    one, two = (
        Actor(user_id=it.user_id, staff_of=frozenset({centre.pk})) for it in (staff[0], staff[-1])
    )
    basis = actions.Basis(
        TITLE[0], PURPOSE[0], "person", "anonymous", title_en=TITLE[1], purpose_en=PURPOSE[1]
    )
    began = at - timedelta(days=330)  # before the plan that cites it, and the agreement from that
    first = actions.create(centre, basis, "Voorjaar", ready="volunteers", by=one, at=began)
    _hold(first, FIRST, one, began)
    _release(first, one, two, began)
    began = at - timedelta(days=100)
    second = actions.next_wave(first.survey, "Najaar", by=one, at=began)
    _change(second, one, began)
    _hold(second, SECOND, one, began)
    _release(second, one, two, began)
    began = at - timedelta(days=6)
    third = actions.next_wave(first.survey, "Volgend voorjaar", by=one, at=began)
    _hold(third, THIRD, one, began)
    bodies = actions.Basis(
        "Wat hebben organisaties nodig?", PURPOSE[0], "organisation", "confidential",
        title_en="What do organisations need?", purpose_en=PURPOSE[1],
    )  # fmt: skip
    actions.create(centre, bodies, "Dit jaar", ready="organisations", by=one, at=at)
    _reach(centre, one, two, at)
    _always(centre, _round(centre, one, two, at), one, at)


def _reach(centre: Centre, one: Actor, two: Actor, at: datetime) -> None:
    """Whom the centre reaches, asked in spring: by area, by age and by what suits somebody now."""
    began = at - timedelta(days=60)
    wave = reach.begin(centre, "Dit jaar", by=one, at=began)
    _hold(wave, REACHED, one, began)
    _release(wave, one, two, began, by=("waar", "draagkracht"))


def _round(centre: Centre, one: Actor, two: Actor, at: datetime) -> StandingSurvey:
    """The round of last quarter of who stopped: asked as they came, answered by most, released by two."""
    quarter = localdate(at).replace(day=1, month=(localdate(at).month - 1) // 3 * 3 + 1)
    began = make_aware(datetime.combine(quarter - relativedelta(months=3), time(10)))
    it = standing.prepare(centre, "end", by=one, at=began)
    standing.turn_on(it, by=one, at=began)
    it.refresh_from_db()
    wave = places.open_wave(it)
    assert wave is not None
    asked = [one for part in queries.questionnaire(wave) for one in part.questions.all()]
    for days in range(5, 75, 7):
        when = began + timedelta(days=days)
        for placement in places.due(it, wave, when):
            if placement.ended_at and placement.ended_at <= when:  # the year behind us is known
                standing.ask(it, wave, placement, by=CLOCK, at=when)
    doors = [Door(wave, invited) for invited in wave.invitations.order_by("pk")]
    for number, door in enumerate(doors):
        if number % 6:  # most, not everybody
            _answer(door, dict(_answers(asked, number)), began + timedelta(days=80))
    ended = make_aware(datetime.combine(quarter, time(10)))
    actions.close(wave, by=one, at=ended)
    if len(doors) >= ENOUGH and one.user_id != two.user_id:
        release = findings.propose(wave, [], by=one, at=ended)
        findings.approve(release, by=two, at=ended + timedelta(days=2))
    Letter.objects.filter(kind__startswith="survey", sent_at=None).update(sent_at=ended)
    standing.begin_wave(it, by=CLOCK, at=ended)
    return it


def _always(centre: Centre, known: StandingSurvey, by: Actor, at: datetime) -> None:
    """Turn the standing questions of every moment on, and ask who began or stopped lately."""
    for moment in MOMENTS:
        if moment == known.moment:
            _ask(known, at)
            continue
        it = standing.prepare(centre, moment, by=by, at=at - timedelta(days=20))
        standing.turn_on(it, by=by, at=at - timedelta(days=20))
        _ask(it, at)


def _ask(it: StandingSurvey, at: datetime) -> None:
    wave = places.open_wave(it)
    assert wave is not None
    for placement in places.due(it, wave, at):
        standing.ask(it, wave, placement, by=CLOCK, at=at)


def _release(
    wave: Wave, one: Actor, two: Actor, began: datetime, by: Sequence[str] = ("leeftijd",)
) -> None:  # fmt: skip
    """Close after four weeks; one proposes figures, by age unless told otherwise; the other says yes."""
    actions.close(wave, by=one, at=began + timedelta(days=28))
    release = findings.propose(wave, list(by), by=one, at=began + timedelta(days=30))
    if two.user_id != one.user_id:
        findings.approve(release, by=two, at=began + timedelta(days=31))


def _change(wave: Wave, by: Actor, at: datetime) -> None:
    """Ask about the hours in another way, so that they are not compared."""
    old = Question.objects.get(section__wave=wave, code="uren")
    asked = actions.Asked(
        old.kind, CHANGED[0], CHANGED[1], comparable=Question.Comparable.CHANGED,
        shown_if=old.shown_if, shown_values=old.shown_values,
    )  # fmt: skip
    actions.change_question(old, asked, by=by, at=at)


def _hold(wave: Wave, many: int, by: Actor, at: datetime) -> None:
    """Open a wave and answer it many times, each time in another way."""
    day = localdate(at) + timedelta(days=28)
    wave = actions.open_wave(wave, day, has_open_link=True, by=by, at=at)
    asked = [it for part in queries.questionnaire(wave) for it in part.questions.all()]
    for number in range(many):
        _answer(Door(wave), dict(_answers(asked, number)), at)


def _answer(door: Door, given: dict[Question, Any], at: datetime) -> None:
    response = actions.start(door, by=ANONYMOUS, at=at)
    actions.save_section(response, given, door=door, by=ANONYMOUS, at=at)
    actions.submit(response, door=door, by=ANONYMOUS, at=at)


def _answers(asked: list[Question], number: int) -> Iterator[tuple[Question, Any]]:
    """Return what the one with this number answers; not everybody answers everything."""
    for place, question in enumerate(asked):
        codes = [choice.code for choice in question.choices.all()]
        turn = number * (place + 3) + number // 4
        if question.code in {"leeftijd", "waar"}:
            yield question, [_of_some_more(codes, number)]
        elif question.code in {"doet", "drempel"}:
            yield question, [codes[int(number % 3 == place % 3)]]
        elif question.kind == "one":
            yield question, [codes[turn % len(codes)]]
        elif question.kind in {"several", "rank"}:
            yield question, [codes[(turn + at) % len(codes)] for at in (0, 1, 3)]
        elif question.kind == "number":
            yield question, 1 + turn % 7
        elif number % 3 == 0:
            yield question, WORDS[turn % len(WORDS)]


def _of_some_more(codes: list[str], number: int) -> str:
    """Return a district or an age: who answers does not come from all of them alike."""
    often: Sequence[int] = LIVES
    if any(it.startswith("jonger-dan-") for it in codes):
        often = REACHED_AGES if "jonger-dan-27" in codes else AGES
    return codes[often[number % len(often)] % len(codes)]
