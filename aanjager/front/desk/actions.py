"""What only the desk does."""

from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.front.desk import rules
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@transaction.atomic
def export_people(centre: Centre, *, by: Actor, at: datetime) -> None:
    """Write down that somebody took the list of people along, before they get it."""
    rules.export_people(by, centre)
    audit.record("people.exported", centre, by=by, at=at)


@transaction.atomic
def export_cases(centre: Centre, *, by: Actor, at: datetime) -> None:
    """Write down that somebody took the list of cases along, before they get it."""
    rules.export_cases(by, centre)
    audit.record("cases.exported", centre, by=by, at=at)
