"""Everything that changes a survey; the wave is taken first."""

from aanjager.outreach.surveys.actions.answering import save_section, start, submit
from aanjager.outreach.surveys.actions.building import (
    Asked,
    Basis,
    add_question,
    add_section,
    change_question,
    change_section,
    change_survey,
    move,
    next_wave,
    remove,
    take,
)
from aanjager.outreach.surveys.actions.making import create
from aanjager.outreach.surveys.actions.running import (
    ask,
    close,
    invite,
    mark_released,
    open_wave,
    remind,
)

__all__ = [
    "Asked",
    "Basis",
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
    "remind",
    "remove",
    "save_section",
    "start",
    "submit",
    "take",
]
