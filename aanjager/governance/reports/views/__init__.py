"""The pages of the report: for everybody, for who organises, and for who wrote a note."""

from aanjager.governance.reports.views.manage import (
    add_download,
    ask_corrections,
    fix,
    generate,
    manage,
    publish,
    remove_download,
    rewrite,
)
from aanjager.governance.reports.views.public import (
    balance,
    correct,
    download,
    kept_copy,
    line,
    lines,
    my_points,
    points_by_link,
    report,
    report_pdf,
    sheets,
)

__all__ = [
    "add_download",
    "ask_corrections",
    "balance",
    "correct",
    "download",
    "fix",
    "generate",
    "kept_copy",
    "line",
    "lines",
    "manage",
    "my_points",
    "points_by_link",
    "publish",
    "remove_download",
    "report",
    "report_pdf",
    "rewrite",
    "sheets",
]
