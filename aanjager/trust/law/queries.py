"""What the law said on a day."""

from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q
from django.shortcuts import get_object_or_404

from aanjager.trust.law.choices import OLD_AFTER_DAYS
from aanjager.trust.law.models import LawValue


def value(key: str, *, on: date) -> LawValue:
    """Return the value of `key` that held on that day, with its source; `LawValue.DoesNotExist` if none."""
    holds = Q(valid_to=None) | Q(valid_to__gte=on)
    return LawValue.objects.filter(holds, key=key, valid_from__lte=on).latest("valid_from")


def number(key: str, *, on: date) -> Decimal:
    """Return only the number of `value`."""
    return value(key, on=on).value


def holding(on: date, keys: Collection[str] = ()) -> list[LawValue]:
    """Every number that holds on that day, by its key; only of these keys when asked."""
    holds = Q(valid_to=None) | Q(valid_to__gte=on)
    found = LawValue.objects.filter(holds, valid_from__lte=on).order_by("key", "pk")
    return list(found.filter(key__in=keys) if keys else found)


def history() -> list[LawValue]:
    """Every number that ever stood in the table, the newest of each first."""
    return list(LawValue.objects.order_by("key", "-valid_from", "pk"))


def one(pk: int) -> LawValue:
    """One row of the table; else 404."""
    return get_object_or_404(LawValue, pk=pk)


def is_old(it: LawValue, on: date) -> bool:
    """It still holds, and nobody looked it up for a year."""
    holds = it.valid_to is None or it.valid_to >= on
    return holds and it.checked_on < on - timedelta(days=OLD_AFTER_DAYS)


def to_check(on: date) -> list[LawValue]:
    """The numbers that hold and that nobody looked up for a year, the oldest check first."""
    return sorted(
        (it for it in history() if is_old(it, on)), key=lambda it: (it.checked_on, it.key, it.pk)
    )
