"""What runs by the clock: the terms of questions, old words, and the words of the search."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.advice.articles.queries import ARTICLES, for_spelling
from aanjager.advice.expertise import actions, queries
from aanjager.advice.finding import actions as finding
from aanjager.community.centres import queries as centres
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused


def _each(found: Iterable[Any], act: Callable[..., object]) -> None:
    """Do one thing per row; what changed meanwhile is left."""
    for it in found:
        with suppress(Refused):
            act(it, by=CLOCK, at=now())


@app.task(name="expertise.watch", queueing_lock="expertise.watch")
def watch(timestamp: int = 0) -> None:
    """Remind before the term, say sorry after it, and take three weeks of silence for enough."""
    _each(queries.to_remind(now()), actions.remind)
    _each(queries.overdue(now()), actions.tell_overdue)
    _each(queries.silent(now()), actions.finish)


@app.task(name="expertise.tidy", queueing_lock="expertise.tidy")
def tidy(timestamp: int = 0) -> None:
    """Wipe words whose term is over, and make and count the words of the search anew."""
    for centre in centres.open_to_all():
        actions.forget(centre, by=CLOCK, at=now())
    actions.forget_mailed(by=CLOCK, at=now())
    finding.renew([ARTICLES, queries.QUESTIONS], by=CLOCK, at=now())
    finding.respell(for_spelling(), by=CLOCK, at=now())
    finding.recount([ARTICLES, queries.QUESTIONS], by=CLOCK, at=now())
