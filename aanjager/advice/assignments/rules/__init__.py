"""Who may do what with an assignment, and why not."""

from aanjager.advice.assignments.rules.doing import (
    add_file,
    agree,
    agree_to_pay,
    begin,
    check,
    close,
    confirm,
    deliver,
    draw_up,
    forget,
    is_party,
    note_hours,
    remove_file,
    remove_hours,
    send_back,
)
from aanjager.advice.assignments.rules.work import (
    accept,
    ask,
    change,
    decline,
    is_expert,
    kind_of,
    lapse,
    offer,
    pass_on,
    side_of,
    stop,
)
