"""What shows a competency: statements of organisations by link, and files of one's own."""

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

from aanjager.growth.prior_learning import actions, forms, queries, rules
from aanjager.growth.prior_learning.actions.evidence import Seen
from aanjager.kernel import uploads
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _page(request: Request, it: Any, **bound: Any) -> HttpResponse:
    """My evidence; `bound` holds a form that was not right."""
    places = queries.places(it)
    context = {
        "it": it, "statements": queries.statements(it), "files": queries.files(it),
        "ask_form": bound.get("ask") or forms.AskForm(places=places),
        "file_form": bound.get("file") or forms.FileForm(), "has_places": places.exists(),
        "why_not": refusal(rules.upload, request.actor, it),
    }  # fmt: skip
    return render(request, "prior_learning/evidence.html", context, status=422 if bound else 200)


@never_cache
@login_required
@require_safe
def evidence(request: Request) -> HttpResponse:
    """What shows what I can: what organisations wrote, and my files."""
    try:
        it = queries.running(request.actor)
    except Http404:
        messages.warning(request, _("Er loopt nu geen portfolio van jou."))
        return redirect("prior_learning:mine")
    return _page(request, it)


@login_required
@require_POST
def ask(request: Request) -> HttpResponse:
    """Ask an organisation."""
    it = queries.running(request.actor)
    form = forms.AskForm(request.POST, places=queries.places(it))
    if not form.is_valid():
        return _page(request, it, ask=form)
    try:
        actions.ask(it, **form.cleaned_data, by=request.actor, at=now())
    except Refused as no:
        form.add_error(None, str(no))
        return _page(request, it, ask=form)
    messages.success(request, _("De vraag is verstuurd. Je hoort het als er iets staat."))
    return redirect("prior_learning:evidence")


@login_required
@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """Take a statement up, or leave it out."""
    it = queries.own_statement(request.actor, pk)
    if request.POST.get("doe") == "opnemen":
        actions.keep(it, by=request.actor, at=now())
        messages.success(request, _("Opgenomen. Kies hem nu bij wat je kunt."))
    else:
        actions.let_go(it, by=request.actor, at=now())
        messages.success(request, _("Weggelaten en gewist."))
    return redirect("prior_learning:evidence")


@login_required
@require_POST
def upload(request: Request) -> HttpResponse:
    """Add a file."""
    it, form = queries.running(request.actor), forms.FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, it, file=form)
    try:
        actions.upload(it, form.cleaned_data["file"], by=request.actor, at=now())
    except Refused as no:
        form.add_error("file", str(no))
        return _page(request, it, file=form)
    messages.success(request, _("Het bestand staat erbij. Kies het nu bij wat je kunt."))
    return redirect("prior_learning:evidence")


@login_required
@require_POST
def take_away(request: Request, pk: int) -> HttpResponse:
    """Take a file away."""
    actions.take_away(queries.own_file(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Het bestand is weg."))
    return redirect("prior_learning:evidence")


def _given(found: Any) -> HttpResponseBase:
    return uploads.as_attachment(
        found.file.open("rb"), name=found.name, media_type=found.media_type
    )


@never_cache
@login_required
@require_safe
def file(request: Request, pk: int) -> HttpResponseBase:
    """A file, for who reads the portfolio."""
    return _given(queries.file(request.actor, pk))


@never_cache
@require_safe
def file_by_link(request: Request, token: str, pk: int) -> HttpResponseBase:
    """The same by a link of the volunteer, while the look that was written down lasts."""
    link, at = queries.by_link(token, now()), now()
    if request.session.get(f"portfolio-{link.pk}", 0) <= at.timestamp():
        raise Http404
    found = next((it for it in queries.used_files(link.portfolio) if it.pk == pk), None)
    if found is None:
        raise Http404
    return _given(found)


@never_cache
@ask_or_do
def statement(request: Request, token: str) -> HttpResponse:
    """What an organisation is asked, behind the link of its letter; looking answers nothing."""
    it, at = queries.statement_by(token), now()
    why_not = refusal(rules.answer, request.actor, it, link=token, at=at) if it else "weg"
    if it is None or (why_not and not (it.answered_at or it.declined_at)):
        return render(request, "old_link.html", status=404)
    form = forms.SeenForm(request.POST if request.POST.get("doe") == "schrijf" else None)
    if request.method == "POST" and form.is_valid() and not why_not:
        actions.answer(it, Seen(**form.cleaned_data), link=token, by=request.actor, at=at)
    if request.method == "POST" and (why_not or form.is_valid()):
        return redirect("prior_learning:statement", token)
    context = {"it": it, "form": form, "why_not": why_not, "token": token}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "prior_learning/statement.html", context, status=status)


@never_cache
@ask_or_do
def decline(request: Request, token: str) -> HttpResponse:
    """Write nothing, after a plain question."""
    it, at = queries.statement_by(token), now()
    why_not = refusal(rules.decline, request.actor, it, link=token, at=at) if it else "weg"
    if it and (it.answered_at or it.declined_at):
        return redirect("prior_learning:statement", token)
    if it is None or why_not:
        return render(request, "old_link.html", status=404)
    if request.method == "POST":
        actions.decline(it, link=token, by=request.actor, at=at)
        return redirect("prior_learning:statement", token)
    return render(request, "prior_learning/decline.html", {"it": it, "token": token})
