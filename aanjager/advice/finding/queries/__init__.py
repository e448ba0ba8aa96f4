"""What other rooms may ask of the search: the words of a text, and the texts nearest to what is typed."""

from aanjager.advice.finding.queries.guides import Guide, guides
from aanjager.advice.finding.queries.meaning import Meant, understood
from aanjager.advice.finding.queries.nearest import Found, Scope, nearest
from aanjager.advice.finding.queries.words import roots_of, vector, written

__all__ = [
    "Found", "Guide", "Meant", "Scope", "guides", "nearest", "roots_of", "understood", "vector", "written",
]  # fmt: skip
