"""Everything that changes a report, its downloads and what goes with it."""

from aanjager.governance.reports.actions.downloads import NewDownload, add_download, remove_download
from aanjager.governance.reports.actions.generating import generate, rewrite

__all__ = ["NewDownload", "add_download", "generate", "remove_download", "rewrite"]
