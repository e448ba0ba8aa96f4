"""Who may be in a pool, and who fits a question."""

from aanjager.advice.experts.rules.pool import (
    admit,
    describe,
    is_own,
    join,
    leave,
    refuse,
    say_full,
    sell_as,
)
