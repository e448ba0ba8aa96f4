from datetime import UTC, datetime

from aanjager.outreach.standing import actions
from aanjager.outreach.surveys.tests.factories import staff

BEGAN = datetime(2026, 2, 2, 9, tzinfo=UTC)


def prepared(centre, moment="start", *, at=BEGAN):
    return actions.prepare(centre, moment, by=staff(centre), at=at)


def turned_on(centre, moment="start", *, at=BEGAN):
    it = prepared(centre, moment, at=at)
    actions.turn_on(it, by=staff(centre), at=at)
    return it
