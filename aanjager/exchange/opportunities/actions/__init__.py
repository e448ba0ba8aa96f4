"""Everything that changes an opportunity."""

from aanjager.exchange.opportunities.actions.deciding import (
    look_again,
    publish,
    turn_down,
)  # fmt: skip
from aanjager.exchange.opportunities.actions.places import (
    count_connection,
    give_back_place,
    take_place,
)  # fmt: skip
from aanjager.exchange.opportunities.actions.standing import (
    stand,
    stand_all,
)  # fmt: skip
from aanjager.exchange.opportunities.actions.states import (
    close,
    confirm_still_open,
    have_enough,
    pause,
    reopen,
    resume,
)  # fmt: skip
from aanjager.exchange.opportunities.actions.writing import (
    Incoming,
    bring_in,
    copy,
    draft,
    edit,
    submit,
)  # fmt: skip
