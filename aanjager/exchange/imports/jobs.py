"""Bringing in files behind the scenes."""

import logging
from datetime import timedelta

from django.db import InterfaceError, OperationalError
from django.utils.timezone import now
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from aanjager.exchange.imports import actions, queries
from aanjager.exchange.imports.models import Import
from aanjager.kernel.actor import CLOCK

log = logging.getLogger("aanjager.imports")
SILENT = timedelta(minutes=3)


@app.task(name="imports.go_on")
def go_on(import_id: int) -> None:
    """Do what an import waits for, from where it was."""
    it = queries.visible(CLOCK).get(pk=import_id)
    try:
        actions.run(it, by=CLOCK, at=now())
    except (OperationalError, InterfaceError):
        raise  # the database is away: `resume` goes on later
    except Exception:
        log.exception("import.broke import=%s", import_id)
        actions.fail(it, message=_sorry(it), by=CLOCK, at=now())


def _sorry(it: Import) -> str:
    return _(
        "Er ging iets mis bij ons. Wat al was overgenomen staat er nog. Noem bij contact: import %(number)s."
    ) % {"number": it.pk}


@app.task(name="imports.resume", queueing_lock="imports.resume")
def resume(timestamp: int = 0) -> None:
    """Go on with imports whose job was killed."""
    for it in queries.stalled(now() - SILENT):
        go_on(it.pk)


@app.task(name="imports.forget", queueing_lock="imports.forget")
def forget(timestamp: int = 0) -> None:
    """Take away files that nobody started."""
    actions.forget(by=CLOCK, at=now())
