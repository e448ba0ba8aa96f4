"""When a plan can be handed in, and who reads and comments with a link."""

from aanjager.governance.submissions.rules.readers import (
    answer_comment,
    comment,
    make_link,
    reads,
    revoke_link,
)
from aanjager.governance.submissions.rules.ready import Readiness, hand_in, missing, present

__all__ = [
    "Readiness",
    "answer_comment",
    "comment",
    "hand_in",
    "make_link",
    "missing",
    "present",
    "reads",
    "revoke_link",
]
