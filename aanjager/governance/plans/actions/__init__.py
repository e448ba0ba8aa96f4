"""Everything that changes a plan. Each takes the row of the plan first."""

from aanjager.governance.plans.actions.budget import (
    Cost,
    Paid,
    answer_coverage,
    budget,
    cover,
    drop_line,
    spread,
    uncover,
)
from aanjager.governance.plans.actions.doing import (
    Doing,
    add_partner,
    answer_share,
    ask_share,
    drop_activity,
    drop_partner,
    drop_share,
    plan_activity,
)
from aanjager.governance.plans.actions.plans import (
    Basis,
    change,
    keep_template,
    make,
    share_template,
    show,
    submit,
    write,
)
from aanjager.governance.plans.actions.taking import taken

__all__ = [
    "Basis",
    "Cost",
    "Doing",
    "Paid",
    "add_partner",
    "answer_coverage",
    "answer_share",
    "ask_share",
    "budget",
    "change",
    "cover",
    "drop_activity",
    "drop_line",
    "drop_partner",
    "drop_share",
    "keep_template",
    "make",
    "plan_activity",
    "share_template",
    "show",
    "spread",
    "submit",
    "taken",
    "uncover",
    "write",
]
