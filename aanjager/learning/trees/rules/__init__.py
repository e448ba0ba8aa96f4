"""Who makes a tree, what a tree must be, and how it is walked."""

from aanjager.learning.trees.rules.making import (
    adapt,
    begin,
    change,
    create,
    end,
    publish,
    put,
    remind,
    remove,
    resume,
    ship,
    translate,
    works,
)

__all__ = [
    "adapt",
    "begin",
    "change",
    "create",
    "end",
    "publish",
    "put",
    "remind",
    "remove",
    "resume",
    "ship",
    "translate",
    "works",
]
