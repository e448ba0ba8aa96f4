"""What the law said on a day."""

from datetime import date
from decimal import Decimal

from django.db.models import Q

from aanjager.trust.law.models import LawValue


def value(key: str, *, on: date) -> LawValue:
    """Return the value of `key` that held on that day, with its source; `LawValue.DoesNotExist` if none."""
    holds = Q(valid_to=None) | Q(valid_to__gte=on)
    return LawValue.objects.filter(holds, key=key, valid_from__lte=on).latest("valid_from")


def number(key: str, *, on: date) -> Decimal:
    """Return only the number of `value`."""
    return value(key, on=on).value


def holding(on: date) -> list[LawValue]:
    """Every number that holds on that day, by its key."""
    holds = Q(valid_to=None) | Q(valid_to__gte=on)
    return list(LawValue.objects.filter(holds, valid_from__lte=on).order_by("key", "pk"))
