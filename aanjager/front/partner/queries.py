"""What the partner sees: agreed indicators only, each number safe by itself and beside the others.

A number about people is exact only where the centre signed it and the release checker let it pass;
of a quarter that nobody signed yet only a lower bound in steps of five stands there, because an
exact number that moves by one from day to day gives one person away. A total is shown when every
part of it is shown, so it says nothing new. A correction of a number about people has no number.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from aanjager.kernel.release import Reason
from aanjager.partnership.agreements import queries as agreements
from aanjager.partnership.agreements.choices import LEAST, LOOK_MINUTES
from aanjager.partnership.agreements.models import Agreement, Contact, Indicator, Quarter
from aanjager.partnership.agreements.queries import Cell, Row
from aanjager.trust.audit import queries as audit


@dataclass(frozen=True)
class Pane:
    """A cell of the window: a number, or the words that stand in its place; and a word beside it."""

    value: int | None = None
    words: str = ""
    beside: str = ""


@dataclass(frozen=True)
class Line:
    """An indicator as the partner sees it."""

    indicator: Indicator
    panes: list[Pane]
    total: Pane

    @property
    def share(self) -> int | None:
        """The shown total as a percentage of the target."""
        if self.total.value is None or not self.indicator.target:
            return None
        return round(100 * self.total.value / self.indicator.target)


def contact_of(token: str) -> Contact | None:
    """Whose personal link this is, if it still works."""
    return agreements.contact_of(token)


def is_open(contact: Contact, at: datetime) -> bool:
    """Whether a look was noted so short ago that the window is open."""
    it = contact.agreement
    told = audit.told("agreement.looked", f"{it._meta.label}:{it.pk}")
    since = at - timedelta(minutes=LOOK_MINUTES)
    return any(when >= since and facts.get("contact") == contact.pk for when, facts in told)


def quarters(it: Agreement) -> list[tuple[date, int, Quarter | None]]:
    """The quarters of an agreement that have begun or were written down, with their number."""
    known = {one.first: one for one in it.quarters.all()}
    return [
        (first, (first.month + 2) // 3, known.get(first)) for first in agreements.quarters_of(it)
    ]


def window(it: Agreement) -> list[Line]:
    """Every agreed indicator with its quarters and total, as the partner may see them."""
    return [line(row) for row in agreements.board(it)]


def line(row: Row) -> Line:
    """An indicator as the partner sees it."""
    panes = [pane(row.indicator, cell) for cell in row.cells.values()]
    return Line(row.indicator, panes, _total(row, panes))


def pane(indicator: Indicator, cell: Cell) -> Pane:
    """A cell as the partner sees it."""
    if cell.value is None:
        return Pane(words="–")
    if not indicator.of_people:
        beside = _("correctie sinds ondertekening: %(more)s") % {"more": cell.more}
        return Pane(cell.value, beside=beside if cell.correction else "")
    if cell.signed is None:
        return Pane(words=_at_least(cell.value))
    beside = _("gecorrigeerd sinds ondertekening") if cell.correction else ""
    if cell.withheld:
        return Pane(words=_hidden(cell.withheld), beside=beside)
    return Pane(cell.signed, beside=beside)


def _at_least(value: int) -> str:
    steps = value // LEAST * LEAST
    if steps:
        return _("minstens %(n)s") % {"n": steps}
    return _("minder dan %(n)s") % {"n": LEAST}


def _hidden(reason: str) -> str:
    if reason == Reason.TOO_FEW:
        return _("te klein om te tonen")
    return _("te klein om te tonen naast de andere getallen")


def _total(row: Row, panes: list[Pane]) -> Pane:
    cells = list(row.cells.values())
    if not row.indicator.of_people:
        return Pane(sum(cell.value or 0 for cell in cells))
    held = [one for one, cell in zip(panes, cells, strict=True) if cell.signed is not None]
    if not held:
        return Pane(words="–")
    if any(one.value is None for one in held):
        return Pane(words=_("niet te tonen: het zou een klein getal verraden"))
    return Pane(sum(one.value or 0 for one in held))
