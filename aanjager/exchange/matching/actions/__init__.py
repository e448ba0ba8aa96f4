"""Everything that the finder changes."""

from aanjager.exchange.matching.actions.exposure import count_reaction, count_shown, forget_numbers
from aanjager.exchange.matching.actions.gathering import gather
from aanjager.exchange.matching.actions.hiding import hide, show_again
from aanjager.exchange.matching.actions.lexicon import rebuild_lexicon
from aanjager.exchange.matching.actions.searches import (
    change_letters,
    forget_search,
    save_search,
    tell_new,
)

__all__ = [
    "change_letters", "count_reaction", "count_shown", "forget_numbers", "forget_search", "gather", "hide",
    "rebuild_lexicon", "save_search", "show_again", "tell_new",
]  # fmt: skip
