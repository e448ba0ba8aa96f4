"""Who may make, correct, fix and publish a report, and in which state."""

from aanjager.front.reports.rules.balance import (
    MAY_STAY_OPEN,
    Counts,
    Row,
    rows,
    without_an_end,
)
from aanjager.front.reports.rules.downloads import clean_link, link_text, size_in_words
from aanjager.front.reports.rules.states import (
    AFTER,
    add_download,
    ask_corrections,
    check_link,
    correct,
    fix,
    generate,
    may_correct,
    organises,
    publish,
    remove_download,
    rewrite,
    see_report,
)
from aanjager.front.reports.rules.writing import title_of, write

__all__ = [
    "AFTER",
    "MAY_STAY_OPEN",
    "Counts",
    "Row",
    "add_download",
    "ask_corrections",
    "check_link",
    "clean_link",
    "correct",
    "fix",
    "generate",
    "link_text",
    "may_correct",
    "organises",
    "publish",
    "remove_download",
    "rewrite",
    "rows",
    "see_report",
    "size_in_words",
    "title_of",
    "without_an_end",
    "write",
]
