"""What pages and other rooms may ask of the finder."""

from aanjager.exchange.matching.queries.drawing import Sheet, sheet_of
from aanjager.exchange.matching.queries.finder import (
    Answer,
    Result,
    access,
    find,
    languages,
    weighing,
)
from aanjager.exchange.matching.queries.story import order_explained

__all__ = [
    "Answer",
    "Result",
    "Sheet",
    "access",
    "find",
    "languages",
    "order_explained",
    "sheet_of",
    "weighing",
]
