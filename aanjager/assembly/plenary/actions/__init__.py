"""Everything that changes the plenary. Each takes the row of the stage first: two chairs wait for each other."""

from aanjager.assembly.plenary.actions.merging import (
    begin,
    dissolve,
    leave_out,
    link,
    merge,
    move,
    take_back,
    treat_apart,
    undo,
    unlink,
)
from aanjager.assembly.plenary.actions.polls import (
    Question,
    close_poll,
    open_poll,
    prepare,
    show_poll,
    vote,
)
from aanjager.assembly.plenary.actions.talk import (
    Source,
    Words,
    amend,
    keep,
    name_source,
    offer,
    pass_over,
    say,
    signal,
    sort,
)
from aanjager.assembly.plenary.actions.themes import finish, present, project, reword
