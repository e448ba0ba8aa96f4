"""Letters that wait, that went and that failed."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from aanjager.kernel.actor import Actor
from aanjager.trust.letters.models import Letter

AT_ONCE = 500  # letters in one run of a minute

STATES: dict[str, Q] = {
    "waiting": Q(sent_at=None, given_up_at=None),
    "failed": Q(given_up_at__isnull=False),
    "sent": Q(sent_at__isnull=False),
}


def due(at: datetime) -> QuerySet[Letter]:
    """Letters to try now: new ones at once, after a failure when their pause is over; oldest first."""
    try_now = Q(next_try_at=None) | Q(next_try_at__lte=at)
    return Letter.objects.filter(STATES["waiting"], try_now).order_by("written_at", "pk")[:AT_ONCE]


def stuck(actor: Actor) -> QuerySet[Letter]:
    """Letters of the actor's centres that could not be sent yet, oldest first."""
    return Letter.objects.filter(
        centre_id__in=actor.staff_of, sent_at=None, attempts__gt=0
    ).order_by("written_at", "pk")


def in_state(actor: Actor, state: str) -> QuerySet[Letter]:
    """Letters of the actor's centres that wait, failed or went; without their text, newest first."""
    found = Letter.objects.filter(STATES[state], centre_id__in=actor.staff_of)
    return found.defer("text", "html").order_by("-written_at", "-pk")


def counts(actor: Actor) -> dict[str, int]:
    """How many letters of the actor's centres wait, failed and went."""
    return Letter.objects.filter(centre_id__in=actor.staff_of).aggregate(
        **{name: Count("pk", filter=condition) for name, condition in STATES.items()}
    )


def one(actor: Actor, pk: int) -> Letter:
    """One letter of the actor's centres; `DoesNotExist` for every other."""
    return Letter.objects.get(pk=pk, centre_id__in=actor.staff_of)
