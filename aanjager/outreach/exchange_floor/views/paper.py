"""The deal on paper."""

from typing import Any

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.kernel import paper
from aanjager.kernel.pages import Request
from aanjager.outreach.exchange_floor import queries

Part = paper.Part


def sheet_of(request: Request, it: Any) -> HttpResponse:
    """Return a deal to print: the promise, who signed when, and the fingerprint of the words."""
    gives, gets = queries.parties(it)
    print_ = queries.fingerprint(it)
    names = {"gets": gets.party, "gives": gives.party}
    parts = [Part("paragraph", _("%(gets)s krijgt van %(gives)s:") % names), Part("item", it.what)]
    if it.returns:
        parts.append(Part("paragraph", _("%(gets)s doet terug:") % names))
        parts.append(Part("item", it.returns))
    heads = [_("Partij"), _("Getekend door"), _("Wanneer"), _("Nagerekend")]
    parts += [
        Part("paragraph", _("Wij doen dit binnen een jaar.")),
        Part("table", rows=[heads, *(_row(side, print_) for side in (gives, gets))]),
        Part("paragraph", _("Vingerafdruk van de tekst: %(hash)s") % {"hash": print_}),
    ]
    page = paper.Paper(
        title=_("Deal %(number)s van %(floor)s") % {"number": it.number, "floor": it.floor.title},
        language=request.LANGUAGE_CODE,
        author=it.floor.centre.name,
        made_at=it.made_at,
        subtitle=f"{date_format(it.floor.held_on, 'j F Y')}, {it.floor.venue}",
        parts=parts,
    )
    answer = HttpResponse(paper.pdf(page), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="deal-{it.number}.pdf"'
    return answer


def _row(side: Any, print_: str) -> list[str]:
    if not side.signed_at:
        return [side.party, "……", "……", _("nog niet getekend")]
    holds = _("klopt") if side.text_hash == print_ else _("de tekst is veranderd")
    when = date_format(localtime(side.signed_at), "j F Y H:i")
    return [side.party, side.signed_name or _("gewist"), when, holds]
