"""Which records nobody has done anything with."""

from collections.abc import Iterable
from datetime import datetime

from aanjager.trust.audit.models import Event


def untouched(label: str, pks: Iterable[int], *, since: datetime | None) -> set[int]:
    """Return the keys of records about which no action was written down, or none since a moment.

    Every action writes who did what; bringing in a file writes one line for the whole.
    """
    keys = set(pks)
    found = Event.objects.filter(target__in=[f"{label}:{pk}" for pk in keys])
    if since:
        found = found.filter(happened_at__gte=since)
    return keys - {
        int(target.rpartition(":")[2]) for target in found.values_list("target", flat=True)
    }
