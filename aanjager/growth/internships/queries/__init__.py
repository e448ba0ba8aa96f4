"""What pages and other rooms may ask about tracks of young people."""

from aanjager.growth.internships.queries.files import PupilRow, Report, report_of
from aanjager.growth.internships.queries.lists import (
    Line,
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
    overview,
    own_pupil,
    results,
    school,
    schools,
    told_of,
    tracks,
    without_place,
)  # fmt: skip
from aanjager.growth.internships.queries.places import Place, fitting, one_offer, where
from aanjager.growth.internships.queries.time import broken_by, stretch

__all__ = [
    "Line", "Place", "PupilRow", "Report", "at_provider", "broken_by", "by_guardian", "code_of",
    "fitting", "group", "groups", "hours_of", "internship", "internships_of", "is_own",
    "is_signed", "offer_of", "one_hours", "one_offer", "one_told", "opportunities", "opportunity",
    "overview", "own_pupil", "report_of", "results", "school", "schools", "stretch", "told_of", "tracks", "where",
    "without_place",
]  # fmt: skip
