"""What pages and other rooms may ask about plans that are handed in or read by others."""

from aanjager.governance.submissions.queries.readers import (
    comment_of,
    link_at,
    link_of,
    links_of,
    said_in,
    shown,
    shown_one,
    whole_address,
)
from aanjager.governance.submissions.queries.ready import body_of, document_of, readiness
from aanjager.governance.submissions.queries.writing import lines, markdown, paper_of, reading

__all__ = [
    "body_of",
    "comment_of",
    "document_of",
    "lines",
    "link_at",
    "link_of",
    "links_of",
    "markdown",
    "paper_of",
    "readiness",
    "reading",
    "said_in",
    "shown",
    "shown_one",
    "whole_address",
]
