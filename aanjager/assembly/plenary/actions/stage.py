"""The row that every change of the plenary takes first, and whose version tells who follows."""

from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary.models import Stage


def take(meeting: Meeting) -> Stage:
    """Return the stage of this meeting with its row taken: two chairs come one after the other."""
    Stage.objects.get_or_create(meeting=meeting)
    stage = Stage.objects.select_for_update().get(meeting=meeting)
    meeting.refresh_from_db(fields=["state"])
    return stage


def turn(stage: Stage) -> None:
    """Tell who follows that something changed."""
    stage.version += 1
    stage.save(update_fields=["version", "theme", "poll"])
