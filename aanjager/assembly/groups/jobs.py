"""What runs by the clock: forgetting devices a day after closing."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.assembly.groups import actions, queries
from aanjager.kernel.actor import CLOCK


@app.task(name="groups.forget_devices", queueing_lock="groups.forget_devices")
def forget_devices(timestamp: int = 0) -> None:
    """Blank the devices of sittings that closed a day ago."""
    for sitting in queries.sittings_to_forget(now()):
        actions.forget_devices(sitting, by=CLOCK, at=now())
