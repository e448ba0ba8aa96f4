"""Who may do what with an organisation, and why not."""

from aanjager.community.organisations.rules.profile import (
    add_statement,
    change,
    end_role,
    invite,
    put_under_parent,
    register,
    remove_statement,
    resume,
    stop,
)
from aanjager.community.organisations.rules.reference import load_criteria, set_usual_answer_days
from aanjager.community.organisations.rules.screening import (
    answer_appeal,
    appeal,
    look_again,
    screen,
)

__all__ = [
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
