"""The line from what was noticed to what came of it."""

from datetime import datetime

from django.db import transaction

from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives.actions import take
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.origins import rules
from aanjager.participation.signals.models import Pattern
from aanjager.trust import audit


@transaction.atomic
def grow(it: Initiative, pattern: Pattern, *, by: Actor, at: datetime) -> None:
    """Say that an initiative grew out of a pattern of signals; saying it twice is once."""
    it = take(it)
    rules.grow(by, it, pattern=pattern)
    if it.pattern_id == pattern.pk:
        return
    it.pattern = pattern
    it.save(update_fields=["pattern"])
    audit.record("initiative.grew", it, by=by, at=at, pattern=pattern.pk)


@transaction.atomic
def let_go(it: Initiative, *, by: Actor, at: datetime) -> None:
    """Take that back."""
    it = take(it)
    rules.let_go(by, it)
    if it.pattern_id is None:
        return
    was, it.pattern = it.pattern_id, None
    it.save(update_fields=["pattern"])
    audit.record("initiative.let_go", it, by=by, at=at, pattern=was)
