"""Everything that changes a placement.

Every change takes the opportunity first and the placement second, always in that order, and asks
the rule again once it holds both: so two people never get the last place, and who answers and who
withdraws at the same moment never both win.
"""

from aanjager.exchange.placements.actions.clock import (
    measure_answer_time,
    remind,
    step_in,
)
from aanjager.exchange.placements.actions.handling import (
    agree,
    answer,
    decline,
    end,
    plan_talk,
    put_on_reserve,
    say,
    start,
)
from aanjager.exchange.placements.actions.mail import receive
from aanjager.exchange.placements.actions.reacting import (
    Reaction,
    confirm,
    forget,
    prepare,
    react,
    withdraw,
)
from aanjager.exchange.placements.actions.reserve import accept_offer, lapse_offer, offer_place
from aanjager.exchange.placements.actions.texts import remove_template, save_template

__all__ = [
    "Reaction",
    "accept_offer",
    "agree",
    "answer",
    "confirm",
    "decline",
    "end",
    "forget",
    "lapse_offer",
    "measure_answer_time",
    "offer_place",
    "plan_talk",
    "prepare",
    "put_on_reserve",
    "react",
    "receive",
    "remind",
    "remove_template",
    "save_template",
    "say",
    "start",
    "step_in",
    "withdraw",
]
