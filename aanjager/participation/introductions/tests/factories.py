from datetime import UTC, datetime

from aanjager.kernel.actor import Actor
from aanjager.participation.introductions import actions

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def introduction(centre, person, organisation, *, by=None, at=NOW):
    """A person and an organisation, brought together by staff of the centre."""
    codes = [f"person:{person.pk}", f"organisation:{organisation.pk}"]
    values = actions.Bringing("Allebei gek op tuinen.", "Samen koffie.", agreed=True)
    staff = by or Actor(staff_of=frozenset({centre.pk}))
    return actions.introduce(centre, codes, values, by=staff, at=at)
