"""What the finder does by the clock."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.exchange.matching import actions
from aanjager.kernel.actor import CLOCK


@app.task(name="matching.rebuild_lexicon", queueing_lock="matching.rebuild_lexicon")
def rebuild_lexicon(timestamp: int = 0) -> None:
    """Gather the words of open opportunities."""
    actions.rebuild_lexicon(by=CLOCK, at=now())
