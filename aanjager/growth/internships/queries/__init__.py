"""What pages and other rooms may ask about tracks of young people."""

from aanjager.growth.internships.queries.lists import (
    at_provider,
    by_guardian,
    code_of,
    group,
    groups,
    hours_of,
    internship,
    internships_of,
    is_own,
    is_signed,
    offer_of,
    one_hours,
    one_told,
    opportunities,
    opportunity,
    own_pupil,
    school,
    schools,
    told_of,
    tracks,
)  # fmt: skip
from aanjager.growth.internships.queries.places import Place, fitting, one_offer, where
from aanjager.growth.internships.queries.time import broken_by, stretch

__all__ = [
    "Place", "at_provider", "broken_by", "by_guardian", "code_of",
    "fitting", "group", "groups", "hours_of", "internship", "internships_of", "is_own",
    "is_signed", "offer_of", "one_hours", "one_offer", "one_told", "opportunities", "opportunity",
    "own_pupil", "school", "schools", "stretch", "told_of", "tracks", "where",
]  # fmt: skip
