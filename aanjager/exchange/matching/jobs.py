"""What the finder does by the clock."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.exchange.matching import actions, queries
from aanjager.kernel.actor import CLOCK


@app.task(name="matching.rebuild_lexicon", queueing_lock="matching.rebuild_lexicon")
def rebuild_lexicon(timestamp: int = 0) -> None:
    """Gather the words of open opportunities."""
    actions.rebuild_lexicon(by=CLOCK, at=now())


@app.task(name="matching.forget_numbers", queueing_lock="matching.forget_numbers")
def forget_numbers(timestamp: int = 0) -> None:
    """Forget the numbers of the lists of the days before."""
    actions.forget_numbers(by=CLOCK, at=now())


@app.task(name="matching.gather", queueing_lock="matching.gather")
def gather(timestamp: int = 0) -> None:
    """Lay neighbours together on disk where they lie scattered."""
    actions.gather(by=CLOCK, at=now())


@app.task(name="matching.tell_new", queueing_lock="matching.tell_new")
def tell_new(timestamp: int = 0) -> None:
    """Write to everyone who keeps a question for which something new fits."""
    for search in queries.with_letters():
        actions.tell_new(search, by=CLOCK, at=now())
