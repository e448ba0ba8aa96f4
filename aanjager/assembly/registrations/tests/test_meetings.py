"""What meetings are for who registered: seen by whom, and not taken away from under them."""

import pytest

from aanjager.assembly.meetings import actions
from aanjager.assembly.meetings.actions import Part
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.assembly.registrations.tests.factories import RegistrationFactory
from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.people.tests.factories import as_actor
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db


def test_a_session_that_somebody_chose_is_not_taken_away(now):
    meeting = MeetingFactory()
    anna = staff_of(meeting.centre)
    part = Part("PEP-route", room="Zaal 1", speakers=[("Fenna de Wit", "PEP Den Haag")])
    session = actions.add_session(meeting, part, by=anna, at=now)
    free = actions.add_session(meeting, Part("Leeg"), by=anna, at=now)
    RegistrationFactory(meeting=meeting).choices.create(session=session)

    actions.change_session(session, Part("PEP", speakers=[("Fenna de Wit", "")]), by=anna, at=now)
    actions.remove_session(free, by=anna, at=now)
    with pytest.raises(Refused, match="Verplaats hen eerst"):
        actions.remove_session(session, by=anna, at=now)

    assert list(meeting.sessions.values_list("title", "position")) == [("PEP", 1)]
    assert list(session.speakers.values_list("name", "role")) == [("Fenna de Wit", "")]


def test_who_sees_which_meeting(cast):
    draft = MeetingFactory(centre=cast.noord, draft=True)
    closed_circle = MeetingFactory(centre=cast.noord, visibility="invited")
    RegistrationFactory(meeting=closed_circle, person=cast.person(cast.daan))

    def sees(actor):
        return set(Meeting.objects.visible_to(actor))

    assert sees(ANONYMOUS) == set()
    assert sees(as_actor(cast.person(cast.daan))) == {closed_circle}
    assert sees(staff_of(cast.noord)) == {draft, closed_circle}
    assert sees(staff_of(cast.zuid)) == set()
