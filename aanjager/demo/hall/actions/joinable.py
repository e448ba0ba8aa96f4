"""One meeting of the demonstration's own centre that is going on: anybody can join it from a phone."""

import uuid
from datetime import datetime, timedelta

from aanjager.assembly.groups.models import Note, Participant, Sitting, WorkingGroup
from aanjager.assembly.meetings.models import AgendaItem, Meeting, Series
from aanjager.community.centres.models import Centre
from aanjager.demo.region.actions.world import read

SPACE = uuid.UUID("29062015-0000-4000-8000-0000000000bb")


def build(centre: Centre, *, at: datetime) -> Sitting:
    """Make a week of the neighbourhood with three groups that are collecting, and open it."""
    facts = read("live")
    series = Series.objects.create(centre=centre, title="Buurtweken")
    meeting = Meeting.objects.create(
        centre=centre,
        series=series,
        area=centre.area,
        title=facts["title"],
        purpose=facts["purpose"],
        in_brief="Vertel wat beter kan in je buurt. Dat kan op je telefoon.",
        venue=facts["venue"],
        starts_at=at - timedelta(minutes=40),
        ends_at=at + timedelta(days=7),
        state=Meeting.State.LIVE,
        created_at=at - timedelta(days=30),
    )
    agenda = [("groups", "Drie groepen bedenken verbeterpunten", 60), ("plenary", "Samen", 45)]
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=place, kind=kind, title=title, minutes=minutes)
        for place, (kind, title, minutes) in enumerate(agenda, 1)
    )
    sitting = Sitting.objects.create(
        meeting=meeting,
        join_code=facts["join_code"],
        state=Sitting.State.OPEN,
        opened_at=meeting.starts_at,
    )
    for number, row in enumerate(facts["groups"], 1):
        group = WorkingGroup.objects.create(
            meeting=meeting,
            number=number,
            title=row["title"],
            room=row["room"],
            question=facts["question"],
            board_version=len(row["notes"]),
        )
        _notes(group, row["notes"], sitting)
    return sitting


def _notes(group: WorkingGroup, texts: list[str], sitting: Sitting) -> None:
    """A note of everybody in the group, some minutes apart; the people have a number, no name."""
    people = Participant.objects.bulk_create(
        Participant(
            sitting=sitting,
            group=group,
            label=f"deelnemer {place}",
            role=Participant.Role.FACILITATOR if place == 1 else Participant.Role.PARTICIPANT,
            joined_at=sitting.meeting.starts_at,
        )
        for place in range(1, len(texts) + 1)
    )
    Note.objects.bulk_create(
        Note(
            group=group,
            client_id=uuid.uuid5(SPACE, text),
            text=text,
            participant=person,
            board_version=place,
            written_at=sitting.meeting.starts_at + timedelta(minutes=10 + 3 * place),
        )
        for place, (text, person) in enumerate(zip(texts, people, strict=True), 1)
    )
