"""How notes lie, as plain values: when an act of ordering can be taken back, and how they lie then."""

from collections.abc import Collection
from typing import Any

# Of each note, by its number as text: its cluster, its state, and why it was hidden.
Lay = dict[str, list[Any]]


def can_go_back(
    before: Lay,
    after: Lay,
    lying: Lay,
    *,
    made: int | None,
    gone: Collection[int],
    later: Collection[str],
) -> bool:
    """No later act touched these notes, and going back leaves none in a cluster that is gone.

    `lying` holds every note of the group, `made` is the cluster that the act made, `gone` the
    clusters that were undone before, and `later` the notes of later acts that were not undone: a
    note that went there and back lies as it was left, and yet somebody touched it.
    """
    as_left = all(lying.get(pk) == it and pk not in later for pk, it in after.items())
    added = any(made and it[0] == made and pk not in after for pk, it in lying.items())
    return as_left and not added and not any(it[0] in gone for it in before.values())
