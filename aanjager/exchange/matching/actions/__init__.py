"""Everything that the finder changes."""

from aanjager.exchange.matching.actions.exposure import count_shown
from aanjager.exchange.matching.actions.hiding import hide, show_again
from aanjager.exchange.matching.actions.lexicon import rebuild_lexicon

__all__ = ["count_shown", "hide", "rebuild_lexicon", "show_again"]
