"""Everything that makes, changes and ends a tie or an invitation; each takes its row first."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.ties import emails, queries, rules
from aanjager.community.ties.choices import LINK_DAYS, MOST_TO_ADDRESS
from aanjager.community.ties.models import Arrival, Invitation, Quiet, Side, Tie
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import refusal
from aanjager.trust import audit

State = Invitation.State


@dataclass(frozen=True)
class Asking:
    """What somebody fills in to invite; all may stay empty. The address is used once and not kept."""

    called: str = ""
    address: str = ""
    note: str = ""
    tie_kind: str = ""
    wants_credit: bool = False


@dataclass(frozen=True)
class Said:
    """What who was invited says besides yes: a name for the thanks, and whether it becomes a tie."""

    name: str = ""
    may_be_named: bool = False
    wants_tie: bool = False


@transaction.atomic
def propose(
    organisation: Organisation, *, kind: str, shows: bool = False, by: Actor, at: datetime
) -> Tie:
    """Propose a tie to an organisation; its people get a letter, and without their yes it is nothing."""
    person = Person.objects.select_for_update().filter(pk=by.person_id or 0).first()
    is_known = person is not None and queries.is_tied(person.pk, organisation)
    rules.propose(by, organisation, is_known=is_known)
    assert person is not None
    tie = Tie.objects.create(kind=kind, centre=organisation.centre, proposed_at=at)
    Side.objects.create(tie=tie, person=person, is_proposer=True, shows=shows, agreed_at=at)
    Side.objects.create(tie=tie, organisation=organisation)
    audit.record("tie.proposed", tie, by=by, at=at)
    emails.proposed(organisation, person, tie.get_kind_display(), number=tie.pk, at=at)
    return tie


def _take(tie: Tie) -> tuple[Tie, list[Side]]:
    """Return the tie with its sides as they are now, their rows taken."""
    tie = Tie.objects.select_for_update().get(pk=tie.pk)
    return tie, list(tie.sides.select_for_update().order_by("pk"))


@transaction.atomic
def agree(side: Side, *, shows: bool = False, by: Actor, at: datetime) -> Tie:
    """Say yes for one's own side: from now on it is there, for these two."""
    tie, sides = _take(side.tie)
    side = Side.objects.get(pk=side.pk)
    rules.agree(by, side)
    side.agreed_at, side.shows = at, shows
    side.save(update_fields=["agreed_at", "shows"])
    if len(sides) == 2:
        tie.agreed_at = at
        tie.save(update_fields=["agreed_at"])
    audit.record("tie.agreed", tie, by=by, at=at)
    return tie


@transaction.atomic
def show(side: Side, *, shows: bool, by: Actor, at: datetime) -> None:
    """Let the other side see where one is active, or no longer."""
    tie, _sides = _take(side.tie)
    side = Side.objects.get(pk=side.pk)
    rules.show(by, side)
    if side.shows != shows:
        side.shows = shows
        side.save(update_fields=["shows"])
        audit.record("tie.shown" if shows else "tie.hidden", tie, by=by, at=at)


@transaction.atomic
def withdraw(tie: Tie, *, by: Actor, at: datetime) -> None:
    """End a tie: both names go, everywhere; what stays is a number. Credit for it goes with it, and the
    invitation that it came from is agreed to no more, so that nobody takes it up once more.
    """
    tie, sides = _take(tie)
    rules.withdraw(by, tie, sides)
    people = [side.person_id for side in sides if side.person_id]
    tie.ended_at = at
    tie.save(update_fields=["ended_at"])
    for side in sides:
        side.delete()
    if len(people) == 2:
        arrived = Arrival.objects.filter(person__in=people, invitation__inviter__in=people)
        came_from = Invitation.objects.filter(pk__in=arrived.values("invitation"))
        came_from.update(may_be_named=False, wants_tie=False)
        arrived.delete()
    audit.record("tie.withdrawn", tie, by=by, at=at)


@transaction.atomic
def invite(
    subject: queries.Subject, asking: Asking, *, centre: Centre | None, by: Actor, at: datetime
) -> tuple[Invitation, str]:
    """Make a personal link; with an address a letter goes, unless that address wants none.

    Who invites does not hear whether the letter went: that would say what somebody else chose.
    """
    person = Person.objects.select_for_update().filter(pk=by.person_id or 0).first()
    rules.invite(by, kind=subject.kind, today=queries.sent_today(by, at))
    token = secrets.token_urlsafe(24)
    hashed = queries.address_hash(asking.address) if asking.address else ""
    may_write = bool(hashed) and not queries.is_quiet(hashed)
    may_write = may_write and queries.waiting_at(hashed, at) < MOST_TO_ADDRESS
    it = Invitation.objects.create(
        inviter=person, centre=centre, kind=subject.kind, subject_id=subject.pk,
        title=subject.title[:200], path=subject.path[:200], called=asking.called.strip(),
        note=asking.note.strip(), tie_kind=asking.tie_kind, wants_credit=asking.wants_credit,
        token_hash=hash_of(token), address_hash=hashed, made_at=at,
        expires_at=at + timedelta(days=LINK_DAYS),
    )  # fmt: skip
    if may_write:
        emails.invited(it, address=asking.address.strip(), token=token, at=at)
    audit.record("tie.invited", it, by=by, at=at, kind=subject.kind)
    return it, token


@transaction.atomic
def take_back(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """Take an invitation back: its link is dead, and what was written with it is gone."""
    it = Invitation.objects.select_for_update().get(pk=invitation.pk)
    rules.take_back(by, it)
    it.state, it.answered_at, it.called, it.note = State.WITHDRAWN, at, "", ""
    it.save(update_fields=["state", "answered_at", "called", "note"])
    audit.record("tie.invitation_withdrawn", it, by=by, at=at)


@transaction.atomic
def answer(invitation: Invitation, says: str, said: Said, *, by: Actor, at: datetime) -> Invitation:
    """Say yes, no, or never again for this address; with a yes that may be named, one letter of thanks."""
    found = Invitation.objects.select_for_update(of=("self",))
    it = found.select_related("inviter__user", "centre").get(pk=invitation.pk)
    rules.answer(by, it, at=at)
    is_yes = says == "yes"
    name = said.name.strip()
    it.state, it.answered_at = (State.YES if is_yes else State.NO), at
    it.may_be_named = is_yes and said.may_be_named and bool(name)
    it.wants_tie = is_yes and said.wants_tie and bool(it.tie_kind)
    it.save(update_fields=["state", "answered_at", "may_be_named", "wants_tie"])
    if says == "never" and it.address_hash:
        Quiet.objects.get_or_create(address_hash=it.address_hash, defaults={"said_at": at})
    audit.record("tie.answered", it, by=by, at=at, says=says)
    if it.may_be_named:
        emails.thanked(it, name=name, at=at)
    if is_yes and by.person_id:
        take_up([it.pk], by=by, at=at)
    return it


@transaction.atomic
def take_up(numbers: Iterable[int], *, by: Actor, at: datetime) -> list[Arrival]:
    """Let who said yes be known as a person, for the credit and the tie they agreed to; twice is once."""
    arrived = []
    person_id = by.person_id or 0  # without a name the rule says no to each
    found = Invitation.objects.select_for_update(of=("self",)).filter(pk__in=list(numbers))
    for it in found.select_related("inviter", "centre").order_by("pk"):
        if refusal(rules.take_up, by, it) or Arrival.objects.filter(invitation=it).exists():
            continue
        if not it.may_be_named and not it.wants_tie:
            continue  # nobody agreed to anything that needs a name
        arrived.append(Arrival.objects.create(invitation=it, person_id=person_id, arrived_at=at))
        audit.record("tie.taken_up", it, by=by, at=at)
        if it.wants_tie:
            _tie_of(it, by=by, at=at)
    return arrived


def _tie_of(it: Invitation, *, by: Actor, at: datetime) -> None:
    """Make the tie that both said yes to, unless they have it already."""
    assert it.inviter_id is not None
    assert by.person_id is not None
    pair = (it.inviter_id, by.person_id)
    mine = Side.objects.filter(person=pair[0], tie__ended_at=None, tie__kind=it.tie_kind)
    if Side.objects.filter(person=pair[1], tie__in=mine.values("tie")).exists():
        return
    tie = Tie.objects.create(
        kind=it.tie_kind, centre=it.centre, proposed_at=it.made_at, agreed_at=at
    )
    for person_id in pair:
        is_first = person_id == it.inviter_id
        Side.objects.create(
            tie=tie, person_id=person_id, is_proposer=is_first,
            agreed_at=it.made_at if is_first else at,
        )  # fmt: skip
    audit.record("tie.agreed", tie, by=by, at=at)


@transaction.atomic
def look(person: Person, *, by: Actor, at: datetime) -> None:
    """Look at somebody's network while helping: the line of who looked is there before the names are."""
    rules.look(by, person, at=at)
    audit.record("tie.seen", person, by=by, at=at)


@transaction.atomic
def tidy(*, by: Actor, at: datetime) -> int:
    """End ties of which a side was erased; say how many."""
    rules.tidy(by)
    found = list(queries.orphans().select_for_update())
    for tie in found:
        tie.sides.all().delete()
        tie.ended_at = at
        tie.save(update_fields=["ended_at"])
        audit.record("tie.withdrawn", tie, by=by, at=at)
    return len(found)
