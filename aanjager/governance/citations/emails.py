"""The letter to who looks after a plan: its evidence changed."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from aanjager.governance.citations.queries import Citation
from aanjager.governance.plans.actions import telling
from aanjager.governance.plans.models import Plan


def evidence_changed(plan: Plan, changed: Sequence[Citation], *, at: datetime) -> None:
    """To who looks after the plan: which citations are out of date or withdrawn, and why."""
    with translation.override("nl"):
        said = [f"- {it.it.about}: {it.label}. {it.words}".replace("%", "%%") for it in changed]
    telling.write(
        f"evidence-{plan.pk}", telling.to_owner(plan),
        subject=_("Er is iets veranderd aan het bewijs in %(title)s"),
        lines=[
            _("In jullie plan staat bewijs dat niet meer klopt met de bron:"), *said,
            _("Wat jullie aanhaalden blijft staan zoals het was. Kijk of het plan nog klopt."),
        ],
        facts={"title": plan.title}, link=telling.desk_link(plan.centre, plan), signs=plan.centre, at=at,
    )  # fmt: skip
