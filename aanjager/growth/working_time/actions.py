"""What changes the school calendar."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from aanjager.growth.working_time import rules
from aanjager.growth.working_time.models import Holiday
from aanjager.growth.working_time.queries import Days
from aanjager.kernel.actor import Actor


@transaction.atomic
def load_calendar(
    region: str, days: Sequence[Days], source: str, *, by: Actor, at: datetime
) -> int:
    """Bring the school holidays of a region in line with a calendar; say how many are new."""
    rules.load_calendar(by)
    new = 0
    for it in days:
        facts = {"name": it.name[:120], "starts_on": it.starts_on, "ends_on": it.ends_on}
        _row, is_new = Holiday.objects.update_or_create(
            region=region, uid=it.uid[:120], defaults={**facts, "source": source[:200]}
        )
        new += is_new
    return new
