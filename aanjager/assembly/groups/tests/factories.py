from datetime import UTC, datetime, timedelta
from uuid import uuid4

import factory
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from factory.django import DjangoModelFactory

from aanjager.assembly.groups.choices import SIGNS
from aanjager.assembly.groups.models import (
    Cluster,
    FlipSheet,
    Note,
    Participant,
    Sitting,
    WorkingGroup,
)
from aanjager.assembly.meetings.models import Meeting

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


class HallMeetingFactory(DjangoModelFactory):
    """A meeting that is going on, of the association unless a centre is given."""

    class Meta:
        model = Meeting

    title = "Bijeenkomst over de toekomstvisie"
    starts_at = START
    ends_at = START + timedelta(hours=6)
    state = Meeting.State.LIVE
    created_at = START - timedelta(days=30)


class SittingFactory(DjangoModelFactory):
    """An open hall."""

    class Meta:
        model = Sitting

    class Params:
        shut = factory.Trait(state=Sitting.State.SHUT, opened_at=None)
        paused = factory.Trait(state=Sitting.State.PAUSED)
        closed = factory.Trait(state=Sitting.State.CLOSED, closed_at=START + timedelta(hours=6))

    meeting = factory.SubFactory(HallMeetingFactory)
    join_code = factory.Sequence(
        lambda n: "A" + "".join(SIGNS[n // len(SIGNS) ** at % len(SIGNS)] for at in (4, 3, 2, 1, 0))
    )
    state = Sitting.State.OPEN
    opened_at = START


class GroupFactory(DjangoModelFactory):
    """A group that collects, in an open hall."""

    class Meta:
        model = WorkingGroup

    meeting = factory.LazyFunction(lambda: SittingFactory().meeting)
    number = factory.Sequence(lambda n: n + 1)
    title = "Ondernemerschap"
    question = "Wat moet er beter?"


class ParticipantFactory(DjangoModelFactory):
    """Somebody with a phone in a group."""

    class Meta:
        model = Participant

    class Params:
        leading = factory.Trait(role=Participant.Role.FACILITATOR)
        writing = factory.Trait(role=Participant.Role.SCRIBE)
        chairing = factory.Trait(role=Participant.Role.CHAIR)

    group = factory.SubFactory(GroupFactory)
    sitting = factory.LazyAttribute(lambda it: it.group.meeting.sitting)
    device_hash = factory.LazyFunction(lambda: uuid4().hex)
    joined_at = START


class NoteFactory(DjangoModelFactory):
    """A note from a phone."""

    class Meta:
        model = Note

    group = factory.SubFactory(GroupFactory)
    client_id = factory.LazyFunction(uuid4)
    text = factory.Sequence("Briefje {}".format)
    board_version = 1
    written_at = START


class ClusterFactory(DjangoModelFactory):
    class Meta:
        model = Cluster

    group = factory.SubFactory(GroupFactory)
    title = "Samenwerken"
    board_version = 1


PICTURE = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c191213"
    "0f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b0800010001"
    "01011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b51000020103030204"
    "0305050404000001 7d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a16"
    "1718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a"
    "838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6"
    "d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fbd3ffd9".replace(" ", "")
)  # one grey dot


def hall_of(centre, state="ordering"):
    """An open hall of a centre with one group, a note and a sheet with its photo."""
    sitting = SittingFactory(meeting=HallMeetingFactory(centre=centre))
    group = GroupFactory(meeting=sitting.meeting, state=state)
    if not default_storage.exists("sheets/dot.jpg"):
        default_storage.save("sheets/dot.jpg", ContentFile(PICTURE))
    sheet = FlipSheet.objects.create(group=group, position=1, photo="sheets/dot.jpg")
    return {"sitting": sitting, "group": group, "note": NoteFactory(group=group), "sheet": sheet}
