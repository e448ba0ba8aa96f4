"""What only the desk does."""

from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.front.desk import rules
from aanjager.front.desk.queries import people
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.trust import audit
from aanjager.trust.privacy import actions as privacy
from aanjager.trust.privacy import queries as register


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


@transaction.atomic
def let_go(person: Person, *, by: Actor, at: datetime) -> None:
    """Erase somebody without an account who said at the desk that they want to go; who heard it stays."""
    taken = Person.objects.select_for_update().get(pk=person.pk)
    if taken.erased_at:
        return
    elsewhere = people.is_known_elsewhere(by, taken)
    rules.let_go(by, taken, runs=people.runs_something(taken), elsewhere=elsewhere)
    audit.record("person.let_go", taken, by=by, at=at)
    privacy.erase(register.subject(person_id=taken.pk), reason="asked", by=CLOCK, at=at)
