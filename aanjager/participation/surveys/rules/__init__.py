"""Who builds, opens, answers and releases a survey, and why not."""

from aanjager.participation.surveys.rules.answering import save_section, start, submit
from aanjager.participation.surveys.rules.building import (
    add_question,
    add_section,
    change_question,
    change_section,
    change_survey,
    create,
    move,
    next_wave,
    remove,
)
from aanjager.participation.surveys.rules.releasing import approve, propose, read_texts, withdraw
from aanjager.participation.surveys.rules.running import close, invite, open_wave, remind

__all__ = [
    "add_question",
    "add_section",
    "approve",
    "change_question",
    "change_section",
    "change_survey",
    "close",
    "create",
    "invite",
    "move",
    "next_wave",
    "open_wave",
    "propose",
    "read_texts",
    "remind",
    "remove",
    "save_section",
    "start",
    "submit",
    "withdraw",
]
