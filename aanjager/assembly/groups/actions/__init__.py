"""Everything that changes the hall. Each act on a board takes the row of its group first."""

# ruff: noqa: I001 - a list reads better than a column
# fmt: off
from aanjager.assembly.groups.actions.choosing import (
    Wish, choose, go_back, go_on, hand_in, place_dots, set_timer,
)
from aanjager.assembly.groups.actions.clock import forget_authors, forget_devices
from aanjager.assembly.groups.actions.hall import (
    About, close_sitting, describe_group, let_everybody_order, make_groups, open_sitting,
    pause_sitting, prepare,
)
from aanjager.assembly.groups.actions.notes import Draft, edit_note, withdraw_note, write_note
from aanjager.assembly.groups.actions.ordering import hide, move, put_together, rename, undo
from aanjager.assembly.groups.actions.people import (
    change_group, give_role, join, join_phones, keep_follow_link, part_phones,
)
from aanjager.assembly.groups.actions.sheets import add_sheet, check_sheet, transcribe
