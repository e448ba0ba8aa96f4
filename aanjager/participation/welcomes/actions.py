"""Arranging a welcome, asking how it went and writing that down; each takes its row first."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.participation.initiatives.models import Answer
from aanjager.participation.welcomes import emails, queries, rules
from aanjager.participation.welcomes.models import Welcome
from aanjager.trust import audit


@dataclass(frozen=True)
class Meeting:
    """A first meeting: who welcomes, on which day, where and at what time."""

    buddy: int
    on: date
    words: str


@transaction.atomic
def arrange(answer: Answer, meeting: Meeting, *, by: Actor, at: datetime) -> Welcome:
    """Say who welcomes, when and where; both get a letter. Again changes it, with a new letter.

    Saying the same again changes nothing and sends nothing.
    """
    Answer.objects.select_for_update().get(pk=answer.pk)
    answer = queries.offer(by, answer.need.initiative_id, answer.pk)
    before = queries.of(answer)
    rules.arrange(by, answer, before)
    able = {person.pk: person for person in queries.who_can(answer)}
    rules.appoint(meeting.buddy, meeting.on, among=able, today=localdate(at))
    it = before or Welcome(answer=answer)
    new = (meeting.buddy, meeting.on, meeting.words.strip())
    if (it.buddy_id, it.on, it.words) == new:
        return it
    it.buddy, it.on, it.words, it.arranged_at = able[new[0]], new[1], new[2], at
    it.save()
    audit.record(
        "initiative.welcome_arranged", answer.need.initiative, by=by, at=at, offer=answer.pk
    )
    emails.arranged(it, at=at)
    return it


def _take(welcome: Welcome) -> Welcome:
    found = Welcome.objects.select_for_update(of=("self",)).select_related(*queries.ALL)
    return found.get(pk=welcome.pk)


@transaction.atomic
def let_go(welcome: Welcome, *, by: Actor, at: datetime) -> None:
    """Take a buddy off who left; who carries the initiative hears it in time to be there."""
    it = _take(welcome)
    rules.let_go(by, queries.buddy_of(it))
    it.buddy = None
    it.save(update_fields=["buddy"])
    audit.record("initiative.welcome_let_go", it.answer.need.initiative, by=by, at=at)
    emails.nobody_awaits(it, at=at)


@transaction.atomic
def ask(welcome: Welcome, *, by: Actor, at: datetime) -> str:
    """Ask who came how it went, by a letter with a link; return the token of that link."""
    it = _take(welcome)
    rules.ask(by, it, today=localdate(at))
    token = secrets.token_urlsafe(24)
    it.asked_at, it.token_hash = at, hash_of(token)
    it.save(update_fields=["asked_at", "token_hash"])
    audit.record("initiative.welcome_asked", it.answer.need.initiative, by=by, at=at)
    emails.asked(it, token=token, at=at)
    return token


@transaction.atomic
def tell(
    welcome: Welcome, outcome: str, remark: str = "", *, token: str, by: Actor, at: datetime
) -> None:
    """Write down how it went; when nobody was there, who carries the initiative gets a letter."""
    it = _take(welcome)
    rules.tell(it, token=token, outcome=outcome or "?")
    it.outcome, it.remark, it.answered_at = outcome, remark.strip(), at
    it.save(update_fields=["outcome", "remark", "answered_at"])
    initiative = it.answer.need.initiative
    audit.record("initiative.welcome_told", initiative, by=by, at=at, outcome=outcome)
    if outcome == Welcome.Outcome.ALONE:
        emails.nobody_was_there(it, at=at)
