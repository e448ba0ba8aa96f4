"""Who lets people in and divides them over sessions, and why not; and the division itself, which is pure."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from aanjager.assembly.meetings import rules as meetings
from aanjager.assembly.meetings.models import Meeting, Session
from aanjager.assembly.registrations.models import Choice, Registration
from aanjager.assembly.registrations.rules import clock_only
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State = Registration.State
LETS_IN = frozenset({State.PLACED, State.PRESENT, State.ABSENT})
CHECK_IN_FROM = timedelta(hours=12)  # before the beginning


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


def go_first(actor: Actor, registration: Registration, *, reason: str) -> None:
    """Who organises lets somebody who waits go before others, for a reason that they read."""
    meetings.organise(actor, registration.meeting)
    if registration.state != State.WAITING:
        raise Refused(_("Voorrang geldt alleen op de wachtlijst."))
    if reason not in Registration.Before.values:
        raise Refused(_("Kies waarom. Wie wacht, leest de reden."))


def go_in_turn(actor: Actor, registration: Registration) -> None:
    """Who organises takes that back while somebody waits."""
    meetings.organise(actor, registration.meeting)
    if registration.state != State.WAITING or not registration.before_because:
        raise Refused(_("Voorrang geldt alleen op de wachtlijst."))


# The division


@dataclass(frozen=True)
class Wish:
    """Somebody's sessions from first to third choice, and of which organisation somebody is."""

    who: int
    sessions: Sequence[int] = field(default_factory=tuple)
    body: str = ""


@dataclass(frozen=True)
class Room:
    """A session: when it is, how many fit (None: everybody), whether everyone must be in one like it."""

    key: int
    moment: str = ""
    capacity: int | None = None
    is_group: bool = False


def assign(rooms: Sequence[Room], wishes: Sequence[Wish], seed: str) -> dict[int, list[int]]:
    """Return the sessions of each person: per moment at most one, as high on their list as fits.

    First everybody's first choice, then the second, then the third. Where more people want in than
    fit, who got the least so far goes first, then a draw by `seed` that always falls the same, so
    that being early or being called Aalbers gives nothing. Working groups also take who chose nothing,
    dealt out per organisation, the emptiest group first: so sizes stay even and colleagues apart.
    """
    placed: dict[int, list[int]] = {wish.who: [] for wish in wishes}
    missed = dict.fromkeys(placed, 0)
    for moment in sorted({(room.is_group, room.moment) for room in rooms}):
        here = {room.key: room for room in rooms if (room.is_group, room.moment) == moment}
        got = _moment(here, wishes, missed, seed)
        for wish in wishes:
            wanted = [key for key in wish.sessions if key in here]
            if wish.who in got:
                placed[wish.who].append(got[wish.who])
            if wanted and got.get(wish.who) != wanted[0]:
                missed[wish.who] += 1
    return placed


def _moment(
    rooms: Mapping[int, Room], wishes: Sequence[Wish], missed: Mapping[int, int], seed: str
) -> dict[int, int]:
    """Divide people over the sessions of one moment."""
    got: dict[int, int] = {}
    full = dict.fromkeys(rooms, 0)
    order = sorted(wishes, key=lambda it: (-missed[it.who], _draw(seed, it.who)))
    lists = {it.who: [key for key in it.sessions if key in rooms] for it in order}
    for choice in range(max(map(len, lists.values()), default=0)):
        for wish in order:
            if wish.who in got or choice >= len(lists[wish.who]):
                continue
            key = lists[wish.who][choice]
            if _has_room(rooms[key], full[key]):
                got[wish.who], full[key] = key, full[key] + 1
    deal([room for room in rooms.values() if room.is_group], order, got)
    return got


def deal(groups: Sequence[Room], order: Sequence[Wish], got: dict[int, int]) -> None:
    """Deal out who has no group yet: organisation after organisation, the largest first."""
    size = Counter(wish.body for wish in order)
    bodies = {wish.who: wish.body for wish in order}
    rest = [wish for wish in order if wish.who not in got]
    for wish in sorted(rest, key=lambda it: (-size[it.body], it.body)):
        full = Counter(got.values())
        same = Counter(key for who, key in got.items() if wish.body and bodies[who] == wish.body)
        open_to = [it.key for it in groups if _has_room(it, full[it.key])]
        if open_to:
            got[wish.who] = min(open_to, key=lambda key: (full[key], same[key], key))


def _has_room(room: Room, taken: int) -> bool:
    return room.capacity is None or taken < room.capacity


def _draw(seed: str, who: int) -> str:
    return hashlib.sha256(f"{seed}:{who}".encode()).hexdigest()
