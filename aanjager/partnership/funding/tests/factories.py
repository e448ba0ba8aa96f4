from datetime import UTC, date, datetime

from aanjager.governance.plans import actions as plans
from aanjager.governance.plans.actions import Basis, Cost
from aanjager.kernel.actor import Actor
from aanjager.partnership.funding import actions
from aanjager.partnership.funds.tests.factories import fund

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def staff(centre, user=None):
    return Actor(user_id=user.pk if user else None, staff_of=frozenset({centre.pk}))


def plan(centre, *cents, title="Korte klussen"):
    """A draft that costs these amounts, of which nobody pays anything yet."""
    by = staff(centre)
    basis = Basis(title, "Gemeente Noord", date(2026, 5, 1), date(2027, 4, 30))
    made = plans.make(centre, basis, "short", by=by, at=NOW)
    for n, amount in enumerate(cents):
        plans.budget(made, Cost(f"Post {n}", amount), by=by, at=NOW)
    return made


def application(centre, *cents, of=None, to=None, user=None, asks=(), claims=()):
    """An application for a plan of these costs; `claims` are the cents asked of each line."""
    of, by = of or plan(centre, *cents), staff(centre, user)
    to = to or fund(centre, asks=asks)
    made = actions.begin(of, to, to.rounds.first(), by=by, at=NOW)
    for line, part in zip(of.cost_lines.order_by("position"), claims, strict=False):
        actions.claim(made, line, part, by=by, at=NOW)
    made.refresh_from_db()
    return made


def granted(centre, *cents, grants=None, **facts):
    """An application that was sent and granted."""
    made = application(centre, *cents, claims=cents, **facts)
    actions.send(made, by=staff(centre), at=NOW)
    return actions.grant(made, grants or sum(cents), by=staff(centre), at=NOW)
