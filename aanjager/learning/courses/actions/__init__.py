"""Everything that changes courses, runs and places.

What touches places takes the row of the run first: it is the lock. Two runs are taken in the order
of their keys. Letters go out in the same transaction.
"""

from aanjager.learning.courses.actions.giving import (
    CourseFacts,
    SessionFacts,
    add_run,
    add_session,
    change,
    change_run,
    change_session,
    look,
    make,
    open_up,
    remove_session,
    share,
)
from aanjager.learning.courses.actions.runs import cancel_run, decide, merge, remind, warn_short
from aanjager.learning.courses.actions.taking import (
    Guest,
    accept,
    come_back,
    drop_unproven,
    enrol,
    forget,
    lapse,
    leave,
    offer_places,
    prove,
    seat,
    take,
    take_run,
)
