"""What pages and other rooms may ask about reports."""

from aanjager.partnership.accountability.queries.facts import Facts, gather
from aanjager.partnership.accountability.queries.files import data_of, paper_of
from aanjager.partnership.accountability.queries.reports import (
    Chapter,
    Told,
    agreements_of,
    chapters,
    key_of,
    names,
    on_desk,
    one_shown,
    overview,
    period,
    sentence_of,
    sentences,
    shown,
)

__all__ = [
    "Chapter", "Facts", "Told", "agreements_of", "chapters", "data_of", "gather", "key_of",
    "names", "on_desk", "one_shown", "overview", "paper_of", "period", "sentence_of", "sentences",
    "shown",
]  # fmt: skip
