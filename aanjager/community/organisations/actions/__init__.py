"""Everything that changes an organisation."""

from aanjager.community.organisations.actions.people import end_role, invite
from aanjager.community.organisations.actions.profile import (
    Details,
    change,
    put_under_parent,
    register,
    resume,
    stop,
)
from aanjager.community.organisations.actions.reference import load_criteria, set_usual_answer_days
from aanjager.community.organisations.actions.screening import (
    answer_appeal,
    appeal,
    look_again,
    screen,
)
from aanjager.community.organisations.actions.statements import add_statement, remove_statement

__all__ = [
    "Details",
    "add_statement",
    "answer_appeal",
    "appeal",
    "change",
    "end_role",
    "invite",
    "load_criteria",
    "look_again",
    "put_under_parent",
    "register",
    "remove_statement",
    "resume",
    "screen",
    "set_usual_answer_days",
    "stop",
]
