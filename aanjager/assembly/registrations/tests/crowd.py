"""Many people who press the button at the same moment."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore

from django.db import connection

from aanjager.assembly.registrations import actions
from aanjager.assembly.registrations.actions import Guest
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused

LINES = 60  # connections at once; the database of the house has room for a hundred


def comes(meeting, number: int, at) -> Callable[[], object]:
    """Somebody who registers as a guest."""
    guest = Guest(f"Gast {number}", f"gast-{number}@example.org")
    return lambda: actions.register(meeting, guest, by=ANONYMOUS, at=at)


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """Do everything at the same moment, each in a thread; return what came of it, in order."""
    together, lines = Barrier(len(acts)), BoundedSemaphore(LINES)

    def run(act):
        together.wait()
        with lines:
            try:
                return act()
            except Refused as refused:
                return refused
            finally:
                connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
