"""What the house forgets by the clock: devices a day after closing, authors after the report."""

from datetime import datetime

from django.db import transaction

from aanjager.assembly.groups import rules
from aanjager.assembly.groups.actions.taking import taken_sitting, write_down
from aanjager.assembly.groups.models import Note, Participant, Sitting
from aanjager.assembly.meetings.models import Meeting
from aanjager.kernel.actor import Actor


@transaction.atomic
def forget_devices(sitting: Sitting, *, by: Actor, at: datetime) -> int:
    """Blank the device of everybody in a closed sitting: a telephone leads to nobody any more."""
    sitting = taken_sitting(sitting)
    rules.forget_devices(by, sitting)
    blanked = sitting.participants.exclude(device_hash="").update(device_hash="")
    write_down("sitting.devices_forgotten", sitting.meeting, None, by=by, at=at, count=blanked)
    return blanked


@transaction.atomic
def forget_authors(meeting: Meeting, *, by: Actor, at: datetime) -> int:
    """Cut who wrote what, who was called what and who came by which registration; every text stays."""
    rules.forget_authors(by, meeting)
    written = Note.objects.filter(group__meeting=meeting, participant__isnull=False)
    cut = written.update(participant=None)
    Participant.objects.filter(sitting__meeting=meeting).update(
        registration=None, label="", device_hash="", follow_hash=""
    )
    write_down("sitting.authors_forgotten", meeting, None, by=by, at=at, count=cut)
    return cut
