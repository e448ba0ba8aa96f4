"""A year of history: reactions, talks, starts, three months later; what waits today; cases."""

import hashlib
import random
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F

from aanjager.demo.region.actions import guidance
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.demo.region.actions.world import read
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Message, Outcome, Placement
from aanjager.kernel.clock import add_working_days

State = Placement.State
# What became of a reaction of long ago, in parts of a hundred.
FATES = [
    (State.ENDED, 34),
    (State.STARTED, 26),
    (State.DECLINED, 22),
    (State.WITHDRAWN, 12),
    (State.RESERVE, 6),
]

WAITED = [0, 2, 6, 9]  # days that reactions wait at the organisation of the one-click coordinator


def build(posted: list[Opportunity], crowd: Crowd, chance: random.Random, at: datetime) -> None:
    """Make what happened in a year, with what waits today, some of it too long."""
    seen = [it for it in posted if it.published_at]
    by_centre: dict[int, list[Opportunity]] = {}
    for it in seen:
        by_centre.setdefault(it.centre_id, []).append(it)
    rows: list[Placement] = []
    pairs: set[tuple[int, int]] = set()
    room = Counter({it.pk: it.places for it in seen})
    for centre_id, people in crowd.people.items():
        for _ in range(round(len(people) * 0.75)):
            person, offer = chance.choice(people), chance.choice(by_centre[centre_id])
            if (person.pk, offer.pk) in pairs:
                continue
            pairs.add((person.pk, offer.pk))
            rows.append(_placement(person.pk, offer, room, chance, at))
    rows += _at_the_coordinator(seen[0].organisation_id, seen, crowd, pairs, at)
    stored = Placement.objects.bulk_create(rows)
    _messages(stored, crowd, chance)
    _outcomes(stored, chance, at)
    _count(stored)
    guidance.build(stored, crowd, chance, at)


def _placement(
    person_id: int, offer: Opportunity, room: Counter[int], chance: random.Random, at: datetime
) -> Placement:
    recent = chance.random() < 0.07
    days_ago = chance.randint(0, 12) if recent else chance.randint(20, 364)
    reacted = at - timedelta(days=days_ago, hours=chance.randint(1, 9))
    row = _reaction(person_id, offer, reacted)
    row.came_by = "desk" if chance.random() < 0.25 else "finder"
    row.introduced_by = "" if chance.random() < 0.85 else "een buurvrouw"
    if recent and chance.random() < 0.6:
        return row
    row.answered_at = min(at, reacted + timedelta(hours=chance.choice([5, 20, 28, 50, 75, 160])))
    if recent:
        row.state = State.TALK
        row.talk_at = at + timedelta(days=chance.randint(1, 6))
        row.talk_place = "bij ons aan de koffietafel"
        return row
    return _fate(row, offer, room, chance, at)


def _reaction(person_id: int, offer: Opportunity, reacted: datetime) -> Placement:
    return Placement(
        centre_id=offer.centre_id,
        organisation_id=offer.organisation_id,
        opportunity=offer,
        person_id=person_id,
        state=State.REACTION,
        reacted_at=reacted,
        answer_by=add_working_days(reacted, 5),
        came_by="finder",
    )


def _at_the_coordinator(
    organisation_id: int,
    seen: list[Opportunity],
    crowd: Crowd,
    pairs: set[tuple[int, int]],
    at: datetime,
) -> list[Placement]:
    """Who looks as the coordinator finds reactions that wait: a new one, one almost late, one too late."""
    offers = [it for it in seen if it.organisation_id == organisation_id and it.status == "open"]
    people = crowd.people[seen[0].centre_id]
    free = [
        (who, offer) for who in people[1:] for offer in offers if (who.pk, offer.pk) not in pairs
    ]
    spread = free[:: max(1, len(free) // len(WAITED))]
    return [
        _reaction(who.pk, offer, at - timedelta(days=days, hours=2))
        for (who, offer), days in zip(spread, WAITED, strict=False)
    ]


def _fate(
    row: Placement, offer: Opportunity, room: Counter[int], chance: random.Random, at: datetime
) -> Placement:
    names, weights = zip(*FATES, strict=True)
    state = chance.choices(names, weights)[0]
    started = (row.answered_at or at) + timedelta(days=chance.randint(3, 12))
    if state == State.STARTED and not room[offer.pk]:
        state = State.ENDED
    row.state = state
    if state in {State.STARTED, State.ENDED}:
        row.agreed_at = row.answered_at
        row.started_on = min(started, at).date()
    if state == State.STARTED:
        room[offer.pk] -= 1
    if state == State.RESERVE:
        row.reserve_since = row.answered_at
    if state in {State.ENDED, State.DECLINED, State.WITHDRAWN}:
        stayed = timedelta(
            days=chance.choice([14, 40, 70, 110, 150, 220]) if state == State.ENDED else 1
        )
        row.ended_at = min(at, started + stayed)
        reasons = {
            State.ENDED: ["finished", "time", "personal", "moved"],
            State.DECLINED: ["full", "no_fit"],
        }
        row.end_reason = chance.choice(reasons.get(state, ["found_else", "time"]))
    return row


def _messages(rows: list[Placement], crowd: Crowd, chance: random.Random) -> None:
    words, said = read("people"), []
    names = {person.pk: person for people in crowd.people.values() for person in people}
    for row in rows:
        person, coordinator = names[row.person_id], crowd.coordinators[row.organisation_id].person
        said.append(_said(row, "volunteer", person, chance.choice(words["motive"]), row.reacted_at))
        if row.answered_at:
            kind = "kind_no" if row.state == State.DECLINED else "answer"
            said.append(
                _said(row, "organisation", coordinator, chance.choice(words[kind]), row.answered_at)
            )
    Message.objects.bulk_create(said)


def _said(row: Placement, voice: str, person: Any, text: str, when: Any) -> Message:
    return Message(
        placement=row,
        voice=voice,
        author_id=person.user_id,
        author_name=person.name,
        text=text,
        said_at=when,
    )


def _outcomes(rows: list[Placement], chance: random.Random, at: datetime) -> None:
    asked = []
    for row in rows:
        if not row.started_on:
            continue
        three = row.started_on + timedelta(days=91)
        if three > at.date():
            continue
        moment = at - timedelta(days=(at.date() - three).days)
        lasted = not row.ended_at or row.ended_at.date() >= three
        answered = chance.random() < 0.82
        asked.append(
            Outcome(
                placement=row,
                moment=Outcome.Moment.THREE_MONTHS,
                asked_at=moment,
                token_hash=hashlib.sha256(f"demo {row.pk}".encode()).hexdigest(),
                answered_at=moment + timedelta(days=2) if answered else None,
                still_active=("yes" if lasted else "no") if answered else "",
            )
        )
    Outcome.objects.bulk_create(asked)


def _count(rows: list[Placement]) -> None:
    """Write on the opportunities how many places the running placements take."""
    taken = Counter(row.opportunity_id for row in rows if row.state == State.STARTED)
    for pk, people in taken.items():
        Opportunity.objects.filter(pk=pk).update(places_taken=people)
    full = Opportunity.objects.filter(status="open", places_taken__gte=F("places"))
    full.update(status="full")
