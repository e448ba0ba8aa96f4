"""Plans that miss nothing, and that were handed in."""

from aanjager.governance.citations.actions import cite
from aanjager.governance.plans.tests.factories import NOW, pattern, plan, staff
from aanjager.governance.submissions import actions


def ready(centre, **facts):
    """A plan with evidence that can be submitted as it is."""
    made = plan(centre, **facts)
    by = staff(centre)
    cite(made, "pattern", pattern(centre).pk, "Dit horen we overal.", by=by, at=NOW)
    return made


def submitted(centre, **facts):
    """A plan that was submitted."""
    return actions.hand_in(ready(centre, **facts), by=staff(centre), at=NOW)
