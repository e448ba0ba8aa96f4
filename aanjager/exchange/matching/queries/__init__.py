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
from aanjager.exchange.matching.queries.saved import (
    by_link,
    centre_of,
    fresh,
    name_of,
    own,
    own_searches,
    stop_path,
    with_letters,
)
from aanjager.exchange.matching.queries.story import order_explained

__all__ = [
    "Answer", "Result", "Sheet", "access", "by_link", "centre_of", "find", "fresh", "languages",
    "name_of", "order_explained", "own", "own_searches", "sheet_of", "stop_path", "weighing",
    "with_letters",
]  # fmt: skip
