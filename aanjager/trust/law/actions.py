"""Everything that changes the numbers of the law."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from aanjager.kernel.actor import Actor
from aanjager.kernel.reference import Difference, difference, rows_of
from aanjager.trust.law import rules
from aanjager.trust.law.models import LawValue

VALUES = Path(__file__).parent / "data" / "values.json"


@transaction.atomic
def load(*, by: Actor, at: datetime) -> Difference:
    """Bring the numbers of the law in line with the file of this room; say what changed."""
    rules.load(by)
    outcome = difference(LawValue, ("key", "valid_from"), rows_of(VALUES))
    LawValue.objects.bulk_create(outcome.new)
    LawValue.objects.bulk_update(
        outcome.changed, ["value", "unit", "valid_to", "source", "checked_on"]
    )
    return outcome
