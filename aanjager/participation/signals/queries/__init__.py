"""What pages and other rooms may ask about signals and patterns."""

from aanjager.participation.signals.queries.alike import alike, near
from aanjager.participation.signals.queries.areas import areas, scales
from aanjager.participation.signals.queries.asked import noted_of_questions, often_asked
from aanjager.participation.signals.queries.listing import (
    behind,
    flags,
    gatherable,
    header,
    heard,
    heard_since,
    own,
    own_centre,
    patterns,
    rows,
    signals_of,
    visible,
    visible_patterns,
)
from aanjager.participation.signals.queries.year import of_year, paper_of, sheet_of, years
