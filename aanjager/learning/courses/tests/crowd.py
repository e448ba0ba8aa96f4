"""Many people who enrol at the same moment."""

from collections.abc import Callable

from aanjager.kernel.actor import ANONYMOUS
from aanjager.learning.courses import actions
from aanjager.learning.courses.actions import Guest


def enrols(run, number: int, at) -> Callable[[], object]:
    """Somebody who enrols as a guest."""
    guest = Guest(f"Gast {number}", f"gast-{number}@example.org")
    return lambda: actions.enrol(run, guest, by=ANONYMOUS, at=at)
