"""Many people who press the button at the same moment."""

from collections.abc import Callable

from aanjager.assembly.registrations import actions
from aanjager.assembly.registrations.actions import Guest
from aanjager.kernel.actor import ANONYMOUS


def comes(meeting, number: int, at) -> Callable[[], object]:
    """Somebody who registers as a guest."""
    guest = Guest(f"Gast {number}", f"gast-{number}@example.org")
    return lambda: actions.register(meeting, guest, by=ANONYMOUS, at=at)
