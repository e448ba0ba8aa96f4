"""Who may do what in the hall, in which state, and why not."""

# ruff: noqa: I001 - a list reads better than a column
# fmt: off
from aanjager.assembly.groups.rules.board import (
    add_sheet, check_sheet, choose, edit_note, go_back, go_on, hand_in, hide, is_own, is_taken_up,
    move, order, place_dots, put_together, rename, set_timer, transcribe, undo, withdraw_note,
    write_note,
)
from aanjager.assembly.groups.rules.hall import (
    change_group, close_sitting, describe_group, forget_authors, forget_devices, give_role, join,
    join_phones, keep_follow_link, let_everybody_order, make_groups, open_sitting, part_phones,
    pause_sitting, prepare,
)
from aanjager.assembly.groups.rules.lying import Lay, can_go_back
from aanjager.assembly.groups.rules.roles import (
    NotNow, chairs, leads, may_order, may_see, organises, writes_for_others,
)
from aanjager.assembly.groups.rules.words import label, line, note, point, signs
