"""Taking a plan: whoever changes it, or anything in it, goes one after the other."""

from aanjager.governance.plans.models import Plan


def taken(plan: Plan) -> Plan:
    """Return the plan as it stands now, locked until the end of the transaction."""
    locked = Plan.objects.select_for_update(of=("self",)).select_related("centre__area", "area")
    return locked.get(pk=plan.pk)
