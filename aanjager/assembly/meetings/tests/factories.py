from datetime import UTC, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from aanjager.assembly.meetings.models import AgendaItem, Meeting, Series, Session
from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.kernel.actor import Actor

MADE = datetime(2026, 2, 2, 9, tzinfo=UTC)
STARTS = datetime(2026, 3, 23, 12, 30, tzinfo=UTC)  # three weeks after NOW of the tests; 13.30 here
ASSOCIATION = Actor(user_id=1, is_association=True)


class SeriesFactory(DjangoModelFactory):
    class Meta:
        model = Series

    centre = factory.SubFactory(CentreFactory)
    title = "Conferentie Vrijwilligerscentrales"
    rhythm = Series.Rhythm.TWO_YEARLY


class MeetingFactory(DjangoModelFactory):
    """A meeting of a centre for which one can register; traits give the other states.

    `of_association` is one without a centre.
    """

    class Meta:
        model = Meeting

    class Params:
        draft = factory.Trait(state=Meeting.State.DRAFT)
        announced = factory.Trait(state=Meeting.State.ANNOUNCED)
        closed = factory.Trait(state=Meeting.State.CLOSED)
        live = factory.Trait(state=Meeting.State.LIVE)
        over = factory.Trait(state=Meeting.State.OVER)
        cancelled = factory.Trait(
            state=Meeting.State.CANCELLED, cancelled_because="De zaal is niet vrij."
        )
        of_association = factory.Trait(centre=None)

    centre = factory.SubFactory(CentreFactory)
    title = "Bijeenkomst over de toekomstvisie"
    purpose = "Een helder beeld van waar we voor staan."
    venue = "Akoesticum"
    address = "Nieuwe Kazernelaan 2, Ede"
    starts_at = STARTS
    ends_at = factory.LazyAttribute(lambda it: it.starts_at + timedelta(hours=4))
    state = Meeting.State.OPEN
    created_at = MADE


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = "Opening"


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = Session

    meeting = factory.SubFactory(MeetingFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence("Sessie {}".format)
