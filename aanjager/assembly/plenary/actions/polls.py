"""Asking the hall: an advice. Who may vote is kept at the opening, the result once at closing.

A secret vote has no voter, no moment and no order. `Entitled.has_voted` says that somebody voted;
the votes are written anew in a random order when the poll closes, and no audit line is made of
them. Who controls the database while the poll is open could still link both; the page says that.
"""

import random
import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from aanjager.assembly.groups.models import Participant
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary import queries, rules
from aanjager.assembly.plenary.actions.stage import take, turn
from aanjager.assembly.plenary.choices import ANSWERS
from aanjager.assembly.plenary.models import Entitled, Poll, SecretVote, Theme, Vote
from aanjager.governance.documents.models import Amendment
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

Who = Participant | None


@dataclass(frozen=True)
class Question:
    """What is asked, in which way, and about what."""

    question: str
    method: str = Poll.Method.FOR_AGAINST
    is_secret: bool = False
    theme: Theme | None = None
    amendment: Amendment | None = None


@transaction.atomic
def prepare(meeting: Meeting, asked: Question, *, who: Who, by: Actor, at: datetime) -> Poll:
    """Prepare a poll; nobody can vote yet."""
    stage = take(meeting)
    rules.prepare(by, meeting, who, question=asked.question, method=asked.method)
    poll = Poll.objects.create(
        meeting=meeting,
        question=asked.question.strip(),
        method=asked.method,
        is_secret=asked.is_secret,
        theme=asked.theme,
        amendment=asked.amendment,
    )
    audit.record("poll.prepared", poll, by=by, at=at)
    turn(stage)
    return poll


@transaction.atomic
def open_poll(poll: Poll, *, who: Who, by: Actor, at: datetime) -> None:
    """Open a poll for who takes part now; from here its secrecy and its question are fixed."""
    stage = take(poll.meeting)
    poll = _taken(poll)
    people = list(queries.present(poll.meeting))
    rules.open_poll(by, poll, who, entitled=len(people))
    Entitled.objects.bulk_create(
        Entitled(poll=poll, participant=it, registration_id=it.registration_id) for it in people
    )
    poll.state, poll.opened_at, poll.entitled_count = Poll.State.OPEN, at, len(people)
    poll.save(update_fields=["state", "opened_at", "entitled_count"])
    stage.poll = poll
    audit.record("poll.opened", poll, by=by, at=at, entitled=len(people))
    turn(stage)


def _taken(poll: Poll) -> Poll:
    found = Poll.objects.select_for_update(of=("self",)).select_related("meeting")
    return found.get(pk=poll.pk)


@transaction.atomic
def vote(poll: Poll, choice: str, *, who: Who, by: Actor, at: datetime) -> None:
    """Vote; an open vote may change until the poll closes, a secret one is given once.

    Neither leaves an audit line: of a secret vote no moment may be kept, of an open one it is.
    """
    poll = _taken(poll)
    entitled = poll.entitled.filter(participant=who).first() if who else None
    rules.vote(by, poll, entitled=entitled, choice=choice)
    assert entitled is not None  # the rule refuses who may not vote
    if poll.is_secret:
        SecretVote.objects.create(poll=poll, choice=choice)
    else:
        Vote.objects.update_or_create(
            poll=poll, participant=who, defaults={"choice": choice, "voted_at": at}
        )
    if not entitled.has_voted:
        entitled.has_voted = True
        entitled.save(update_fields=["has_voted"])


@transaction.atomic
def close_poll(poll: Poll, *, who: Who, by: Actor, at: datetime) -> None:
    """Close a poll and count it, once; secret votes are written anew, in a random order."""
    stage = take(poll.meeting)
    poll = _taken(poll)
    rules.close_poll(by, poll, who)
    box = SecretVote.objects if poll.is_secret else Vote.objects
    given = list(box.filter(poll=poll).values_list("choice", flat=True))
    if poll.is_secret:
        _shuffle(poll, given)
    counted = Counter(given)
    poll.totals = {answer: counted[answer] for answer in ANSWERS[poll.method]}
    poll.state, poll.closed_at = Poll.State.CLOSED, at
    poll.save(update_fields=["state", "closed_at", "totals"])
    audit.record("poll.closed", poll, by=by, at=at, given=len(given))
    turn(stage)


def _shuffle(poll: Poll, given: list[str]) -> None:
    """Write the votes anew: another order, another key, one moment for all of them."""
    SecretVote.objects.filter(poll=poll).delete()
    random.SystemRandom().shuffle(given)
    SecretVote.objects.bulk_create(
        SecretVote(id=uuid.uuid4(), poll=poll, choice=choice) for choice in given
    )


@transaction.atomic
def show_poll(poll: Poll, *, who: Who, by: Actor, at: datetime) -> None:
    """Show the result to everybody."""
    stage = take(poll.meeting)
    poll = _taken(poll)
    rules.show_poll(by, poll, who)
    poll.state = Poll.State.SHOWN
    poll.save(update_fields=["state"])
    stage.poll = poll
    audit.record("poll.shown", poll, by=by, at=at)
    turn(stage)
