"""The tables of this room."""

from aanjager.governance.plans.models.budget import CostLine, Coverage, Payer
from aanjager.governance.plans.models.evidence import Evidence
from aanjager.governance.plans.models.plans import Activity, Partner, Plan, Section, Share
from aanjager.governance.plans.models.readers import Comment, ReadingLink
from aanjager.governance.plans.models.templates import PlanTemplate, TemplateSection

__all__ = [
    "Activity",
    "Comment",
    "CostLine",
    "Coverage",
    "Evidence",
    "Partner",
    "Payer",
    "Plan",
    "PlanTemplate",
    "ReadingLink",
    "Section",
    "Share",
    "TemplateSection",
]
