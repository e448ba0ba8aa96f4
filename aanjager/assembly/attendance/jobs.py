"""What runs by the clock; it may run twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.assembly.attendance import actions, queries
from aanjager.kernel.actor import CLOCK


@app.task(name="attendance.note_absent", queueing_lock="attendance.note_absent")
def note_absent(timestamp: int = 0) -> None:
    """Note who had a seat and did not come, once lists from paper had their time."""
    for meeting in queries.to_note_absent(now()):
        actions.note_absent(meeting, by=CLOCK, at=now())
