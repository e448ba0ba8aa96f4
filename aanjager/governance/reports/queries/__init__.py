"""What pages and other rooms may ask about reports, downloads, the balance and the line."""

from aanjager.governance.reports.queries.balance import counts
from aanjager.governance.reports.queries.facts import facts_of
from aanjager.governance.reports.queries.line import Step, stands_in, walk
from aanjager.governance.reports.queries.pages import (
    block,
    corrections,
    groups_of,
    lines_of,
    links_of,
    meeting,
    my_notes,
    notes_by_link,
    one_download,
    open_corrections,
    report_of,
    stories_of_group,
    story,
    version_of,
    was_there,
)
from aanjager.governance.reports.queries.paper import report_paper, sheets, sheets_of

__all__ = [
    "Step",
    "block",
    "corrections",
    "counts",
    "facts_of",
    "groups_of",
    "lines_of",
    "links_of",
    "meeting",
    "my_notes",
    "notes_by_link",
    "one_download",
    "open_corrections",
    "report_of",
    "report_paper",
    "sheets",
    "sheets_of",
    "stands_in",
    "stories_of_group",
    "story",
    "version_of",
    "walk",
    "was_there",
]
