"""What who organises may do: changing, letting in, sessions, lists."""

from datetime import datetime

from django.utils.translation import gettext as _

from aanjager.community.seats import rules as seats
from aanjager.community.seats.rules import Taken
from aanjager.governance.meetings import rules as meetings
from aanjager.governance.meetings.models import Meeting, Session
from aanjager.governance.registrations.choices import CHECK_IN_FROM
from aanjager.governance.registrations.models import Choice, Registration
from aanjager.governance.registrations.rules.registering import clock_only, hall
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State = Registration.State
LETS_IN = frozenset({State.PLACED, State.PRESENT, State.ABSENT})


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


def check_in(actor: Actor, registration: Registration, *, at: datetime) -> None:
    """Who organises lets in who has a seat, on the day itself or from a list afterwards; twice is once."""
    meetings.organise(actor, registration.meeting)
    let_in(registration.meeting, at=at)
    if registration.state not in LETS_IN:
        raise Refused(
            _("%(name)s heeft geen plaats: %(state)s.")
            % {"name": registration.name, "state": registration.get_state_display()}
        )


def let_in(meeting: Meeting, *, at: datetime) -> None:
    """People are let in from the morning of the day, not at what is called off."""
    if meeting.state == Meeting.State.CANCELLED:
        raise Refused(_("Deze bijeenkomst gaat niet door."))
    if at < meeting.starts_at - CHECK_IN_FROM:
        raise Refused(_("Aanwezig melden kan op de dag zelf."))


def undo_check_in(actor: Actor, registration: Registration) -> None:
    """Who organises takes back a mistake at the door."""
    meetings.organise(actor, registration.meeting)
    if registration.state != State.PRESENT:
        raise Refused(_("Deze persoon is niet als aanwezig gemeld."))


def check_in_list(actor: Actor, meeting: Meeting, *, at: datetime) -> None:
    """Who organises types in a list from paper."""
    meetings.organise(actor, meeting)
    let_in(meeting, at=at)


def check_in_at_session(actor: Actor, choice: Choice, *, at: datetime) -> None:
    """Who organises lets in at a session who was placed there."""
    meetings.organise(actor, choice.registration.meeting)
    let_in(choice.registration.meeting, at=at)
    if not choice.is_placed:
        raise Refused(_("Deze persoon is niet in deze sessie geplaatst."))


def note_absent(actor: Actor, meeting: Meeting) -> None:
    """The clock notes who did not come, once lists from paper had their time."""
    clock_only(actor)


def place_sessions(actor: Actor, meeting: Meeting) -> None:
    """Who organises divides people over the sessions until it is over."""
    meetings.arrange(actor, meeting)


def move_to_session(
    actor: Actor, registration: Registration, session: Session, *, placed: int = 0
) -> None:
    """Who organises moves somebody to a session of the same meeting that has room."""
    meetings.arrange(actor, registration.meeting)
    if session.meeting_id != registration.meeting_id:
        raise Refused(_("Deze sessie hoort bij een andere bijeenkomst."))
    if session.capacity is not None and placed >= session.capacity:
        raise Refused(_("Deze sessie is vol."))


def look_at_needs(actor: Actor, meeting: Meeting) -> None:
    """Only who organises sees what people need, and it is written down that they looked."""
    meetings.organise(actor, meeting)


def take_list_away(actor: Actor, meeting: Meeting) -> None:
    """A list of people leaves with who organises, and it is written down."""
    meetings.organise(actor, meeting)


def forget(actor: Actor) -> None:
    """What people need, and names of guests, are erased by the clock after their term."""
    clock_only(actor)
