"""Everything that changes the numbers of the law."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.kernel.actor import Actor
from aanjager.kernel.reference import Difference, Row, difference, rows_of
from aanjager.trust import audit
from aanjager.trust.law import rules
from aanjager.trust.law.models import LawValue

VALUES = Path(__file__).parent / "data" / "values.json"


@dataclass(frozen=True)
class Figure:
    """A number that somebody looked up: from when it holds and where it stands."""

    key: str
    value: Decimal
    valid_from: date
    source: str
    valid_to: date | None = None


@transaction.atomic
def load(*, by: Actor, at: datetime) -> Difference:
    """Bring the numbers of the law in line with the file of this room; what was checked last counts."""
    rules.load(by)
    outcome = difference(LawValue, ("key", "valid_from"), _not_older(rows_of(VALUES)))
    LawValue.objects.bulk_create(outcome.new)
    LawValue.objects.bulk_update(
        outcome.changed, ["value", "unit", "valid_to", "source", "checked_on"]
    )
    return outcome


def _not_older(rows: list[Row]) -> list[Row]:
    """The rows of the file without those that somebody checked here after the file was made."""
    standing = LawValue.objects.values_list("key", "valid_from", "checked_on")
    checked = {(key, first.isoformat()): day.isoformat() for key, first, day in standing}
    return [it for it in rows if checked.get((it["key"], it["valid_from"]), "") <= it["checked_on"]]


@transaction.atomic
def confirm(it: LawValue, *, by: Actor, at: datetime) -> LawValue:
    """Say that a number was looked up today at its source, and still holds."""
    it = LawValue.objects.select_for_update().get(pk=it.pk)
    rules.confirm(by, it)
    it.checked_on = localdate(at)
    it.save(update_fields=["checked_on"])
    audit.record("law.confirmed", it, by=by, at=at)
    return it


@transaction.atomic
def add(figure: Figure, *, by: Actor, at: datetime) -> LawValue:
    """Put a new number in the table; the one before it ends the day before, if it was still open."""
    found = LawValue.objects.select_for_update().filter(key=figure.key).order_by("-valid_from")
    last = found.first()
    rules.add(by, last, valid_from=figure.valid_from, valid_to=figure.valid_to)
    unit = last.unit if last else ""
    if last and (last.valid_to is None or last.valid_to >= figure.valid_from):
        last.valid_to = figure.valid_from - timedelta(days=1)
        last.checked_on = localdate(at)
        last.save(update_fields=["valid_to", "checked_on"])
    made = LawValue.objects.create(**vars(figure), unit=unit, checked_on=localdate(at))
    audit.record("law.added", made, by=by, at=at)
    return made
