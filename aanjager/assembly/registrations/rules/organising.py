"""What who organises may do: changing, lists."""

from aanjager.assembly.meetings import rules as meetings
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.registrations.models import Registration
from aanjager.assembly.registrations.rules.registering import clock_only, hall
from aanjager.community.seats import rules as seats
from aanjager.community.seats.rules import Taken
from aanjager.kernel.actor import Actor


def change_meeting(actor: Actor, meeting: Meeting) -> None:
    """Who may change the meeting tells everybody who comes or waits."""
    meetings.change(actor, meeting)


def cancel_meeting(actor: Actor, meeting: Meeting, *, reason: str = " ") -> None:
    """Who may call the meeting off tells everybody who comes or waits."""
    meetings.cancel(actor, meeting, reason=reason)


def seat(actor: Actor, registration: Registration, taken: Taken) -> None:
    """Who organises gives a free seat to somebody who waits, before others."""
    meetings.organise(actor, registration.meeting)
    seats.seat(actor, hall(registration.meeting), taken, registration)


def look_at_needs(actor: Actor, meeting: Meeting) -> None:
    """Only who organises sees what people need, and it is written down that they looked."""
    meetings.organise(actor, meeting)


def take_list_away(actor: Actor, meeting: Meeting) -> None:
    """A list of people leaves with who organises, and it is written down."""
    meetings.organise(actor, meeting)


def forget(actor: Actor) -> None:
    """What people need, and names of guests, are erased by the clock after their term."""
    clock_only(actor)
