"""Who goes to which session: fair, and the same every time it is worked out. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Wish:
    """Somebody's sessions from first to third choice."""

    who: int
    sessions: Sequence[int] = field(default_factory=tuple)


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
    the emptiest first.
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
    groups = [room for room in rooms.values() if room.is_group]
    for wish in order if groups else ():
        open_to = [it for it in groups if _has_room(it, full[it.key])]
        if wish.who not in got and open_to:
            room = min(open_to, key=lambda it: (full[it.key], it.key))
            got[wish.who], full[room.key] = room.key, full[room.key] + 1
    return got


def _has_room(room: Room, taken: int) -> bool:
    return room.capacity is None or taken < room.capacity


def _draw(seed: str, who: int) -> str:
    return hashlib.sha256(f"{seed}:{who}".encode()).hexdigest()
