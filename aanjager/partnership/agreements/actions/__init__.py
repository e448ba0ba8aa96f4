"""Everything that changes an agreement, its figures, its signatures and its talks."""

from aanjager.partnership.agreements.actions.agreeing import (
    Agreed,
    Chosen,
    add_indicator,
    agree,
    end_link,
    fill_in,
    invite,
)
from aanjager.partnership.agreements.actions.counting import refresh
from aanjager.partnership.agreements.actions.signing import explain, look, offer, sign, take_back
from aanjager.partnership.agreements.actions.talking import (
    add_point,
    keep_promise,
    note_answer,
    plan_talk,
    promise,
    put_on_table,
)

__all__ = [
    "Agreed", "Chosen", "add_indicator", "add_point", "agree", "end_link", "explain", "fill_in",
    "invite", "keep_promise", "look", "note_answer", "offer", "plan_talk", "promise",
    "put_on_table", "refresh", "sign", "take_back",
]  # fmt: skip
