"""For who signs: behind a link of their own, or on their own place with an account."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.kernel import uploads
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.learning.model_texts.queries import grouped, parts_of
from aanjager.learning.signing import actions, forms, queries, rules

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _page(
    request: Request, it: Any, token: str, *, status: int = 200, **bound: Any
) -> HttpResponse:
    paper = it.paper
    signers = queries.signers_of(paper)
    why_not = refusal(
        rules.sign, request.actor, it, paper, token=token, turn=queries.turn_of(signers), at=now()
    )
    context = {
        "it": it,
        "paper": paper,
        "token": token,
        "signers": signers,
        "blocks": grouped(parts_of(paper.text)),
        "why_not": why_not,
        "may_take": not refusal(rules.download, request.actor, paper, signers, token=token),
        "sign_form": forms.SignForm(),
        "refuse_form": forms.RefuseForm(),
        **bound,
    }
    return render(request, "signing/sign.html", context, status=status)


def _here(it: Any, token: str) -> HttpResponse:
    if token:
        return redirect("signing:answer", token)
    return redirect("signing:own_answer", it.pk)


def _answer(request: Request, it: Any, token: str) -> HttpResponse:
    """Show the text; only a POST with a name and a tick signs it."""
    if request.method != "POST":
        return _page(request, it, token)
    form = forms.SignForm(request.POST)
    if not form.is_valid():
        return _page(request, it, token, status=422, sign_form=form)
    made = actions.sign(it, **form.cleaned_data, token=token, by=request.actor, at=now())
    said = _("Getekend. Dank je wel. Je hoort het als iedereen heeft getekend.")
    if made.file:
        said = _(
            "Iedereen heeft getekend. Hier haal je het papier op. Je krijgt het ook in een brief."
        )
    messages.success(request, said)
    return _here(it, token)


def _refuse(request: Request, it: Any, token: str) -> HttpResponse:
    form = forms.RefuseForm(request.POST)
    if not form.is_valid():
        return _page(request, it, token, status=422, refuse_form=form)
    actions.refuse(it, form.cleaned_data["because"], token=token, by=request.actor, at=now())
    messages.success(request, _("Gezegd. Wie dit opstelde, weet het nu."))
    return _here(it, token)


def _download(request: Request, it: Any, token: str) -> HttpResponseBase:
    rules.download(request.actor, it.paper, queries.signers_of(it.paper), token=token)
    return as_file(it.paper)


def as_file(paper: Any) -> HttpResponseBase:
    """A signed paper, as it was kept."""
    return uploads.as_attachment(
        paper.file.open("rb"), name=f"{paper.title}.pdf", media_type="application/pdf"
    )


@never_cache
@ask_or_do
def answer(request: Request, token: str) -> HttpResponse:
    """What is asked of who holds the link."""
    return _answer(request, queries.by_link(token), token)


@never_cache
@require_POST
def refuse(request: Request, token: str) -> HttpResponse:
    """Say no behind the link."""
    return _refuse(request, queries.by_link(token), token)


@never_cache
@require_safe
def download(request: Request, token: str) -> HttpResponseBase:
    """The signed paper behind the link."""
    return _download(request, queries.by_link(token), token)


@never_cache
@login_required
@require_safe
def mine(request: Request) -> HttpResponse:
    """What I am asked to sign, and what I signed."""
    page = page_of(queries.of_person(request.actor), request)
    return render(request, "signing/mine.html", {"page": page})


@never_cache
@login_required
@ask_or_do
def own_answer(request: Request, pk: int) -> HttpResponse:
    """What is asked of me."""
    return _answer(request, queries.mine(request.actor, pk), "")


@login_required
@require_POST
def own_refuse(request: Request, pk: int) -> HttpResponse:
    """Say no, with an account."""
    return _refuse(request, queries.mine(request.actor, pk), "")


@never_cache
@login_required
@require_safe
def own_download(request: Request, pk: int) -> HttpResponseBase:
    """The signed paper that I signed."""
    it = queries.mine(request.actor, pk)
    if not it.paper.file:
        raise Refused(_("Dit papier is nog niet door iedereen getekend."))
    return _download(request, it, "")
