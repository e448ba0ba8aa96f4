"""What one wants to know to decide on an opportunity."""

from datetime import date

from django.db.models import Q

from aanjager.community.organisations.models import Criterion


def criteria(on: date) -> list[Criterion]:
    """The checklist for opportunities that holds on a day, in order."""
    holds = Q(valid_to=None) | Q(valid_to__gte=on)
    found = Criterion.objects.filter(
        holds, subject=Criterion.Subject.OPPORTUNITY, valid_from__lte=on
    )
    return list(found.order_by("position", "pk"))


def required_criteria(on: date) -> tuple[tuple[str, str], ...]:
    """Code and text of the criteria that must be met on a day."""
    return tuple((it.code, str(it)) for it in criteria(on) if it.is_required)
