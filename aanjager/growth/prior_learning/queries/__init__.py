"""What may be asked about portfolios, and the paper of one."""

from aanjager.growth.prior_learning.queries.paper import paper_of
from aanjager.growth.prior_learning.queries.portfolios import (
    at_desk,
    by_address,
    by_link,
    claim,
    claims,
    evidence,
    file,
    files,
    has_running,
    kept,
    kinds,
    knows,
    lapsed,
    line_of,
    mine,
    of_centre,
    one_mine,
    open_still,
    own_file,
    own_link,
    own_links,
    own_statement,
    places,
    readable,
    running,
    said,
    statement_by,
    statements,
    to_read,
    to_remind,
    used_files,
)

__all__ = [
    "at_desk", "by_address", "by_link", "claim", "claims", "evidence", "file", "files", "has_running",
    "kept", "kinds", "knows", "lapsed", "line_of", "mine", "of_centre", "one_mine", "open_still",
    "own_file", "own_link", "own_links", "own_statement", "paper_of", "places", "readable", "running", "said",
    "statement_by", "statements", "to_read", "to_remind", "used_files",
]  # fmt: skip
