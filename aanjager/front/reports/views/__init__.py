"""The pages of the report: for everybody and for who organises."""

from aanjager.front.reports.views.manage import (
    add_download,
    ask_corrections,
    fix,
    generate,
    manage,
    publish,
    remove_download,
    rewrite,
)
from aanjager.front.reports.views.public import (
    balance,
    correct,
    correct_by_link,
    download,
    kept_copy,
    report,
    report_pdf,
    sheets,
)

__all__ = [
    "add_download",
    "ask_corrections",
    "balance",
    "correct",
    "correct_by_link",
    "download",
    "fix",
    "generate",
    "kept_copy",
    "manage",
    "publish",
    "remove_download",
    "report",
    "report_pdf",
    "rewrite",
    "sheets",
]
