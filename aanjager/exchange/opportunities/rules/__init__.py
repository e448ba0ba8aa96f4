"""Who may do what with an opportunity, in which state, and why not."""

from aanjager.exchange.opportunities.rules.deciding import (
    by_staff,
    look_again,
    publish,
    turn_down,
)  # fmt: skip
from aanjager.exchange.opportunities.rules.places import (
    count_connection,
    give_back_place,
    take_place,
)  # fmt: skip
from aanjager.exchange.opportunities.rules.states import (
    OVER,
    close,
    confirm_still_open,
    have_enough,
    last_day,
    pause,
    reopen,
    resume,
)  # fmt: skip
from aanjager.exchange.opportunities.rules.writing import (
    bring_in,
    copy,
    draft,
    edit,
    stay_on_line,
    submit,
    values_of,
)  # fmt: skip
