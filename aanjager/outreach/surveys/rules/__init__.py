"""Who builds, opens, answers and releases a survey, and why not."""

from aanjager.outreach.surveys.rules.answering import save_section, start, submit
from aanjager.outreach.surveys.rules.building import (
    add_question,
    add_section,
    change_question,
    change_section,
    change_survey,
    create,
    move,
    next_wave,
    remove,
    works,
)
from aanjager.outreach.surveys.rules.running import (
    ask,
    close,
    invite,
    mark_released,
    open_wave,
    read_texts,
    remind,
)

__all__ = [
    "add_question",
    "add_section",
    "ask",
    "change_question",
    "change_section",
    "change_survey",
    "close",
    "create",
    "invite",
    "mark_released",
    "move",
    "next_wave",
    "open_wave",
    "read_texts",
    "remind",
    "remove",
    "save_section",
    "start",
    "submit",
    "works",
]
