"""Everything that changes an opportunity."""

from aanjager.exchange.opportunities.actions.places import (
    count_connection,
    give_back_place,
    take_place,
)
from aanjager.exchange.opportunities.actions.screening import answer_appeal, appeal, publish, screen
from aanjager.exchange.opportunities.actions.standing import stand, stand_all
from aanjager.exchange.opportunities.actions.states import (
    ask_still_open,
    close,
    confirm_still_open,
    expire,
    have_enough,
    pause,
    reopen,
    resume,
    warn_closing,
)
from aanjager.exchange.opportunities.actions.writing import (
    Incoming,
    bring_in,
    copy,
    draft,
    edit,
    submit,
)

__all__ = [
    "Incoming",
    "answer_appeal",
    "appeal",
    "ask_still_open",
    "bring_in",
    "close",
    "confirm_still_open",
    "copy",
    "count_connection",
    "draft",
    "edit",
    "expire",
    "give_back_place",
    "have_enough",
    "pause",
    "publish",
    "reopen",
    "resume",
    "screen",
    "stand",
    "stand_all",
    "submit",
    "take_place",
    "warn_closing",
]
