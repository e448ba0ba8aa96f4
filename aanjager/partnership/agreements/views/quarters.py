"""A quarter at the desk: its figures down to the rows, the explanation, signing, and on paper."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.kernel import paper
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import refusal
from aanjager.partnership.agreements import actions, forms, queries, rules
from aanjager.partnership.agreements.queries import paper as sheets
from aanjager.partnership.measures import queries as measures

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@ask_or_do
def quarter(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """See a quarter, explain it, sign it, or take the signature back."""
    it = queries.one(request.actor, desk_of(request), pk)
    found = queries.of_quarter(it, year, number)
    form = forms.ExplainForm(request.POST or None, initial={"text": found.explanation})
    if request.method == "POST":
        how: dict[str, Any] = {"by": request.actor, "at": now()}
        if "teken" in request.POST:
            actions.offer(it, found.first, seen=request.POST["teken"], **how)
            messages.success(request, _("Getekend. De partner krijgt een brief en tekent daarna."))
        elif "terug" in request.POST:
            actions.take_back(it, found.first, **how)
        elif form.is_valid():
            actions.explain(it, found.first, form.cleaned_data["text"], **how)
            messages.success(request, _("Bewaard."))
        if not form.errors:
            return redirect("agreements:quarter", pk, year, number)
    rows = queries.board(it)
    counted = {row.indicator.pk: row.cells[found.first].now or 0 for row in rows}
    last = min(queries.last_of(found.first), it.ends_on)
    context = {
        "it": it,
        "quarter": found,
        "year": year,
        "number": number,
        "rows": [(row.indicator, row.cells[found.first]) for row in rows],
        "seen": queries.fingerprint(counted),
        "form": form,
        "why_not_explain": refusal(rules.explain, request.actor, found),
        "why_not_sign": refusal(rules.offer, request.actor, found, last=last, at=now()),
        "why_not_back": refusal(rules.take_back, request.actor, found),
    }
    status = 422 if form.errors else 200
    return render(request, "agreements/quarter.html", context, status=status)


@login_required
@require_safe
def rows(request: Request, pk: int, year: int, number: int, indicator: int) -> HttpResponse:
    """The rows behind a number, for staff alone."""
    it = queries.one(request.actor, desk_of(request), pk)
    first = queries.of_quarter(it, year, number).first
    one, found = queries.rows_of(it, indicator, first)
    page: Any = page_of(found, request)
    context = {
        "it": it, "one": one, "year": year, "number": number, "page": page,
        "named": measures.named(one.measure, page.object_list),
    }  # fmt: skip
    return render(request, "agreements/rows.html", context)


@login_required
@require_safe
def pdf(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """A quarter as tagged PDF."""
    it = queries.one(request.actor, desk_of(request), pk)
    found = queries.of_quarter(it, year, number)
    made = paper.pdf(sheets.of_quarter(it, found, language=get_language() or "nl", at=now()))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="afspraak-{pk}-{year}-{number}.pdf"'
    return answer
