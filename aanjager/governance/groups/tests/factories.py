from datetime import UTC, datetime, timedelta
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from aanjager.governance.groups.models import Cluster, Note, Participant, Sitting, WorkingGroup
from aanjager.governance.meetings.models import Meeting

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
    join_code = factory.Sequence(lambda n: "ABCD" + "23456789"[n // 8 % 8] + "23456789"[n % 8])
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
