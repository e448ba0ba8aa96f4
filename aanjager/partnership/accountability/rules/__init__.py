"""Who may make, word, fix and publish a report; and how it is written."""

from aanjager.partnership.accountability.rules.may import (
    approve,
    change,
    digest_of,
    leave_out,
    make,
    publish,
    renew,
    write,
)
from aanjager.partnership.accountability.rules.writing import Written, title_of, written

__all__ = [
    "Written", "approve", "change", "digest_of", "leave_out", "make", "publish", "renew",
    "title_of", "write", "written",
]  # fmt: skip
