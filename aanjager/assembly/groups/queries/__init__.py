"""What pages and other rooms may ask about the hall."""

# ruff: noqa: I001 - a list reads better than a column
# fmt: off
from aanjager.assembly.groups.queries.board import (
    Board, Pile, board, cluster, history, just_done, note, notes, own_dots, person, points,
    readiness, result, sheet, sheets, step, things,
)
from aanjager.assembly.groups.queries.live import (
    Standing, changes, group_with, groups_to_join, member_with, notes_followed_by, people_in,
    sitting_with, standing, standing_of,
)
from aanjager.assembly.groups.queries.outcome import (
    Counts, Heap, WrittenOut, counts, fates, groups, groups_of_hall, meeting, people,
    points_handed_in, sittings_to_forget, written_out,
)
