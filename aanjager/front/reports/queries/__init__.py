"""What pages and other rooms may ask about reports, downloads and the balance."""

from aanjager.front.reports.queries.balance import counts
from aanjager.front.reports.queries.facts import facts_of
from aanjager.front.reports.queries.pages import (
    SEATED,
    Way,
    block,
    corrections,
    lines_of,
    links_of,
    links_to_check,
    meeting,
    one_download,
    open_corrections,
    report_of,
    to_forget,
    version_of,
    was_there,
    way,
)
from aanjager.front.reports.queries.paper import report_paper, sheets, sheets_of

__all__ = [
    "SEATED",
    "Way",
    "block",
    "corrections",
    "counts",
    "facts_of",
    "lines_of",
    "links_of",
    "links_to_check",
    "meeting",
    "one_download",
    "open_corrections",
    "report_of",
    "report_paper",
    "sheets",
    "sheets_of",
    "to_forget",
    "version_of",
    "was_there",
    "way",
]
