"""An invoice on paper: a tagged PDF with the same figures as the file."""

from decimal import Decimal

from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from aanjager.community.invoices.models import Invoice, InvoiceLine
from aanjager.community.invoices.queries.finding import lines_of
from aanjager.community.invoices.queries.sums import Totals, net_of, totals
from aanjager.kernel.money import euros
from aanjager.kernel.paper import Paper, Part


def paper_of(it: Invoice, language: str = "nl") -> Paper:
    """Return a sent invoice as a paper, in the language of the law."""
    lines = lines_of(it)
    with translation.override(language):
        kind = it.get_kind_display().capitalize()
        return Paper(
            title=f"{kind} {it.code}",
            language=language,
            author=it.seller["name"],
            made_at=it.sent_at or it.made_at,
            subtitle=it.about,
            footer=_footer(it),
            parts=[*_who(it), *_what(lines, totals(lines)), *_pay(it, totals(lines))],
        )


def _footer(it: Invoice) -> str:
    about = it.seller
    vat = _("btw-id %(number)s") % {"number": about["vat_number"]} if about["vat_number"] else ""
    kvk = _("KvK %(number)s") % {"number": about["kvk"]}
    return " · ".join(part for part in (about["name"], kvk, vat, about["iban"]) if part)


def _who(it: Invoice) -> list[Part]:
    about = it.seller
    assert it.issued_on
    assert it.due_on
    rows = [
        [_("Van"), f"{about['name']}, {about['street']}, {about['postcode']} {about['city']}"],
        [_("Aan"), f"{it.buyer_name}, {it.buyer_street}, {it.buyer_postcode} {it.buyer_city}"],
        [_("Nummer"), it.code],
        [_("Datum"), date_format(it.issued_on, "j F Y")],
    ]
    if it.credits:
        rows.append([_("Hoort bij factuur"), it.credits.code])
    else:
        rows.append([_("Betalen voor"), date_format(it.due_on, "j F Y")])
    if it.reference:
        rows.append([_("Jullie kenmerk"), it.reference])
    return [Part("item", f"{name}: {said}") for name, said in rows]


def _percent(line_rate: Decimal) -> str:
    return f"{number_format(line_rate, use_l10n=True).rstrip('0').rstrip(',.')} %"


def _what(lines: list[InvoiceLine], sums: Totals) -> list[Part]:
    head = [_("Wat"), _("Aantal"), _("Prijs"), _("Btw"), _("Bedrag")]
    rows = [
        [
            line.words,
            f"{number_format(line.quantity.normalize().__format__('f'))} {line.get_unit_display()}",
            f"€ {euros(line.price_cents)}",
            _percent(line.rate) if line.category == "S" else "-",
            f"€ {euros(net_of(line))}",
        ]
        for line in lines
    ]
    totals_of = [[_("Zonder btw"), f"€ {euros(sums.net)}"]]
    totals_of += [
        [
            _("Btw %(rate)s over € %(net)s")
            % {"rate": _percent(part.rate), "net": euros(part.net)},
            f"€ {euros(part.vat)}",
        ]
        for part in sums.parts
        if part.category == "S"
    ]
    totals_of.append([_("Totaal"), f"€ {euros(sums.gross)}"])
    reasons = [Part("paragraph", part.reason) for part in sums.parts if part.reason]
    return [
        Part("heading", _("Waarvoor")),
        Part("table", rows=[head, *rows]),
        Part("heading", _("Samen")),
        Part("table", rows=[[_("Wat"), _("Bedrag")], *totals_of]),
        *reasons,
    ]


def _pay(it: Invoice, sums: Totals) -> list[Part]:
    if it.credits:
        return [
            Part("paragraph", _("We maken dit bedrag over, of trekken het van de rekening af."))
        ]
    words = _("Maak € %(amount)s over naar %(iban)s van %(name)s, en noem %(number)s.")
    facts = {"amount": euros(sums.gross), "number": it.code}
    return [Part("paragraph", words % {**it.seller, **facts})]
