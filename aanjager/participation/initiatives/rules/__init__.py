"""Who may do what with an initiative, and why not."""

from aanjager.participation.initiatives.rules.ideas import (
    edit,
    helps,
    is_leader,
    leads,
    look,
    move,
    on_line,
    post,
    running,
)
from aanjager.participation.initiatives.rules.needs import (
    answer_offer,
    ask,
    close_need,
    offer,
    withdraw_offer,
)
from aanjager.participation.initiatives.rules.people import (
    answer_lead,
    become_association,
    contact,
    join,
    leave,
    offer_lead,
)
from aanjager.participation.initiatives.rules.telling import tell, tell_followers

__all__ = [
    "answer_lead",
    "answer_offer",
    "ask",
    "become_association",
    "close_need",
    "contact",
    "edit",
    "helps",
    "is_leader",
    "join",
    "leads",
    "leave",
    "look",
    "move",
    "offer",
    "offer_lead",
    "on_line",
    "post",
    "running",
    "tell",
    "tell_followers",
    "withdraw_offer",
]
