"""What the floors above say beside a thing, to the one who looks and to nobody else.

A room shows a thing and knows nothing of what is built on top of it. A room above may have a
sentence for one person beside that thing; `settings.BESIDE` names its module, which has three
queries: `among(actor, ids)` for a list, and for one thing `asked(actor)`, what is asked along with
it in the same statement, and `said(row)`, the sentence. A visitor gets none and costs nothing.
"""

from collections.abc import Iterable
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


def _rooms(kind: str) -> list[Any]:
    return [import_module(name) for name in settings.BESIDE.get(kind, ())]
