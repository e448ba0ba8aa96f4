"""Everything that changes a meeting; each takes its row first.

Who comes is told by `registrations`: pages change and cancel a meeting through its actions.
"""

from aanjager.assembly.meetings.actions.life import (
    Changed,
    Plan,
    announce,
    archive,
    begin,
    cancel,
    change,
    close,
    create,
    finish,
    open_up,
    plan_of,
    propose_next,
    settle_report,
    years_later,
)
from aanjager.assembly.meetings.actions.programme import (
    Item,
    Part,
    add_item,
    add_session,
    change_item,
    change_session,
    move_item,
    remove_item,
    remove_session,
)
