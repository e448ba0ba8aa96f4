"""The pages of the money of an initiative."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.kernel import paper, uploads
from aanjager.kernel.pages import Request, page_of, take_away
from aanjager.kernel.refusals import Refused, refusal
from aanjager.participation.purses import actions, forms, queries, rules

FORM = ["GET", "HEAD", "POST"]


def _found(request: Request, pk: int) -> tuple[Any, Any]:
    it = queries.initiative(request.actor, pk)
    purse = queries.purse_of(it)
    if not purse:
        raise Http404
    return it, purse


def euros(cents: int) -> str:
    """Return cents as people write money in the language on screen: 1234 as 12,34 or 12.34."""
    return number_format(Decimal(cents) / 100, decimal_pos=2, use_l10n=True)


@never_cache
@require_safe
def overview(request: Request, pk: int) -> HttpResponse:
    """Totals for everybody; entries for who carries it, the host and staff."""
    it = queries.initiative(request.actor, pk)
    purse = queries.purse_of(it)
    context: dict[str, Any] = {
        "it": it,
        "purse": purse,
        "why_not_host": refusal(rules.ask_host, request.actor, it, purse=purse),
    }
    if purse:
        context |= _books(request, purse)
    return render(request, "purses/overview.html", context)


def _books(request: Request, purse: Any) -> dict[str, Any]:
    """What stands in the purse, and what the actor may do with it."""
    actor, totals = request.actor, queries.totals(purse)
    page = page_of(queries.entries(actor, purse, waiting_first=True), request)
    rows = [
        {
            "it": row,
            "euros": euros(row.amount_cents),
            "why_not": refusal(rules.decide, actor, row),
            "may_undo": not refusal(rules.undo, actor, row),
            "may_attach": not refusal(rules.attach, actor, row),
        }
        for row in _of(purse, page)
    ]
    return {
        "received": euros(totals.received),
        "spent": euros(totals.spent),
        "balance": euros(totals.balance),
        "waiting": totals.waiting,
        "page": page,
        "rows": rows,
        "reads": not refusal(rules.read, actor, purse),
        "hosts": rules.is_host(actor, purse),
        "closes": not refusal(rules.close, actor, purse, waiting=totals.waiting),
        "spends": not refusal(rules.spend, actor, purse),
    }


def _of(purse: Any, rows: Any) -> list[Any]:
    """Return the rows with the purse they are in, so that no rule asks the database for it."""
    found = list(rows)
    for row in found:
        row.purse = purse
    return found


def _ask(request: Request, it: Any, form: Any, heading: str, lead: str = "") -> HttpResponse:
    context = {"it": it, "form": form, "heading": heading, "lead": lead}
    return render(request, "purses/form.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def hosted(request: Request) -> HttpResponse:
    """The purses that my organisations look after."""
    if not request.actor.coordinator_of:
        raise Http404
    page = page_of(queries.hosted(request.actor), request)
    rows = [(it, euros(it.totals.balance)) for it in queries.with_totals(page)]
    return render(request, "purses/hosted.html", {"page": page, "rows": rows})


@never_cache
@login_required
@require_http_methods(FORM)
def close(request: Request, pk: int) -> HttpResponse:
    """Settle the purse and close it."""
    it, purse = _found(request, pk)
    totals = queries.totals(purse)
    rules.close(request.actor, purse, waiting=totals.waiting)
    form = forms.CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.close(purse, **form.cleaned_data, by=request.actor, at=now())
            messages.success(request, _("Afgerekend en gesloten. De trekkers krijgen een brief."))
            return redirect("purses:overview", pk)
        except Refused as no:
            form.add_error("words", str(no))
    lead = _("Nog over: € %(amount)s. Daarna staat het potje op nul en boekt niemand meer.")
    said = lead % {"amount": euros(totals.balance)}
    return _ask(request, it, form, _("Reken af en sluit het potje"), said)


@never_cache
@login_required
@require_http_methods(FORM)
def ask_host(request: Request, pk: int) -> HttpResponse:
    """Ask an organisation to receive and account for the money."""
    it = queries.initiative(request.actor, pk)
    rules.ask_host(request.actor, it, purse=queries.purse_of(it))
    hosts = {str(one.pk): one for one in queries.hosts(it)}
    form = forms.HostForm(request.POST or None, hosts=hosts.values())
    if request.method == "POST" and form.is_valid():
        try:
            host = hosts[form.cleaned_data["host"]]
            actions.ask_host(it, host, by=request.actor, at=now())
            messages.success(request, _("Gevraagd. De organisatie krijgt een brief."))
            return redirect("purses:overview", pk)
        except Refused as no:
            form.add_error("host", str(no))
    lead = _("Zij ontvangt het geld, betaalt, en bewaart de bonnen vijf jaar.")
    return _ask(request, it, form, _("Vraag een organisatie"), lead)


@login_required
@require_POST
def answer(request: Request, pk: int) -> HttpResponse:
    """The host says yes or no."""
    _it, purse = _found(request, pk)
    says = request.POST.get("doe")
    rules.answer(request.actor, purse)
    if says not in ("ja", "nee"):
        raise Http404
    actions.answer(purse, says_yes=says == "ja", by=request.actor, at=now())
    messages.success(request, _("Je antwoord staat erbij. De trekkers krijgen een brief."))
    return redirect("purses:overview" if says == "ja" else "initiatives:detail", pk)


@never_cache
@login_required
@require_http_methods(FORM)
def receive(request: Request, pk: int) -> HttpResponse:
    """Enter what came in."""
    it, purse = _found(request, pk)
    rules.receive(request.actor, purse)
    form = forms.ReceiveForm(request.POST or None, initial={"on": localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.receive(purse, form.money(), by=request.actor, at=now())
            messages.success(request, _("Geboekt."))
            return redirect("purses:overview", pk)
        except Refused as no:
            form.add_error("on", str(no))
    return _ask(request, it, form, _("Er kwam geld binnen"))


@never_cache
@login_required
@require_http_methods(FORM)
def spend(request: Request, pk: int) -> HttpResponse:
    """Enter what was spent, with its receipt."""
    it, purse = _found(request, pk)
    rules.spend(request.actor, purse)
    form = forms.SpendForm(request.POST or None, request.FILES or None, initial={"on": localdate()})
    if request.method == "POST" and form.is_valid():
        money, receipt = form.money(), form.cleaned_data["receipt"]
        why_not = refusal(rules.spend, request.actor, purse, on=money.on, today=localdate())
        try:
            actions.spend(purse, money, receipt=receipt, by=request.actor, at=now())
            messages.success(request, _("Ingevuld. De organisatie kijkt ernaar."))
            return redirect("purses:overview", pk)
        except Refused as no:
            form.add_error("on" if why_not else "receipt", str(no))
    lead = _("Nog geen bon? Vul de uitgave toch in. De bon kan er later bij.")
    return _ask(request, it, form, _("Een uitgave"), lead)


@login_required
@require_POST
def decide(request: Request, pk: int, entry: int) -> HttpResponse:
    """The host pays, or not and why."""
    _it, purse = _found(request, pk)
    found, says = queries.entry(purse, entry), request.POST.get("doe")
    rules.decide(request.actor, found)
    if says not in ("ja", "nee"):
        raise Http404
    try:
        actions.decide(
            found,
            says_yes=says == "ja",
            words=request.POST.get("words", "")[:200],
            may_go_below=bool(request.POST.get("voorschot")),
            by=request.actor,
            at=now(),
        )
        messages.success(request, _("Betaald.") if says == "ja" else _("Niet betaald."))
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("purses:overview", pk)


@never_cache
@login_required
@require_http_methods(FORM)
def undo(request: Request, pk: int, entry: int) -> HttpResponse:
    """The host takes back what was booked by mistake."""
    it, purse = _found(request, pk)
    found = queries.entry(purse, entry)
    rules.undo(request.actor, found)
    form = forms.UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.undo(found, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Teruggedraaid. Het telt niet meer mee."))
        return redirect("purses:overview", pk)
    lead = _('"%(words)s", € %(euros)s. De regel blijft te lezen, met je uitleg.')
    lead %= {"words": found.words, "euros": euros(found.amount_cents)}
    return _ask(request, it, form, _("Draai terug"), lead)


@never_cache
@login_required
@require_http_methods(FORM)
def attach(request: Request, pk: int, entry: int) -> HttpResponse:
    """Add the receipt that came later."""
    it, purse = _found(request, pk)
    found = queries.entry(purse, entry)
    rules.attach(request.actor, found)
    form = forms.AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.attach(found, form.cleaned_data["receipt"], by=request.actor, at=now())
            messages.success(request, _("De bon zit erbij."))
            return redirect("purses:overview", pk)
        except Refused as no:
            form.add_error("receipt", str(no))
    lead = f"{found.words}, € {euros(found.amount_cents)}"
    return _ask(request, it, form, _("De bon erbij"), lead)


@never_cache
@login_required
@require_safe
def receipt(request: Request, pk: int, entry: int) -> HttpResponseBase:
    """A receipt, as a file."""
    _it, purse = _found(request, pk)
    rules.read(request.actor, purse)
    found = queries.entry(purse, entry)
    if not found.receipt:
        raise Http404
    is_pdf = str(found.receipt.name).endswith(".pdf")
    return uploads.as_attachment(
        found.receipt.open("rb"),
        name=f"bon-{found.pk}.{'pdf' if is_pdf else 'jpg'}",
        media_type="application/pdf" if is_pdf else "image/jpeg",
    )


@never_cache
@login_required
@require_safe
def sheet(request: Request, pk: int, form: str) -> HttpResponseBase:
    """The purse as a table or as paper."""
    it, purse = _found(request, pk)
    rules.read(request.actor, purse)
    heads = [
        _("Datum"), _("Waarvoor"), _("Begrotingspost"), _("Erbij"), _("Eraf"), _("Stand"), _("Bon")
    ]  # fmt: skip
    rows = [_line(row) for row in queries.entries(request.actor, purse)]
    if form in ("csv", "xlsx"):
        return take_away(f"geld-{pk}", heads, rows, form)
    if form != "pdf":
        raise Http404
    totals = queries.totals(purse)
    sums = _("Erbij %(received)s, eraf %(spent)s, over %(left)s euro.") % {
        "received": euros(totals.received), "spent": euros(totals.spent),
        "left": euros(totals.balance),
    }  # fmt: skip
    page = paper.Paper(
        title=it.title, language=request.LANGUAGE_CODE, author=purse.host.name, made_at=now(),
        subtitle=_("%(host)s beheert het geld") % {"host": purse.host.name},
        parts=[paper.Part("paragraph", sums), paper.Part("table", rows=[heads, *rows])],
    )  # fmt: skip
    made = HttpResponse(paper.pdf(page), content_type="application/pdf")
    made["Content-Disposition"] = f'attachment; filename="geld-{pk}.pdf"'
    return made


def _line(row: Any) -> list[str]:
    """One entry as a line of the overview; what does not count stands there with its state."""
    amount = euros(row.amount_cents)
    return [
        row.on.strftime("%d-%m-%Y"), row.words or _("vergeten na vijf jaar"), row.budget_line,
        amount if row.kind == "in" else "", amount if row.kind == "out" else "",
        str(row.get_state_display()), _("ja") if row.receipt else _("nee"),
    ]  # fmt: skip
