"""What pages and other rooms may ask about what surveys found."""

from aanjager.outreach.findings.queries.citing import Newer, citable, cited, group_name, newer
from aanjager.outreach.findings.queries.desk import (
    approvals,
    before_release,
    release_of,
    releases_of,
)
from aanjager.outreach.findings.queries.figures import cells_of, groupings_of
from aanjager.outreach.findings.queries.results import (
    published,
    results_of,
    results_paper,
    shown,
    words,
)

__all__ = [
    "Newer",
    "approvals",
    "before_release",
    "cells_of",
    "citable",
    "cited",
    "group_name",
    "groupings_of",
    "newer",
    "published",
    "release_of",
    "releases_of",
    "results_of",
    "results_paper",
    "shown",
    "words",
]
