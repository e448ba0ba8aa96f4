"""What pages and other rooms may ask about tracks of young people."""

from aanjager.growth.internships.queries.lists import (
    ROLE,
    agreement,
    at_provider,
    by_guardian,
    group,
    groups,
    hours_of,
    internship,
    internships_of,
    is_own,
    is_signed,
    minutes_left,
    offer_of,
    one_hours,
    one_told,
    opportunities,
    opportunity,
    own_pupil,
    running_of,
    school,
    schools,
    told_of,
    tracks,
)  # fmt: skip
from aanjager.growth.internships.queries.places import Place, fitting, one_offer, where
from aanjager.growth.internships.queries.time import broken_by, stretch

__all__ = [
    "ROLE", "Place", "agreement", "at_provider", "broken_by", "by_guardian",
    "fitting", "group", "groups", "hours_of", "internship", "internships_of", "is_own",
    "is_signed", "minutes_left", "offer_of", "one_hours", "one_offer", "one_told", "opportunities", "opportunity",
    "own_pupil", "running_of", "school", "schools", "stretch", "told_of", "tracks", "where",
]  # fmt: skip
