"""The pages of the organisation: signed in, or with the link from the letter."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from aanjager.advice.assignments import actions, queries, rules
from aanjager.advice.flexible_shell import forms
from aanjager.advice.flexible_shell.views.shared import ask_or_do, facts_of, stop_it
from aanjager.community.organisations import queries as organisations
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal


@never_cache
@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """What we asked experts, and how it goes."""
    if not request.actor.coordinator_of:
        raise Http404
    page = page_of(queries.of_bodies(request.actor), request)
    context = {
        "page": page,
        "rows": [(it, queries.next_of(it)) for it in page],
        "bodies": organisations.of_coordinator(request.actor),
    }
    return render(request, "assignments/bodies.html", context)


@never_cache
@login_required
@ask_or_do
def ask(request: Request, organisation: int) -> HttpResponse:
    """Ask the centre for an expert."""
    body = organisations.own(request.actor, organisation)
    rules.ask(request.actor, body)
    start = {"wanted": "either", "languages": ["nl"]}
    form = forms.AskForm(request.POST or None, initial=start, is_staff=False)
    if request.method == "POST" and form.is_valid():
        try:
            it = actions.ask(body, form.asking(), by=request.actor, at=now())
        except Refused as no:
            form.add_error("due_on", str(no))
        else:
            messages.success(request, _("Verstuurd. De centrale zoekt iemand die past."))
            return redirect("assignments:body", it.pk)
    context = {"form": form, "body": body}
    return render(request, "assignments/edit.html", context, status=422 if form.errors else 200)


def _page(
    request: Request, it: Any, *, token: str = "", status: int = 200, **bound: Any
) -> HttpResponse:
    contract = queries.contract_in(it)
    context = {
        **facts_of(request.actor, it),
        "token": token,
        "may_agree": contract is not None and not refusal(
            rules.agree_to_pay, request.actor, contract, seen=contract.text_hash, token=token,
            has_agreed=queries.payer_of(contract) is not None,
        ),
        "name_form": forms.NameForm(prefix="akkoord"),
        "why_not": refusal(rules.confirm, request.actor, it, token=token),
        "may_stop": not refusal(rules.stop, request.actor, it, token=token),
        "confirm_form": forms.ConfirmForm(),
        "back_form": forms.WordsForm(prefix="terug"),
        **bound,
    }  # fmt: skip
    return render(request, "assignments/body.html", context, status=status)


def _agree(request: Request, it: Any, back: HttpResponse, token: str = "") -> HttpResponse:
    contract, seen = queries.signable(it), request.POST.get("tekst", "")
    has_agreed = queries.payer_of(contract) is not None
    rules.agree_to_pay(request.actor, contract, seen=seen, token=token, has_agreed=has_agreed)
    form = forms.NameForm(request.POST, prefix="akkoord")
    if not form.is_valid():
        return _page(request, it, token=token, status=422, name_form=form)
    actions.agree_to_pay(contract, form.cleaned_data["name"], seen=seen, token=token,
                         by=request.actor, at=now())  # fmt: skip
    messages.success(request, _("Akkoord. Nu leest de deskundige de tekst."))
    return back


def _confirm(request: Request, it: Any, back: HttpResponse, token: str = "") -> HttpResponse:
    rules.confirm(request.actor, it, token=token)
    form = forms.ConfirmForm(request.POST)
    if not form.is_valid():
        return _page(request, it, token=token, status=422, confirm_form=form)
    actions.confirm(it, form.cleaned_data["name"], form.cleaned_data["words"], token=token,
                    by=request.actor, at=now())  # fmt: skip
    messages.success(request, _("Bevestigd. Dank je wel."))
    return back


def _send_back(request: Request, it: Any, back: HttpResponse, token: str = "") -> HttpResponse:
    rules.send_back(request.actor, it, token=token)
    form = forms.WordsForm(request.POST, prefix="terug")
    if not form.is_valid():
        return _page(request, it, token=token, status=422, back_form=form)
    actions.send_back(it, form.cleaned_data["words"], token=token, by=request.actor, at=now())
    messages.success(request, _("Doorgegeven. De deskundige leest wat er mist."))
    return back


@never_cache
@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One assignment of ours."""
    return _page(request, queries.body(request.actor, pk))


@login_required
@require_POST
def agree(request: Request, pk: int) -> HttpResponse:
    """Agree to the text that was on screen."""
    it = queries.body(request.actor, pk)
    return _agree(request, it, redirect("assignments:body", pk))


@login_required
@require_POST
def confirm(request: Request, pk: int) -> HttpResponse:
    """Say that the result is there."""
    it = queries.body(request.actor, pk)
    return _confirm(request, it, redirect("assignments:body", pk))


@login_required
@require_POST
def send_back(request: Request, pk: int) -> HttpResponse:
    """Say what is missing."""
    it = queries.body(request.actor, pk)
    return _send_back(request, it, redirect("assignments:body", pk))


@login_required
@require_POST
def stop(request: Request, pk: int) -> HttpResponse:
    """Stop what we asked, with a reason."""
    it = queries.body(request.actor, pk)
    return stop_it(request, it, _page, redirect("assignments:body", pk))


@never_cache
@require_safe
def by_link(request: Request, token: str) -> HttpResponse:
    """The assignment behind the link; looking changes nothing."""
    return _page(request, queries.by_link(token), token=token)


@require_POST
def agree_by_link(request: Request, token: str) -> HttpResponse:
    """Agree to the text that was on screen, with the link."""
    back = redirect("assignments:by_link", token)
    return _agree(request, queries.by_link(token), back, token)


@require_POST
def confirm_by_link(request: Request, token: str) -> HttpResponse:
    """Say that the result is there, with the link."""
    back = redirect("assignments:by_link", token)
    return _confirm(request, queries.by_link(token), back, token)


@require_POST
def send_back_by_link(request: Request, token: str) -> HttpResponse:
    """Say what is missing, with the link."""
    return _send_back(request, queries.by_link(token), redirect("/"), token)


@require_POST
def stop_by_link(request: Request, token: str) -> HttpResponse:
    """Stop it with a reason, with the link."""
    it, back = queries.by_link(token), redirect("assignments:by_link", token)
    return stop_it(request, it, partial(_page, token=token), back, token)
