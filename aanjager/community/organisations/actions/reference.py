"""The checklists, loaded from their file."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from aanjager.community.organisations import rules
from aanjager.community.organisations.models import Criterion, Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.reference import Difference, difference, rows_of

CRITERIA = Path(__file__).parent.parent / "data" / "criteria.json"


@transaction.atomic
def load_criteria(*, by: Actor, at: datetime) -> Difference:
    """Bring the questions of both checklists in line with the file of this room; say what changed."""
    rules.load_criteria(by)
    outcome = difference(Criterion, ("subject", "code", "valid_from"), rows_of(CRITERIA))
    Criterion.objects.bulk_create(outcome.new)
    Criterion.objects.bulk_update(
        outcome.changed, ["text_nl", "text_en", "position", "is_required", "source"]
    )
    return outcome


@transaction.atomic
def set_usual_answer_days(
    organisation: Organisation, *, days: float | None, by: Actor, at: datetime
) -> None:
    """Show in how many working days the organisation usually answers; None shows nothing."""
    rules.set_usual_answer_days(by, organisation)
    Organisation.objects.filter(pk=organisation.pk).update(usual_answer_days=days)
