"""What pages and other rooms may ask about agreements and talks."""

from aanjager.partnership.agreements.queries.desk import (
    contact_of,
    looks,
    of_quarter,
    one,
    overview,
    plans_of,
    rows_of,
    whole,
)
from aanjager.partnership.agreements.queries.figures import (
    Cell,
    Row,
    board,
    fingerprint,
    last_of,
    quarters_of,
    verdicts,
)
from aanjager.partnership.agreements.queries.talks import on_table, talk, talks

__all__ = [
    "Cell", "Row", "board", "contact_of", "fingerprint", "last_of", "looks", "of_quarter",
    "on_table", "one", "overview", "plans_of", "quarters_of", "rows_of", "talk", "talks", "verdicts", "whole",
]  # fmt: skip
