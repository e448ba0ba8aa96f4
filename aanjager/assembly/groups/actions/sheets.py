"""Paper sheets: a photo, written out line by line, compared by somebody else."""

from datetime import datetime
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid4, uuid5

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from aanjager.assembly.groups import rules
from aanjager.assembly.groups.actions.notes import Draft, write_note
from aanjager.assembly.groups.actions.photos import drawn_anew
from aanjager.assembly.groups.actions.taking import Who, next_version, taken
from aanjager.assembly.groups.choices import MOST_NOTES_AT_ONCE
from aanjager.assembly.groups.models import FlipSheet, Note, WorkingGroup
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State = FlipSheet.State


@transaction.atomic
def add_sheet(
    group: WorkingGroup, photo: BinaryIO | None, size: int, member: Who, *, by: Actor, at: datetime
) -> FlipSheet:
    """Keep a photo of a sheet, drawn anew; without a photo the sheet itself is what is written out."""
    rules.add_sheet(by, group, member)
    picture = drawn_anew(photo, size) if photo else b""  # before the lock: drawing takes time
    group = taken(group)
    last = group.sheets.aggregate(last=Max("position"))["last"] or 0
    sheet = FlipSheet(group=group, position=last + 1)
    if picture:
        sheet.photo.save(f"{uuid4().hex}.jpg", ContentFile(picture), save=False)
    sheet.save()
    next_version(group)
    return sheet


def _locked(sheet: FlipSheet) -> FlipSheet:
    group = taken(sheet.group)
    locked = FlipSheet.objects.select_for_update().get(pk=sheet.pk)
    locked.group = group
    return locked


@transaction.atomic
def transcribe(sheet: FlipSheet, text: str, member: Who, *, by: Actor, at: datetime) -> int:
    """Write a sheet out: each line is a note from paper. A line that is taken out is withdrawn."""
    sheet = _locked(sheet)
    rules.transcribe(by, sheet, member)
    lines = list(dict.fromkeys(rules.note(line) for line in text.splitlines() if line.strip()))
    if not lines:
        raise Refused(_("Schrijf op wat er op het vel staat: elk briefje op een eigen regel."))
    if len(lines) > MOST_NOTES_AT_ONCE:
        raise Refused(_("Dit zijn te veel regels voor één vel. Verdeel ze over meer vellen."))
    _withdraw_lost(sheet, lines)
    for line in lines:
        number = uuid5(NAMESPACE_URL, f"vel:{sheet.pk}:{line}")
        write_note(sheet.group, Draft(number, line, Note.Origin.SHEET, sheet), member, by=by, at=at)
    _return_found(sheet, lines)
    sheet.transcription, sheet.state = "\n".join(lines), State.TRANSCRIBED
    sheet.transcribed_by = member
    sheet.save(update_fields=["transcription", "state", "transcribed_by"])
    return len(lines)


def _withdraw_lost(sheet: FlipSheet, lines: list[str]) -> None:
    lost = sheet.notes.filter(state=Note.State.VISIBLE).exclude(text__in=lines)
    if lost.exists():
        lost.update(
            text="", state=Note.State.WITHDRAWN, board_version=next_version(taken(sheet.group))
        )


def _return_found(sheet: FlipSheet, lines: list[str]) -> None:
    """A line that was taken out and comes back gets its old note again."""
    numbers = {uuid5(NAMESPACE_URL, f"vel:{sheet.pk}:{line}"): line for line in lines}
    gone = sheet.notes.filter(state=Note.State.WITHDRAWN, client_id__in=numbers)
    for note in gone:
        note.text, note.state = numbers[note.client_id], Note.State.VISIBLE
        note.board_version = next_version(taken(sheet.group))
        note.save(update_fields=["text", "state", "board_version"])


@transaction.atomic
def check_sheet(sheet: FlipSheet, member: Who, *, by: Actor, at: datetime) -> None:
    """Note that somebody else compared the text with the paper."""
    sheet = _locked(sheet)
    rules.check_sheet(by, sheet, member)
    sheet.state, sheet.checked_by = State.CHECKED, member
    sheet.save(update_fields=["state", "checked_by"])
