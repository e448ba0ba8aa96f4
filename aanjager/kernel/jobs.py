"""Work for later: put in line inside the transaction that causes it."""

from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app


def enqueue(name: str, *, once: str | None = None, **values: Any) -> None:
    """Put the job called `name` in line; with `once`, only if none of that name waits already.

    The row is written in the current transaction, so a job exists exactly when its cause does.
    """
    from procrastinate.exceptions import AlreadyEnqueued

    try:
        with transaction.atomic():  # a savepoint: a job that waits already must not undo its cause
            app.configure_task(name, queueing_lock=once, lock=once).defer(**values)
    except AlreadyEnqueued:
        return
