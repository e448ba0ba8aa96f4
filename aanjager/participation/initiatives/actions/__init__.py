"""Everything that changes an initiative; every change takes its row first."""

from aanjager.participation.initiatives.actions.ideas import Idea, edit, look, move, post, take
from aanjager.participation.initiatives.actions.needs import (
    Lack,
    answer_offer,
    ask,
    close_need,
    offer,
    withdraw_offer,
)
from aanjager.participation.initiatives.actions.people import (
    answer_lead,
    become_association,
    contact,
    join,
    leave,
    offer_lead,
)
from aanjager.participation.initiatives.actions.telling import tell, tell_followers

__all__ = [
    "Idea",
    "Lack",
    "answer_lead",
    "answer_offer",
    "ask",
    "become_association",
    "close_need",
    "contact",
    "edit",
    "join",
    "leave",
    "look",
    "move",
    "offer",
    "offer_lead",
    "post",
    "take",
    "tell",
    "tell_followers",
    "withdraw_offer",
]
