"""Everything that changes assignments."""

from aanjager.advice.assignments.actions.agreed import agree, agree_to_pay, check, draw_up
from aanjager.advice.assignments.actions.doing import (
    Hours,
    add_file,
    begin,
    close,
    confirm,
    deliver,
    forget,
    note_hours,
    remove_file,
    remove_hours,
    send_back,
)
from aanjager.advice.assignments.actions.work import (
    Asking,
    accept,
    ask,
    change,
    decline,
    lapse,
    offer,
    pass_on,
    stop,
)
