"""What runs by the clock: one action per row, twice is once."""

import logging

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.exchange.fading import actions, queries
from aanjager.exchange.fading.choices import MOST
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused

log = logging.getLogger("aanjager.fading")


@app.task(name="fading.fade", queueing_lock="fading.fade")
def fade(timestamp: int = 0) -> None:
    """Let go of the words of conversations and cases that ended long ago, a number per night."""
    for placement in (placements := list(queries.to_fade(now())[:MOST])):
        try:
            actions.fade(placement, by=CLOCK, at=now())
        except Refused:
            log.info("placement.changed_meanwhile placement=%s", placement.pk)
    for case in (cases := list(queries.cases_to_fade(now())[:MOST])):
        try:
            actions.fade_case(case, by=CLOCK, at=now())
        except Refused:
            log.info("case.changed_meanwhile case=%s", case.pk)
    for ask in (asks := list(queries.asks_to_fade(now())[:MOST])):
        actions.fade_ask(ask, by=CLOCK, at=now())
    log.info("fading.done placements=%s cases=%s asks=%s", len(placements), len(cases), len(asks))
