"""Writing down what an action did, inside its transaction."""

from datetime import datetime

from django.db.models import Model

from aanjager.kernel.actor import Actor
from aanjager.trust.audit.models import Event


def record(
    verb: str, target: Model, *, by: Actor, at: datetime, **facts: str | int | None
) -> Event:
    """Write down who did what to which record. Facts are numbers and codes, never text about people."""
    return Event.objects.create(
        verb=verb,
        target=f"{target._meta.label}:{target.pk}",
        centre_id=getattr(target, "centre_id", None),
        user_id=by.user_id,
        happened_at=at,
        facts=facts,
    )
