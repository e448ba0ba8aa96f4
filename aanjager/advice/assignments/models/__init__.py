"""The tables of assignments."""

from aanjager.advice.assignments.models.agreed import (
    Contract,
    PayerAgreement,
    SelfCheck,
    WorkedHours,
)
from aanjager.advice.assignments.models.work import Assignment, AssignmentFile, Move, Offer

__all__ = [
    "Assignment", "AssignmentFile", "Contract", "Move", "Offer", "PayerAgreement", "SelfCheck",
    "WorkedHours",
]  # fmt: skip
