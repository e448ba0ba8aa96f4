"""Everything that changes a portfolio and what stands beside it."""

from aanjager.growth.prior_learning.actions.evidence import (
    answer,
    ask,
    decline,
    forget,
    keep,
    let_go,
    remind,
    take_away,
    upload,
)
from aanjager.growth.prior_learning.actions.steps import (
    appoint,
    assess,
    begin,
    claim,
    conclude,
    end_share,
    hand_in,
    introduce,
    look,
    plan,
    recognise,
    share,
    stop,
)

__all__ = [
    "answer", "appoint", "ask", "assess", "begin", "claim", "conclude", "decline", "end_share",
    "forget", "hand_in", "introduce", "keep", "let_go", "look", "plan", "recognise", "remind",
    "share", "stop", "take_away", "upload",
]  # fmt: skip
