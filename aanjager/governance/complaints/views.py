"""The pages of complaints: the form and the numbers for everybody, the log for staff."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres import queries as centres
from aanjager.community.centres.middleware import desk_of
from aanjager.governance.complaints import actions, forms, queries, rules
from aanjager.governance.complaints.actions import Told
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: Request) -> HttpResponse:
    """The form for anyone, with the term and the numbers of the years."""
    if not request.centre:
        return render(request, "complaints/centres.html", {"centres": centres.open_to_all()})
    form = forms.ComplaintForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            it = actions.complain(
                request.centre, Told(**form.cleaned_data), by=request.actor, at=now()
            )
            heard = _("We hebben je klacht. Je krijgt antwoord per mail.")
            alone = _("We hebben je klacht. Zonder adres kunnen we je geen antwoord sturen.")
            messages.success(request, heard if it.email else alone)
            return redirect("complaints:complain")
        except Refused as no:
            form.add_error("text", str(no))
    context = {
        "form": form,
        "term": queries.term(request.centre),
        "numbers": queries.numbers(request.centre),
    }
    return render(request, "complaints/complain.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """All complaints, what waits first."""
    page = page_of(queries.overview(request.actor, desk_of(request)), request)
    return render(request, "complaints/overview.html", {"page": page, "now": now()})


def _page(request: Request, it: Any, status: int = 200, **shown: Any) -> HttpResponse:
    context = {
        "it": it, "now": now(), "log_form": forms.LogForm(), "answer_form": forms.AnswerForm(), **shown,
    }  # fmt: skip
    return render(request, "complaints/detail.html", context, status=status)


@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One complaint with what was done about it."""
    return _page(request, queries.one(request.actor, desk_of(request), pk))


@login_required
@require_POST
def log(request: Request, pk: int) -> HttpResponse:
    """Write down what was done."""
    it = queries.one(request.actor, desk_of(request), pk)
    rules.log(request.actor, it)
    form = forms.LogForm(request.POST)
    if form.is_valid():
        actions.log(it, form.cleaned_data["text"], by=request.actor, at=now())
        return redirect("complaints:detail", pk)
    return _page(request, it, 422, log_form=form)


@login_required
@require_POST
def answer(request: Request, pk: int) -> HttpResponse:
    """Answer."""
    it = queries.one(request.actor, desk_of(request), pk)
    rules.answer(request.actor, it)
    form = forms.AnswerForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        words = said["outcome"], said["answer"]
        try:
            actions.answer(it, *words, name=said["name"], by=request.actor, at=now())
            messages.success(request, _("Beantwoord."))
            return redirect("complaints:detail", pk)
        except Refused as no:
            form.add_error("answer", str(no))
    return _page(request, it, 422, answer_form=form)
