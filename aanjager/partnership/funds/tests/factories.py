from datetime import UTC, date, datetime

from aanjager.kernel.actor import CLOCK
from aanjager.partnership.funds import actions
from aanjager.partnership.funds.actions import Facts

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLOSES = date(2026, 4, 15)


OPENS = date(2026, 3, 1)


def fund(centre, name="Fonds Lindebloesem", *, rounds=((OPENS, CLOSES),), asks=(), **facts):
    """A fund of this centre, or a national one without, with a round that closes in April."""
    told = {"giver": "Stichting Lindebloesem", "purpose": "Iets voor de buurt.", **facts}
    made = actions.keep(centre, Facts(name, **told), by=CLOCK, at=NOW)
    for opens, closes in rounds:
        actions.add_round(made, opens, closes, by=CLOCK, at=NOW)
    for text, wants_file in asks:
        actions.require(made, text, wants_file=wants_file, by=CLOCK, at=NOW)
    return made
