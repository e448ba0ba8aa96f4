"""What may be asked about letters, those that go out and those that come in."""

from aanjager.trust.letters.queries.incoming import (
    LARGEST_MAIL,
    Incoming,
    Unreadable,
    box_address,
    read,
    replied_to,
    reply_address,
)
from aanjager.trust.letters.queries.outgoing import counts, due, in_state, one, stuck

__all__ = [
    "LARGEST_MAIL",
    "Incoming",
    "Unreadable",
    "box_address",
    "counts",
    "due",
    "in_state",
    "one",
    "read",
    "replied_to",
    "reply_address",
    "stuck",
]
