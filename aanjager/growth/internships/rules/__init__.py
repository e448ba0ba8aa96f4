"""Who may do what with a track, and why not."""

from aanjager.growth.internships.rules.parties import (
    NotAllowedByLaw,
    accept,
    agree,
    apply,
    approve,
    assess,
    confirm,
    decline,
    drop,
    keep_refused,
    load_tracks,
    log,
    make_group,
    name_guardian,
    offer,
    plan,
    reads,
    reflect,
    take_back,
    teaches,
    tell,
    tell_side_job,
    withdraw,
)  # fmt: skip

__all__ = [
    "NotAllowedByLaw", "accept", "agree", "apply", "approve", "assess", "confirm",
    "decline", "drop", "keep_refused", "load_tracks", "log", "make_group", "name_guardian",
    "offer", "plan", "reads", "reflect", "take_back", "teaches", "tell", "tell_side_job",
    "withdraw",
]  # fmt: skip
