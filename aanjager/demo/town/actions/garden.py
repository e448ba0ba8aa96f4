"""From a place to sit that was missed to a garden: signals, their pattern, and the initiative it became."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from aanjager.community.organisations import actions as organisations
from aanjager.community.organisations import queries as known
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.demo.region.actions.world import Place, read
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.participation.initiatives import actions as initiatives
from aanjager.participation.initiatives.models import Initiative, Need
from aanjager.participation.origins import actions as origins
from aanjager.participation.signals import actions as signals
from aanjager.participation.signals.models import Pattern
from aanjager.participation.welcomes import actions as welcomes
from aanjager.trust.letters.models import Letter

YEAR = 365  # days ago that it began


def build(place: Place, crowd: Crowd, at: datetime) -> Initiative:
    """Make the story of the garden, with other initiatives in other stages around it."""
    facts = read("garden")
    people = [it for it in crowd.people[place.centre.pk] if it.user_id]
    staff = Actor(user_id=place.staff[0].user_id, staff_of=frozenset({place.centre.pk}))
    pattern = _heard(place, facts, people, staff, at - timedelta(days=YEAR))
    garden = _garden(place, facts, people, staff, at)
    _known(garden, staff, at - timedelta(days=300))
    origins.grow(garden, pattern, by=staff, at=at - timedelta(days=340))
    signals.finish(pattern, facts["pattern"]["came"], by=staff, at=at - timedelta(days=28))
    _others(place, facts, people, staff, at)
    _heard_lately(place, facts, people, staff, at)
    for kind in ("signal", "initiative", "need", "offer", "welcome"):
        Letter.objects.filter(kind__startswith=kind, sent_at=None).update(sent_at=at)
    return garden


def _as(person: Person) -> Actor:
    return Actor(user_id=person.user_id, person_id=person.pk)


def _heard(
    place: Place, facts: Any, people: list[Person], staff: Actor, began: datetime
) -> Pattern:
    """Four signals of half a year, gathered and taken up."""
    heard = []
    for number, (text, source) in enumerate(facts["signals"]):
        by = staff if source == "staff" else _as(people[number + 1])
        noted = signals.Noted(text=text, source=source, area_id=place.districts[0].pk)
        when = began - timedelta(days=40 * (len(facts["signals"]) - number))
        heard.append(signals.note(noted, centre=place.centre, by=by, at=when))
    told = facts["pattern"]
    gathered = signals.Gathered(told["title"], place.districts[0].pk, "Anna", about=told["about"])
    pattern = signals.gather(heard, gathered, by=staff, at=began)
    step = Pattern.NextStep.INITIATIVE
    return signals.decide(pattern, step, told["words"], "Anna", by=staff, at=began)


def _heard_lately(
    place: Place, facts: Any, people: list[Person], staff: Actor, at: datetime
) -> None:
    """What nobody gathered yet; three of them are alike, so that a flag waits at the desk."""
    for number, (days, source, district, text) in enumerate(facts["new_signals"]):
        by = staff if source == "staff" else _as(people[number + 1])
        noted = signals.Noted(text=text, source=source, area_id=place.districts[district].pk)
        signals.note(noted, centre=place.centre, by=by, at=at - timedelta(days=days))


def _garden(
    place: Place, facts: Any, people: list[Person], staff: Actor, at: datetime
) -> Initiative:
    """Posted by a neighbour, looked at, and grown in a year; the volunteer of the demonstration helps."""
    leader = _as(people[9])
    idea = initiatives.Idea(**facts["initiative"], area_id=place.districts[0].pk)
    posted = at - timedelta(days=YEAR - 10)
    it = initiatives.post(idea, centre=place.centre, shows_name=True, by=leader, at=posted)
    if it.look != Initiative.Look.PASSED:
        it = initiatives.look(it, passes=True, by=staff, at=posted + timedelta(days=1))
    for number, helper in enumerate(people[:8]):
        role = "helper" if number < 6 else "follower"
        when = at - timedelta(days=300 - 20 * number)
        initiatives.join(it, role=role, shows_name=number < 3, by=_as(helper), at=when)
    _needs(it, facts, people, leader, at)
    for days, text in facts["news"]:
        initiatives.tell(it, text, by=leader, at=at - timedelta(days=days))
    for days, stage, mode, words in facts["stages"]:
        when = at - timedelta(days=days)
        initiatives.move(it, stage=stage, mode=mode, words=words, by=leader, at=when)
    return it


def _needs(it: Initiative, facts: Any, people: list[Person], leader: Actor, at: datetime) -> None:
    """What it asked for, who offered, and what was met; for a dry shed it still looks."""
    met, first_times = 0, iter(facts["welcomes"])
    for days, kind, text, how_many, is_met in facts["needs"]:
        when = at - timedelta(days=days)
        lack = initiatives.Lack(kind, text, how_many=how_many, is_insured=True)
        need = initiatives.ask(it, lack, by=leader, at=when)
        if kind in (Need.Kind.MATERIALS, Need.Kind.KNOWLEDGE):
            by = _as(people[met + 1])
            answer = initiatives.offer(need, facts["offers"][2 * met], by=by, at=when)
            reply = facts["replies"][met]
            initiatives.answer_offer(answer, says_yes=True, reply=reply, by=leader, at=when)
            met += 1
            need.refresh_from_db()
        if kind == Need.Kind.PEOPLE:
            _welcome(need, next(first_times), people, leader, at, when)
            need.refresh_from_db()
        if is_met and need.state == Need.State.OPEN:
            initiatives.close_need(need, is_met=True, by=leader, at=when + timedelta(days=20))


def _welcome(
    need: Need, facts: Any, people: list[Person], leader: Actor, at: datetime, when: datetime
) -> None:
    """Somebody comes to help and is awaited by name; of a first time that has been, it is told how it went."""
    offered, reply, days, words = facts
    newcomer = _as(people[0] if when > at - timedelta(days=30) else people[6])
    answer = initiatives.offer(need, offered, by=newcomer, at=when)
    initiatives.answer_offer(answer, says_yes=True, reply=reply, by=leader, at=when)
    on = localdate(when + timedelta(days=days))
    it = welcomes.arrange(
        answer, welcomes.Meeting(people[1].pk, on, words), by=leader, at=when + timedelta(hours=1)
    )
    if on < localdate(at):
        token = welcomes.ask(it, by=CLOCK, at=when + timedelta(days=days + 1))
        welcomes.tell(it, "well", token=token, by=newcomer, at=when + timedelta(days=days + 2))


def _known(garden: Initiative, staff: Actor, at: datetime) -> None:
    """The centre looked at the group behind the garden, so that what it asks stands online."""
    garden.refresh_from_db()
    body = garden.organisation
    if body and body.status == Organisation.Status.REGISTERED:
        yes = {
            code: {"answer": "yes", "note": ""}
            for code, _text in known.required_criteria(localdate(at))
        }
        why = "We kennen deze buren van de straat."
        organisations.screen(body, outcome="approved", answers=yes, reason=why, by=staff, at=at)
        Letter.objects.filter(kind__startswith="organisation", sent_at=None).update(sent_at=at)


def _others(place: Place, facts: Any, people: list[Person], staff: Actor, at: datetime) -> None:
    """Initiatives in other stages and modes, and one idea that waits for a look."""
    for number, (title, what, why, stage, mode) in enumerate(facts["others"]):
        leader, posted = _as(people[10 + number]), at - timedelta(days=200 - 30 * number)
        area = place.districts[(number + 1) % len(place.districts)].pk
        idea = initiatives.Idea(title, what, why, area)
        it = initiatives.post(idea, centre=place.centre, by=leader, at=posted)
        if it.look != Initiative.Look.PASSED:
            it = initiatives.look(it, passes=True, by=staff, at=posted)
        words = "Er kwamen te weinig mensen." if stage == "ended" else ""
        when = posted + timedelta(days=20)
        initiatives.move(it, stage=stage, mode=mode, words=words, by=leader, at=when)
    title, what, why = facts["waiting"]
    idea = initiatives.Idea(title, what, why, place.districts[0].pk)
    when = at - timedelta(hours=20)
    initiatives.post(idea, centre=place.centre, by=_as(people[-1]), at=when)
