"""What pages and other rooms may ask about what surveys found."""

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
)

__all__ = [
    "approvals",
    "before_release",
    "cells_of",
    "groupings_of",
    "published",
    "release_of",
    "releases_of",
    "results_of",
    "results_paper",
    "shown",
]
