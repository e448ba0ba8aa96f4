"""Everything that changes a report, its downloads and what goes with it."""

from aanjager.front.reports.actions.downloads import (
    NewDownload,
    add_download,
    check_link,
    remove_download,
)
from aanjager.front.reports.actions.generating import generate, rewrite
from aanjager.front.reports.actions.sending import ask_corrections, correct, fix, publish

__all__ = [
    "NewDownload",
    "add_download",
    "ask_corrections",
    "check_link",
    "correct",
    "fix",
    "generate",
    "publish",
    "remove_download",
    "rewrite",
]
