"""Relations as a centre keeps them, through the room's own actions."""

from datetime import UTC, date, datetime

from aanjager.community.centres.tests.factories import staff_of
from aanjager.governance.relations import actions

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ALDERMAN = {
    "kind": "municipality", "body": "Gemeente Noorddorp", "name": "Ineke Verzonnen",
    "role": "wethouder welzijn", "email": "ineke@example.org", "phone": "0101234567",
}  # fmt: skip


def relation(centre, **facts):
    """The alderman, with whom the centre talked today."""
    anna = staff_of(centre)
    it = actions.keep(centre, {**ALDERMAN, **facts}, by=anna, at=NOW)
    actions.talk(it, NOW.date(), "Zij leest het plan.", by=anna, at=NOW)
    return it


def follow_up(it, on=date(2026, 3, 9), owner=None):
    """What the centre will do."""
    owner = owner or it.centre.staff.filter(ended_on=None).first()
    return actions.plan(it, "Bel over het plan", on, owner, by=staff_of(it.centre), at=NOW)
