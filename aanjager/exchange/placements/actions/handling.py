"""What the organisation does with a reaction, from the first answer to the end."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from aanjager.community.organisations.models import Coordinator
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities import queries as others
from aanjager.exchange.placements import emails, queries, rules
from aanjager.exchange.placements.actions.reserve import _give_back
from aanjager.exchange.placements.actions.steps import _keep, _speak, _take, _tell
from aanjager.exchange.placements.models import Message, Placement
from aanjager.kernel.actor import Actor

OFFERS = 3  # how many other opportunities stand in a kind refusal


def _answered(placement: Placement, at: datetime) -> None:
    """The first sign of life of the organisation stops the answer clock."""
    placement.answered_at = placement.answered_at or at


@transaction.atomic
def answer(placement: Placement, text: str, *, by: Actor, at: datetime) -> Placement:
    """Answer a reaction for the first time: the clock stops, the talk begins."""
    placement = _take(placement)
    rules.answer(by, placement, text=text)
    _answered(placement, at)
    _keep(placement, "answer", by=by, at=at)
    _tell(_speak(placement, text, by=by, at=at), at=at)
    return placement


@transaction.atomic
def say(
    placement: Placement, text: str, *, mail_id: str = "", by: Actor, at: datetime
) -> Message | None:
    """Say something in the conversation; the other side gets a letter. The same mail is taken once.

    The first words of the organisation are its answer. Returns None for a mail that was here before.
    """
    placement = _take(placement)
    if mail_id and Message.objects.filter(mail_id=mail_id).exists():
        return None
    rules.say(by, placement, text=text)
    voice = queries.voice_of(by, placement)
    if voice == Message.Voice.ORGANISATION and placement.state == Placement.State.REACTION:
        _answered(placement, at)
        _keep(placement, "answer", by=by, at=at)
    else:
        _keep(placement, "say", by=by, at=at)
    message = _speak(placement, text, by=by, at=at, mail_id=mail_id)
    _tell(message, at=at)
    return message


@transaction.atomic
def plan_talk(
    placement: Placement, when: datetime, where: str = "", *, by: Actor, at: datetime
) -> Placement:
    """Invite the volunteer for a talk; planning again moves it."""
    placement = _take(placement)
    rules.plan_talk(by, placement, when=when, at=at)
    _answered(placement, at)
    placement.talk_at, placement.talk_place = when, where.strip()[:200]
    _keep(placement, "plan_talk", by=by, at=at)
    emails.talk_planned(placement, by=queries.name_of(by, placement), at=at)
    return placement


@transaction.atomic
def put_on_reserve(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Keep somebody for a place that may come free."""
    placement = _take(placement)
    rules.put_on_reserve(by, placement)
    _answered(placement, at)
    placement.reserve_since = at
    _keep(placement, "put_on_reserve", by=by, at=at)
    emails.on_reserve(placement, at=at)
    return placement


@transaction.atomic
def agree(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Agree that it goes on: takes as many places as people come, or is refused."""
    placement = _take(placement)
    rules.agree(by, placement)
    opportunities.take_place(placement.opportunity, placement.people, by=by, at=at)
    _answered(placement, at)
    placement.agreed_at = at
    placement.offer_until, placement.offer_hash = None, ""
    _keep(placement, "agree", by=by, at=at)
    emails.agreed(placement, at=at)
    return placement


@transaction.atomic
def start(
    placement: Placement,
    first_day: date,
    *,
    buddy: Coordinator | None = None,
    buddy_name: str = "",
    by: Actor,
    at: datetime,
) -> Placement:
    """Note the first day and who helps the volunteer to get going."""
    placement = _take(placement)
    rules.start(by, placement)
    placement.started_on, placement.buddy = first_day, buddy
    placement.buddy_name = buddy_name.strip() or (buddy.person.name if buddy else "")
    _keep(placement, "start", by=by, at=at)
    emails.started(placement, at=at)
    return placement


@transaction.atomic
def end(placement: Placement, reason: str, *, by: Actor, at: datetime) -> Placement:
    """End what was started; unless it was finished, the place goes to the next."""
    placement = _take(placement)
    rules.end(by, placement, reason=reason)
    placement.ended_at, placement.end_reason = at, reason
    _keep(placement, "end", by=by, at=at, reason=reason)
    emails.ended(placement, by_volunteer=rules.is_own(by, placement), at=at)
    if reason != Placement.Reason.FINISHED:
        _give_back(placement, by=by, at=at)
    return placement


@transaction.atomic
def decline(placement: Placement, reason: str, text: str, *, by: Actor, at: datetime) -> Placement:
    """Say no before the first day, kindly, with three other things to do."""
    placement = _take(placement)
    rules.decline(by, placement, reason=reason, text=text)
    had_place = placement.state == Placement.State.AGREED
    _answered(placement, at)
    placement.ended_at, placement.end_reason = at, reason
    placement.offer_until, placement.offer_hash = None, ""
    _keep(placement, "decline", by=by, at=at, reason=reason)
    _speak(placement, text, by=by, at=at)
    emails.declined(placement, text=text.strip(), others=_something_else(placement), at=at)
    if had_place:
        _give_back(placement, by=by, at=at)
    return placement


def _something_else(placement: Placement) -> list[dict[str, Any]]:
    """Three other things to do: the most alike, and when the finder knows none the newest here."""
    found = others.similar_to(placement.opportunity, number=OFFERS)
    if found:
        return found
    newest = others.newest(placement.centre).exclude(pk=placement.opportunity_id)[:OFFERS]
    return [{"id": it.pk, "title": it.title, "organisation": it.organisation.name} for it in newest]
