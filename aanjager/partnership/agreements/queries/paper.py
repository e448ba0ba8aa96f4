"""A quarter of an agreement on paper, for staff: figures, explanation and who signed."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.kernel.paper import Paper, Part
from aanjager.partnership.agreements.models import Agreement, Quarter
from aanjager.partnership.agreements.queries.figures import Cell, board


def _said(cell: Cell) -> str:
    if cell.value is None:
        return "–"
    if cell.correction:
        words = _("%(n)s (correctie sinds ondertekening: %(more)s)")
        return words % {"n": cell.value, "more": cell.more}
    return str(cell.value)


def _signatures(it: Agreement, quarter: Quarter) -> list[Part]:
    found = []
    for name, at in ((quarter.offered_by, quarter.offered_at),
                     (quarter.signed_name or it.partner, quarter.signed_at)):  # fmt: skip
        if at:
            day = date_format(localtime(at), "j F Y")
            found.append(Part("item", _("%(name)s, %(day)s") % {"name": name, "day": day}))
    return found or [Part("paragraph", _("Nog door niemand ondertekend."))]


def of_quarter(it: Agreement, quarter: Quarter, *, language: str, at: datetime) -> Paper:
    """Return a quarter as a paper."""
    number = (quarter.first.month + 2) // 3
    heads = [_("Indicator"), _("Wat het is"), _("Streefgetal"), _("Dit kwartaal")]
    rows = [
        [one.indicator.label, one.indicator.meaning, str(one.indicator.target),
         _said(one.cells[quarter.first])]
        for one in board(it)
    ]  # fmt: skip
    parts = [
        Part("heading", _("Cijfers")),
        Part("table", _("De indicatoren van dit kwartaal"), rows=[heads, *rows]),
        Part("heading", _("Toelichting")),
        Part("paragraph", quarter.explanation or _("Er is geen toelichting.")),
        Part("heading", _("Ondertekend door")),
        *_signatures(it, quarter),
    ]
    title = _("%(title)s: kwartaal %(number)s van %(year)s") % {
        "title": it.title, "number": number, "year": quarter.first.year,
    }  # fmt: skip
    return Paper(title, language, it.centre.name, at, parts, subtitle=it.partner)
