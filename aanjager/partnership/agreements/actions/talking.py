"""Talks with a partner: agenda, what both promised, patterns on the table and what became of them."""

from datetime import date, datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.participation.signals.models import Pattern
from aanjager.partnership.agreements import rules
from aanjager.partnership.agreements.models import (
    Agreement,
    Talk,
    TalkPattern,
    TalkPoint,
    TalkPromise,
)
from aanjager.trust import audit


@transaction.atomic
def plan_talk(
    centre: Centre, partner: str, held_on: date, *, agreement: Agreement | None = None,
    by: Actor, at: datetime,
) -> Talk:  # fmt: skip
    """Plan a talk with a partner."""
    rules.plan_talk(by, centre, agreement=agreement)
    talk = Talk.objects.create(
        centre=centre, partner=partner.strip(), held_on=held_on, agreement=agreement, made_at=at
    )
    audit.record("talk.planned", talk, by=by, at=at)
    return talk


def _take(talk: Talk) -> Talk:
    return Talk.objects.select_for_update().get(pk=talk.pk)


@transaction.atomic
def add_point(talk: Talk, text: str, *, said: str = "", by: Actor, at: datetime) -> TalkPoint:
    """Put a point on the agenda, or write down afterwards what was said about it."""
    talk = _take(talk)
    rules.add_point(by, talk, text=text)
    point = TalkPoint.objects.create(talk=talk, text=text.strip(), said=said.strip())
    audit.record("talk.point_added", talk, by=by, at=at)
    return point


@transaction.atomic
def promise(
    talk: Talk, side: str, text: str, *, who: str, due_on: date, by: Actor, at: datetime
) -> TalkPromise:
    """Write down what one of both sides promised."""
    talk = _take(talk)
    rules.promise(by, talk, due_on=due_on)
    made = TalkPromise.objects.create(
        talk=talk, side=side, text=text.strip(), who=who.strip(), due_on=due_on
    )
    audit.record("talk.promised", talk, by=by, at=at)
    return made


@transaction.atomic
def keep_promise(talk: Talk, pk: int, *, by: Actor, at: datetime) -> None:
    """Tick off a promise."""
    talk = _take(talk)
    it = talk.promises.get(pk=pk)
    rules.keep_promise(by, talk, is_done=it.done_at is not None)
    it.done_at = at
    it.save(update_fields=["done_at"])
    audit.record("talk.promise_kept", talk, by=by, at=at)


@transaction.atomic
def put_on_table(talk: Talk, pattern_id: int, *, by: Actor, at: datetime) -> TalkPattern:
    """Put a pattern of signals on the table."""
    talk = _take(talk)
    known = Pattern.objects.visible_to(by).filter(pk=pattern_id, centre=talk.centre_id)
    rules.put_on_table(by, talk, is_known=known.exists())
    it, _is_new = TalkPattern.objects.get_or_create(talk=talk, pattern_id=pattern_id)
    audit.record("talk.pattern_put", talk, by=by, at=at, pattern=pattern_id)
    return it


@transaction.atomic
def note_answer(talk: Talk, pk: int, answer: str, why: str, *, by: Actor, at: datetime) -> None:
    """Write down whether the partner takes a pattern up, and why."""
    talk = _take(talk)
    it = talk.patterns.get(pk=pk)
    it.talk = talk
    rules.note_answer(by, it, answer=answer, why=why)
    it.answer, it.why, it.answered_at = answer, why.strip(), at
    it.save(update_fields=["answer", "why", "answered_at"])
    audit.record("talk.pattern_answered", talk, by=by, at=at, pattern=it.pattern_id)
