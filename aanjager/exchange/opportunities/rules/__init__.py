"""Who may do what with an opportunity, in which state, and why not."""

from aanjager.exchange.opportunities.rules.criteria import BLOCKS, WARNS, Advice, advice, values_of
from aanjager.exchange.opportunities.rules.places import (
    count_connection,
    give_back_place,
    take_place,
)
from aanjager.exchange.opportunities.rules.screening import answer_appeal, appeal, publish, screen
from aanjager.exchange.opportunities.rules.states import (
    OVER,
    ask_still_open,
    close,
    confirm_still_open,
    expire,
    have_enough,
    last_day,
    pause,
    reopen,
    resume,
    warn_closing,
)
from aanjager.exchange.opportunities.rules.writing import (
    bring_in,
    copy,
    draft,
    edit,
    stay_on_line,
    submit,
)

__all__ = [
    "BLOCKS",
    "OVER",
    "WARNS",
    "Advice",
    "advice",
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
    "last_day",
    "pause",
    "publish",
    "reopen",
    "resume",
    "screen",
    "stay_on_line",
    "submit",
    "take_place",
    "values_of",
    "warn_closing",
]
