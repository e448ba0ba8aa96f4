"""A hall that is ready for the plenary: three groups, each with two points handed in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from aanjager.assembly.groups.models import Participant, Point, Sitting, WorkingGroup
from aanjager.assembly.meetings.models import Meeting

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


@dataclass
class Hall:
    """The meeting with who sits where; `points` stand under group and rank."""

    meeting: Meeting
    sitting: Sitting
    chair: Participant
    scribe: Participant
    groups: list[WorkingGroup] = field(default_factory=list)
    people: list[Participant] = field(default_factory=list)
    points: dict[tuple[int, int], Point] = field(default_factory=dict)


def make_hall(centre=None, *, groups=3, people=6, code="HAKXYZ", **facts):
    """Make a meeting that is going on, with a chair, a scribe, people and points."""
    meeting = Meeting.objects.create(
        centre=centre,
        title="Hoe verder met de buurt",
        starts_at=MORNING,
        ends_at=MORNING + timedelta(hours=6),
        state=Meeting.State.LIVE,
        created_at=MORNING - timedelta(days=30),
        **facts,
    )
    sitting = Sitting.objects.create(
        meeting=meeting, join_code=code, state=Sitting.State.OPEN, opened_at=MORNING
    )
    chair, scribe = (
        Participant.objects.create(
            sitting=sitting, role=role, label=role, joined_at=MORNING, device_hash=f"{code}-{role}"
        )
        for role in ("chair", "scribe")
    )
    hall = Hall(meeting, sitting, chair, scribe)
    for number in range(1, groups + 1):
        group = WorkingGroup.objects.create(
            meeting=meeting, number=number, state="handed_in", handed_in_at=MORNING
        )
        hall.groups.append(group)
        for rank in (1, 2):
            hall.points[number, rank] = Point.objects.create(
                group=group,
                text=f"Punt {rank} van groep {number}",
                rank=rank,
                state=Point.State.HANDED_IN,
            )
    for place in range(people):
        hall.people.append(
            Participant.objects.create(
                sitting=sitting,
                group=hall.groups[place % groups],
                label=f"deelnemer {place + 1}",
                joined_at=MORNING,
                device_hash=f"{code}-{place}",
            )
        )
    return hall
