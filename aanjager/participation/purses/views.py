"""The pages of the money of an initiative."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.kernel import paper, uploads
from aanjager.kernel.pages import Request, take_away
from aanjager.kernel.refusals import Refused, refusal
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.purses import actions, forms, queries, rules

FORM = ["GET", "HEAD", "POST"]


def _found(request: Request, pk: int) -> tuple[Any, Any]:
    it = initiatives.one(request.actor, pk)
    purse = queries.purse_of(it)
    if not purse:
        raise Http404
    return it, purse


def _euros(cents: int) -> str:
    sign, whole = "-" if cents < 0 else "", abs(cents)
    return f"{sign}{whole // 100},{whole % 100:02}"


@never_cache
@require_safe
def overview(request: Request, pk: int) -> HttpResponse:
    """Totals for everybody; entries for who carries it, the host and staff."""
    it = initiatives.one(request.actor, pk)
    purse = queries.purse_of(it)
    actor = request.actor
    context: dict[str, Any] = {"it": it, "purse": purse}
    context["why_not_host"] = refusal(rules.ask_host, actor, it, purse=purse)
    if purse:
        found = queries.totals(purse)
        context |= {
            "received": _euros(found.received),
            "spent": _euros(found.spent),
            "balance": _euros(found.balance),
            "rows": [(row, _euros(row.amount_cents)) for row in queries.entries(actor, purse)],
            "reads": not refusal(rules.read, actor, purse),
            "hosts": purse.host_id in actor.coordinator_of,
            "spends": not refusal(rules.spend, actor, purse),
        }
    return render(request, "purses/overview.html", context)


def _ask(request: Request, it: Any, form: Any, heading: str, lead: str = "") -> HttpResponse:
    context = {"it": it, "form": form, "heading": heading, "lead": lead}
    return render(request, "purses/form.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_http_methods(FORM)
def ask_host(request: Request, pk: int) -> HttpResponse:
    """Ask an organisation to receive and account for the money."""
    it = initiatives.one(request.actor, pk)
    rules.ask_host(request.actor, it, purse=queries.purse_of(it))
    hosts = {str(one.pk): one for one in queries.hosts(it)[:500]}
    form = forms.HostForm(request.POST or None, hosts=hosts.values())
    if request.method == "POST" and form.is_valid():
        host = hosts[form.cleaned_data["host"]]
        actions.ask_host(it, host, by=request.actor, at=now())
        messages.success(request, _("Gevraagd. De organisatie zegt ja of nee op deze pagina."))
        return redirect("purses:overview", pk)
    lead = _("Zij ontvangt het geld, betaalt, en bewaart de bonnen vijf jaar.")
    return _ask(request, it, form, _("Vraag een organisatie"), lead)


@login_required
@require_POST
def answer(request: Request, pk: int) -> HttpResponse:
    """The host says yes or no."""
    _it, purse = _found(request, pk)
    says_yes = request.POST.get("doe") == "ja"
    actions.answer(purse, says_yes=says_yes, by=request.actor, at=now())
    messages.success(request, _("Je antwoord staat erbij."))
    return redirect("purses:overview", pk)


@never_cache
@login_required
@require_http_methods(FORM)
def receive(request: Request, pk: int) -> HttpResponse:
    """Enter what came in."""
    it, purse = _found(request, pk)
    rules.receive(request.actor, purse)
    form = forms.ReceiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.receive(purse, form.money(), by=request.actor, at=now())
        messages.success(request, _("Geboekt."))
        return redirect("purses:overview", pk)
    return _ask(request, it, form, _("Er kwam geld binnen"))


@never_cache
@login_required
@require_http_methods(FORM)
def spend(request: Request, pk: int) -> HttpResponse:
    """Enter what was spent, with its receipt."""
    it, purse = _found(request, pk)
    rules.spend(request.actor, purse)
    form = forms.SpendForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        bon = form.cleaned_data["receipt"]
        try:
            actions.spend(purse, form.money(), receipt=bon, by=request.actor, at=now())
            messages.success(request, _("Ingevuld. De organisatie kijkt ernaar."))
            return redirect("purses:overview", pk)
        except Refused as no:
            form.add_error("receipt", str(no))
    return _ask(request, it, form, _("Een uitgave"))


@login_required
@require_POST
def decide(request: Request, pk: int, entry: int) -> HttpResponse:
    """The host pays, or not and why."""
    _it, purse = _found(request, pk)
    actions.decide(
        queries.entry(purse, entry),
        says_yes=request.POST.get("doe") == "ja",
        words=request.POST.get("words", "")[:200],
        may_go_below=bool(request.POST.get("voorschot")),
        by=request.actor,
        at=now(),
    )
    messages.success(request, _("Besloten."))
    return redirect("purses:overview", pk)


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
    is_pdf = found.receipt.name.endswith(".pdf")
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
    heads = [_("Datum"), _("Waarvoor"), _("Begrotingspost"), _("Bedrag"), _("Stand")]
    rows = [
        [
            row.on.strftime("%d-%m-%Y"), row.words, row.budget_line,
            _euros(row.amount_cents if row.kind == "in" else -row.amount_cents),
            str(row.get_state_display()),
        ]
        for row in queries.entries(request.actor, purse)
    ]  # fmt: skip
    if form in ("csv", "xlsx"):
        return take_away(f"geld-{pk}", heads, rows, form)
    if form != "pdf":
        raise Http404
    left = _euros(queries.totals(purse).balance)
    page = paper.Paper(
        title=it.title, language=request.LANGUAGE_CODE, author=purse.host.name, made_at=now(),
        subtitle=_("Over: %(left)s euro") % {"left": left},
        parts=[paper.Part("table", rows=[heads, *rows])],
    )  # fmt: skip
    made = HttpResponse(paper.pdf(page), content_type="application/pdf")
    made["Content-Disposition"] = f'attachment; filename="geld-{pk}.pdf"'
    return made
