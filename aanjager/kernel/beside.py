"""What the floors above say beside a thing, to the one who looks and to nobody else.

A room shows a thing and knows nothing of what is built on top of it. A room above may have a
sentence for one person beside that thing; `settings.BESIDE` names its module, which has three
queries: `among(actor, ids)` for a list, and for one thing `asked(actor)`, what is asked along with
it in the same statement, and `said(row)`, the sentence. A visitor gets none and costs nothing.

Where something is missing, a room above may know where help is: its module has one query,
`helping(actor, row, words)`, the links by word. What rooms above know that somebody did, for that
person's own use, is their query `told(person_id)`. With who is signed in, a room above asks
along whether somebody has a part there that the navigation leads to: its `ROLE`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings

from aanjager.kernel.actor import Actor


def among(kind: str, actor: Actor, ids: Iterable[int]) -> dict[int, str]:
    """Return the sentences beside things in a list, by key, in the language on screen."""
    wanted, found = list(ids), {}
    for room in _rooms(kind) if actor.person_id and wanted else ():
        found.update(room.among(actor, wanted))
    return found


def asked(kind: str, actor: Actor) -> dict[str, Any]:
    """Return what is asked along with one thing, as annotations of its statement."""
    return {name: it for room in _rooms(kind) for name, it in room.asked(actor).items()}


def said(kind: str, row: Any) -> str:
    """Return the sentence beside one thing that was asked for with `asked`; else nothing."""
    return " ".join(text for room in _rooms(kind) if (text := room.said(row)))


@dataclass(frozen=True)
class Link:
    """A way to something that helps: what sort of thing it is, what it is called, where it stands."""

    sort: str
    title: str
    address: str


def helping(kind: str, actor: Actor, row: Any, words: Collection[str]) -> dict[str, list[Link]]:
    """Return what the floors above have about each of these words and the actor may open."""
    found: dict[str, list[Link]] = {}
    for room in _rooms(kind) if words else ():
        for word, links in room.helping(actor, row, words).items():
            found.setdefault(word, []).extend(links)
    return found


def told(kind: str, person_id: int) -> list[str]:
    """Return what the rooms on top of a thing know that somebody did, each in a line."""
    return [line for room in _rooms(kind) for line in room.told(person_id)]


def roles(kind: str) -> list[str]:
    """Return what the floors above ask along with an account (`%(user)s`): yes or no, in SQL."""
    return [str(room.ROLE) for room in _rooms(kind)]


def _rooms(kind: str) -> list[Any]:
    return [import_module(name) for name in settings.BESIDE.get(kind, ())]
