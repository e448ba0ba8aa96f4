"""What every step of an assignment has in common: its row is taken, it is told in the history."""

import secrets
from datetime import datetime

from aanjager.advice.assignments.models import Assignment, Move, Offer
from aanjager.advice.experts.models import Expert
from aanjager.community.decisions.queries import name_of
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.trust import audit

LONGEST = 1_500


def take(it: Assignment) -> Assignment:
    """Return the assignment as it is now, with its row taken until the end of the transaction."""
    now = Assignment.objects.select_for_update(of=("self",)).get(pk=it.pk)
    now.centre, now.organisation = it.centre, it.organisation
    if now.expert_id:
        now.expert = Expert.objects.select_related("person__user").get(pk=now.expert_id)
    return now


def take_offer(it: Offer) -> Offer:
    """Return the offer as it is now, its assignment taken first."""
    assignment = take(it.assignment)
    now = Offer.objects.select_for_update(of=("self",)).get(pk=it.pk)
    now.assignment, now.expert = assignment, it.expert
    return now


def called(by: Actor, it: Assignment) -> str:
    """The name under which somebody does a step: their own, that of staff, or the clock's none."""
    if by.is_clock:
        return ""
    if by.works_for(it):
        return name_of(by, it.centre)
    own = Person.objects.filter(pk=by.person_id or 0).values_list("name", flat=True).first()
    return own or ""


def tell(
    it: Assignment, what: str, words: str = "", *, name: str = "", actor: Actor, at: datetime
) -> Move:
    """Write a step in the history and in the audit trail."""
    audit.record(f"assignment.{what}", it, by=actor, at=at)
    return Move.objects.create(
        assignment=it, what=what, words=words.strip()[:LONGEST], moved_at=at, by_id=actor.user_id,
        name=name or called(actor, it),
    )  # fmt: skip


def new_link(it: Assignment) -> str:
    """Give the organisation a new link, in place of the one before; return its token."""
    token = secrets.token_urlsafe(24)
    it.token_hash = hash_of(token)
    it.save(update_fields=["token_hash"])
    return token


def move(it: Assignment, state: str, *names: str, at: datetime) -> None:
    """Bring the assignment in a state."""
    it.state, it.moved_at = state, at
    it.save(update_fields=["state", "moved_at", *names])
