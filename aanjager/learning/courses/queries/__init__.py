"""What pages and other rooms may ask about courses and places."""

from aanjager.learning.courses.queries.calendar import events_of, for_letter
from aanjager.learning.courses.queries.clock import (
    closed_short,
    lapsed,
    to_decide,
    to_refill,
    tomorrow,
    unproven,
)
from aanjager.learning.courses.queries.finding import (
    bodies_of,
    days_of,
    given_by,
    has_people,
    is_sharing,
    joint,
    left_in,
    next_run,
    of_desk,
    on_behalf,
    one,
    organised,
    organised_run,
    runs_of,
    search,
    session,
    visible_run,
)
from aanjager.learning.courses.queries.places import (
    SEATED,
    WITH,
    counted_limits,
    link_of,
    one_row,
    own_in,
    running,
    standing,
    token_of,
    visitors,
    with_a_place,
)
