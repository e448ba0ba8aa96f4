"""Who may write and share articles, and what names somebody in one."""

from aanjager.advice.articles.rules.may import (
    adopt,
    look,
    look_after,
    publish,
    review,
    review_told,
    share,
    tell_change,
    withdraw_article,
    write,
)
from aanjager.advice.articles.rules.names import MARK, traces, unframed, without

__all__ = [
    "MARK", "adopt", "look", "look_after", "publish", "review", "review_told", "share", "tell_change", "traces",
    "unframed", "withdraw_article", "without", "write",
]  # fmt: skip
