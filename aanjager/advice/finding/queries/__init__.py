"""What other rooms may ask of the search: the words of a text, and the texts nearest to what is typed."""

from aanjager.advice.finding.queries.guides import Guide, guides
from aanjager.advice.finding.queries.meaning import Meant, understood
from aanjager.advice.finding.queries.nearest import Found, Scope, nearest, search
from aanjager.advice.finding.queries.spelling import lacking, words_of
from aanjager.advice.finding.queries.words import (
    heard,
    known_words,
    roots_of,
    spoken,
    vector,
    written,
)

__all__ = [
    "Found", "Guide", "Meant", "Scope", "guides", "heard", "known_words", "lacking", "nearest",
    "roots_of", "search", "spoken", "understood", "vector", "words_of", "written",
]  # fmt: skip
