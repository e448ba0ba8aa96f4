"""Writing, changing and withdrawing notes. The same note sent again is the same note."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from aanjager.assembly.groups import rules
from aanjager.assembly.groups.actions.taking import Who, next_version, taken
from aanjager.assembly.groups.models import FlipSheet, Note, WorkingGroup
from aanjager.kernel.actor import Actor

Origin = Note.Origin


@dataclass(frozen=True)
class Draft:
    """A note as it comes from a device: its own number there, its words, where it came from."""

    client_id: UUID
    text: str
    origin: str = Origin.PHONE
    sheet: FlipSheet | None = None
    is_reconstruction: bool = False


@transaction.atomic
def write_note(group: WorkingGroup, draft: Draft, member: Who, *, by: Actor, at: datetime) -> Note:
    """Keep a note; sent five times it is one note, also when the group went on meanwhile."""
    group = taken(group)
    known = Note.objects.filter(group=group, client_id=draft.client_id).first()
    if known:
        return known
    rules.write_note(by, group, draft.origin, member)
    return Note.objects.create(
        group=group,
        client_id=draft.client_id,
        text=rules.note(draft.text),
        participant=member,
        origin=draft.origin,
        sheet=draft.sheet,
        board_version=next_version(group),
        written_at=at,
        is_reconstruction=draft.is_reconstruction,
    )


def _locked(note: Note) -> Note:
    """The note with its group, both locked, the group first."""
    group = taken(note.group)
    found = Note.objects.select_for_update(of=("self",)).select_related("participant")
    locked = found.get(pk=note.pk)
    locked.group = group
    return locked


@transaction.atomic
def edit_note(note: Note, text: str, member: Who, *, by: Actor, at: datetime) -> None:
    """Change the words of an own note."""
    note = _locked(note)
    rules.edit_note(by, note, member)
    note.text = rules.note(text)
    note.board_version = next_version(note.group)
    note.save(update_fields=["text", "board_version"])


@transaction.atomic
def withdraw_note(note: Note, member: Who, *, by: Actor, at: datetime) -> None:
    """Take the words of an own note away; its place stays, so that counts keep adding up."""
    note = _locked(note)
    rules.withdraw_note(by, note, member)
    note.text, note.state = "", Note.State.WITHDRAWN
    note.board_version = next_version(note.group)
    note.save(update_fields=["text", "state", "board_version"])
