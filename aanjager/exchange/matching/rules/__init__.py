"""The order of the finder, and who may do what with searches and what is hidden."""

from aanjager.exchange.matching.rules.may import (
    change_letters,
    count_reaction,
    count_shown,
    forget_numbers,
    forget_search,
    gather,
    hide,
    rebuild_lexicon,
    save_search,
    show_again,
    tell_new,
)

__all__ = [
    "change_letters", "count_reaction", "count_shown", "forget_numbers", "forget_search", "gather",
    "hide", "rebuild_lexicon", "save_search", "show_again", "tell_new",
]  # fmt: skip
