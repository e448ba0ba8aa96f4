"""Ready objects of this room, also for the tests of other rooms.

`plan(centre)` is a draft that misses nothing but evidence.
"""

from datetime import UTC, date, datetime

from aanjager.governance.plans import actions
from aanjager.governance.plans.actions import Basis, Cost, Doing, Paid
from aanjager.kernel.actor import Actor
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)


def staff(centre, user=None):
    return Actor(user_id=user.pk if user else None, staff_of=frozenset({centre.pk}))


def plan(centre, *, user=None, costs=((1000_00, "own"),), title="Korte klussen"):
    """A draft with what must be said, one activity, and a line for each of the costs, wholly covered."""
    by = staff(centre, user)
    basis = Basis(title, "Gemeente Noord", FIRST, LAST)
    made = actions.make(centre, basis, "short", by=by, at=NOW)
    actions.write(made, {it.pk: f"Over {it.key}." for it in made.sections.all()}, by=by, at=NOW)
    doing = Doing("Klussen in stukken delen", FIRST, date(2026, 9, 30), "Anna", 40, 8, 120)
    actions.plan_activity(made, doing, by=by, at=NOW)
    for place, (cents, kind) in enumerate(costs):
        line = actions.budget(made, Cost(f"Post {place}", cents), by=by, at=NOW)
        actions.cover(line, Paid(kind, f"Betaler {kind}", cents), by=by, at=NOW)
    return made


def pattern(centre, many=5):
    """A pattern of this centre with so many signals."""
    found = PatternFactory(centre=centre)
    for _number in range(many):
        SignalFactory(centre=centre, pattern=found)
    return found
