"""Everything that changes classes, pupils, internships and hours."""

from aanjager.growth.internships.actions.hours import (
    assess,
    confirm,
    drop,
    keep_refused,
    log,
    plan,
    reflect,
    take_back,
    tell,
)
from aanjager.growth.internships.actions.placing import (
    accept,
    agree,
    apply,
    approve,
    decline,
    name_guardian,
    offer,
    tell_side_job,
    withdraw,
)
from aanjager.growth.internships.actions.school import (
    Setting,
    load_tracks,
    make_group,
)

__all__ = [
    "Setting", "accept", "agree", "apply", "approve", "assess", "confirm", "decline",
    "drop", "keep_refused", "load_tracks", "log", "make_group", "name_guardian", "offer",
    "plan", "reflect", "take_back", "tell", "tell_side_job", "withdraw",
]  # fmt: skip
