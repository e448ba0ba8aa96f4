"""What everybody of an assignment reaches: the documents and the agreement; and what their pages share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.advice.assignments import actions, queries, rules
from aanjager.advice.assignments.choices import Step
from aanjager.advice.flexible_shell import forms
from aanjager.kernel import paper, uploads
from aanjager.kernel.actor import Actor
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def facts_of(actor: Actor, it: Any) -> dict[str, Any]:
    """What every page of an assignment shows, for who may see it."""
    contract, (rows, total) = queries.contract_in(it), queries.hours_of(it)
    moves = list(queries.moves(it))
    return {
        "it": it,
        "next": queries.next_of(it),
        "moves": moves,
        "stopped": next((one for one in moves if one.what == Step.STOPPED), None),
        "stop_form": forms.WordsForm(prefix="stop"),
        "files": queries.files(it),
        "contract": contract,
        "text": queries.parts_of(contract.text) if contract else [],
        "signers": queries.signers_of(contract) if contract else [],
        "rows": rows,
        "total": total,
        "is_late": it.due_on < localdate() and it.finished_at is None,
        "may_add_file": not refusal(rules.add_file, actor, it),
        "file_form": forms.FileForm(),
    }


def stop_it(
    request: Request, it: Any, page: Callable[..., HttpResponse], back: HttpResponse, token: str = ""
) -> HttpResponse:  # fmt: skip
    """Stop it with a reason; without one the page comes back with the form."""
    rules.stop(request.actor, it, token=token)
    form = forms.WordsForm(request.POST, prefix="stop")
    if not form.is_valid():
        return page(request, it, status=422, stop_form=form)
    actions.stop(it, form.cleaned_data["words"], token=token, by=request.actor, at=now())
    messages.success(request, _("Gestopt. De anderen krijgen een brief met je reden."))
    return back


def home_of(actor: Actor, it: Any) -> HttpResponse:
    """Lead back to the page of who acted: at the desk, of the expert or of the organisation."""
    if actor.works_for(it):
        return redirect("assignments:detail", it.pk)
    return redirect("assignments:own" if rules.is_expert(actor, it) else "assignments:body", it.pk)


@login_required
@require_POST
def add_file(request: Request, pk: int) -> HttpResponse:
    """Add a document."""
    it, form = queries.party(request.actor, pk), forms.FileForm(request.POST, request.FILES)
    rules.add_file(request.actor, it)
    if form.is_valid():
        try:
            actions.add_file(it, form.cleaned_data["file"], by=request.actor, at=now())
        except Refused as no:
            messages.warning(request, str(no))
        else:
            messages.success(request, _("Het document staat erbij."))
    else:
        messages.warning(request, _("Kies eerst een bestand."))
    return home_of(request.actor, it)


@never_cache
@login_required
@require_safe
def file(request: Request, pk: int, thing: int) -> HttpResponseBase:
    """One document, for who it is for."""
    found = queries.file_of(queries.party(request.actor, pk), thing)
    return uploads.as_attachment(
        found.file.open("rb"), name=found.name, media_type=found.media_type
    )


@login_required
@require_POST
def remove_file(request: Request, pk: int, thing: int) -> HttpResponse:
    """Take a document away."""
    it = queries.party(request.actor, pk)
    actions.remove_file(queries.file_of(it, thing), by=request.actor, at=now())
    messages.success(request, _("Het document is weg."))
    return home_of(request.actor, it)


@never_cache
@login_required
@require_safe
def contract(request: Request, pk: int) -> HttpResponse:
    """The agreement on paper, for who agrees: the centre, the expert, and who gets the invoice."""
    it = queries.party(request.actor, pk)
    is_of_both = request.actor.works_for(it) or rules.is_expert(request.actor, it)
    found = queries.contract_of(it)
    if found is None or not (is_of_both or found.asks_payer):
        raise Http404
    found.assignment = it
    answer = HttpResponse(paper.pdf(queries.paper_of(found)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="overeenkomst-{it.pk}.pdf"'
    return answer
