"""What runs by the clock; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.learning.model_texts import actions


@app.task(name="model_texts.load", queueing_lock="model_texts.load")
def load(timestamp: int = 0) -> None:
    """Bring the texts that come with the program in line with their files."""
    actions.load(by=CLOCK, at=now())
