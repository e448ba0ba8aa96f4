"""Everything that happens to a plan once others read it. Each takes the row of the plan first."""

from aanjager.governance.submissions.actions.handing_in import hand_in, present
from aanjager.governance.submissions.actions.readers import (
    answer_comment,
    comment,
    make_link,
    revoke_link,
)

__all__ = ["answer_comment", "comment", "hand_in", "make_link", "present", "revoke_link"]
