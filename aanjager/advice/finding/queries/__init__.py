"""What other rooms may ask of the search: the words of a text, and the texts nearest to what is typed."""

from aanjager.advice.finding.queries.guides import Guide, guides
from aanjager.advice.finding.queries.meaning import Meant, understood
from aanjager.advice.finding.queries.nearest import Found, Scope, nearest
from aanjager.advice.finding.queries.words import heard, roots_of, spoken, vector, written

__all__ = [
    "Found", "Guide", "Meant", "Scope", "guides", "heard", "nearest", "roots_of", "spoken", "understood",
    "vector", "written",
]  # fmt: skip
