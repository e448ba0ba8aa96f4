"""The order of the finder, and who may do what with searches, asks and what is hidden."""

from aanjager.exchange.matching.rules.may import count_shown, hide, rebuild_lexicon, show_again

__all__ = ["count_shown", "hide", "rebuild_lexicon", "show_again"]
