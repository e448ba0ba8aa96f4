"""Many people who enrol at the same moment."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore

from django.db import connection

from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.learning.courses import actions
from aanjager.learning.courses.actions import Guest

LINES = 60  # connections at once; the database of the house has room for a hundred


def enrols(run, number: int, at) -> Callable[[], object]:
    """Somebody who enrols as a guest."""
    guest = Guest(f"Gast {number}", f"gast-{number}@example.org")
    return lambda: actions.enrol(run, guest, by=ANONYMOUS, at=at)


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """Do everything at the same moment, each in a thread; return what came of it, in order."""
    together, lines = Barrier(len(acts)), BoundedSemaphore(LINES)

    def act_in_turn(act):
        together.wait()
        with lines:
            try:
                return act()
            except Refused as refused:
                return refused
            finally:
                connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act_in_turn, acts))
