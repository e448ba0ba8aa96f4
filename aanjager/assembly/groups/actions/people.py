"""People in the hall: joining, moving, roles, and two phones of one person."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from aanjager.assembly.groups import rules
from aanjager.assembly.groups.actions.taking import Who, next_version, taken, write_down
from aanjager.assembly.groups.models import Participant, Sitting, WorkingGroup
from aanjager.assembly.registrations.models import Registration
from aanjager.kernel.actor import Actor

Role = Participant.Role


@transaction.atomic
def join(
    sitting: Sitting,
    group: WorkingGroup | None,
    label: str,
    *,
    device_hash: str,
    by: Actor,
    at: datetime,
) -> Participant:
    """Take a device into the sitting; the same device later is the same participant."""
    sitting = Sitting.objects.select_related("meeting").get(pk=sitting.pk)
    rules.join(by, sitting, group)
    label = rules.label(label)
    facts = {"label": label, "group": group, "joined_at": at, "registration": _own(sitting, by)}
    person, is_new = Participant.objects.get_or_create(
        sitting=sitting, device_hash=device_hash, defaults=facts
    )
    if not is_new:
        person.label, person.group = label or person.label, group or person.group
        person.save(update_fields=["label", "group"])
    return person


def _own(sitting: Sitting, by: Actor) -> Registration | None:
    """The registration of somebody who is signed in; nobody needs to be."""
    if by.person_id is None:
        return None
    found = Registration.objects.filter(meeting=sitting.meeting, person=by.person_id)
    return found.exclude(state=Registration.State.CANCELLED).order_by("-pk").first()


def _person(person: Participant) -> Participant:
    return (
        Participant.objects.select_for_update(of=("self",))
        .select_related("sitting__meeting", "group__meeting__sitting")
        .get(pk=person.pk)
    )


@transaction.atomic
def change_group(
    person: Participant, group: WorkingGroup, member: Who, *, by: Actor, at: datetime
) -> None:
    """Put somebody in another group; what was written stays where it was written."""
    person = _person(person)
    rules.change_group(by, person, group, member)
    person.group, person.is_ready = group, False
    if person.role in (Role.FACILITATOR, Role.SCRIBE):
        person.role = Role.PARTICIPANT  # of the group that was left
    person.save(update_fields=["group", "is_ready", "role"])
    person.dots.all().delete()


@transaction.atomic
def give_role(person: Participant, role: str, member: Who, *, by: Actor, at: datetime) -> None:
    """Give somebody a role. A group has one who leads: the one before becomes a participant again."""
    if person.group:
        taken(person.group)
    person = _person(person)
    peers = Participant.objects.filter(sitting=person.sitting, group=person.group)
    leading = peers.filter(role=Role.FACILITATOR, joined_into=None)
    rules.give_role(by, person, role, member, has_facilitator=leading.exists())
    if role == Role.FACILITATOR:
        leading.exclude(pk=person.pk).update(role=Role.PARTICIPANT)
    person.role = role
    person.save(update_fields=["role"])
    write_down(
        "group.role_given", person.sitting.meeting, member, by=by, at=at, to=person.pk, role=role
    )


@transaction.atomic
def join_phones(
    kept: Participant, other: Participant, member: Who, *, by: Actor, at: datetime
) -> None:
    """Say that the other phone is the same person: it writes as the first one, and sees its notes."""
    kept, other = _person(kept), _person(other)
    rules.join_phones(by, kept, other, member)
    other.joined_into = kept
    other.save(update_fields=["joined_into"])
    other.joined_from.update(joined_into=kept)
    write_down("group.phones_joined", kept.sitting.meeting, member, by=by, at=at, other=other.pk)


@transaction.atomic
def part_phones(other: Participant, member: Who, *, by: Actor, at: datetime) -> None:
    """Undo joining two phones: each is its own person again, with its own notes."""
    other = _person(other)
    rules.part_phones(by, other, member)
    other.joined_into = None
    other.save(update_fields=["joined_into"])
    write_down("group.phones_parted", other.sitting.meeting, member, by=by, at=at, other=other.pk)


@transaction.atomic
def keep_follow_link(person: Participant, member: Who, *, by: Actor, at: datetime) -> str:
    """Return a secret with which the own notes can be followed later; only its hash is kept."""
    person = _person(person)
    rules.keep_follow_link(by, person, member)
    token = secrets.token_urlsafe(16)
    person.follow_hash = sha256(token.encode()).hexdigest()
    person.save(update_fields=["follow_hash"])
    return token


@transaction.atomic
def say_ready(person: Participant, is_ready: bool) -> None:
    """Note that somebody is ready, and tell the phones of the group. The caller asked the rule."""
    if person.group is None or person.is_ready == is_ready:
        return
    Participant.objects.filter(pk=person.pk).update(is_ready=is_ready)
    next_version(person.group)
