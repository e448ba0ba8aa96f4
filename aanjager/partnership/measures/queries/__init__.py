"""What other rooms may ask about measures: which there are, their rows, their numbers per month."""

from aanjager.partnership.measures.queries.exchanged import EXCHANGED
from aanjager.partnership.measures.queries.learned import LEARNED
from aanjager.partnership.measures.queries.register import (
    Measure,
    Named,
    add,
    by_month,
    definition,
    grouped,
    in_words_of_page,
    is_of_one_or_two,
    known,
    measures,
    named,
    number,
    of,
    rows,
    units,
)
from aanjager.partnership.measures.queries.started import STARTED

add(*STARTED, *EXCHANGED, *LEARNED)

__all__ = [
    "Measure", "Named", "add", "by_month", "definition", "grouped", "in_words_of_page",
    "is_of_one_or_two", "known", "measures", "named", "number", "of", "rows", "units",
]  # fmt: skip
