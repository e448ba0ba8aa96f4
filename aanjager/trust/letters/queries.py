"""What may be asked about letters."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from aanjager.kernel.actor import Actor
from aanjager.trust.letters.models import Letter


def due(at: datetime) -> list[Letter]:
    """Letters to try now: new ones at once, after a failure with a pause that doubles up to 12 hours."""
    waiting = Letter.objects.filter(sent_at=None, given_up_at=None).order_by("written_at", "pk")
    return [it for it in waiting[:500] if it.attempts == 0 or at >= _try_again_at(it)]


def _try_again_at(letter: Letter) -> datetime:
    hours = min(12, 2 ** (letter.attempts - 1) / 60 * 5)
    return letter.written_at + timedelta(hours=hours * letter.attempts)


def stuck(actor: Actor) -> QuerySet[Letter]:
    """Letters of the actor's centres that could not be sent yet, oldest first."""
    return Letter.objects.filter(
        centre_id__in=actor.staff_of, sent_at=None, attempts__gt=0
    ).order_by("written_at", "pk")
