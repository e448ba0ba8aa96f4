"""At the desk: what is asked, who fits, and how it goes."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aanjager.advice.assignments import actions, queries, rules
from aanjager.advice.assignments.choices import SHOW
from aanjager.advice.flexible_shell import forms
from aanjager.advice.flexible_shell.views.shared import ask_or_do, facts_of, stop_it
from aanjager.advice.self_employment import queries as self_employment
from aanjager.community.centres.middleware import for_staff
from aanjager.kernel.pages import Request, chosen, page_of, show
from aanjager.kernel.refusals import Refused, refusal


@require_safe
@for_staff
def overview(request: Request, centre: Any) -> HttpResponse:
    """The assignments of this centre, with who is next."""
    which, text = chosen(request, "toon", SHOW), request.GET.get("q", "")
    page = page_of(queries.overview(request.actor, centre, which=which, text=text), request)
    context = {
        "page": page, "rows": [(it, queries.next_of(it)) for it in page], "shows": SHOW,
        "which": which, "text": text, "today": localdate(),
    }  # fmt: skip
    return show(request, "assignments/overview.html", context, partial="results")


def _form(request: Request, form: Any, **more: Any) -> HttpResponse:
    context = {"form": form, **more}
    return render(request, "assignments/edit.html", context, status=422 if form.errors else 200)


@ask_or_do
@for_staff
def new(request: Request, centre: Any) -> HttpResponse:
    """Write down what an organisation asks."""
    bodies = queries.bodies_of(request.actor, centre)
    start = {"wanted": "either", "payer": "organisation"}
    form = forms.AskForm(request.POST or None, bodies=bodies, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            it = actions.ask(
                form.cleaned_data["organisation"], form.asking(), by=request.actor, at=now()
            )
        except Refused as no:
            form.add_error("due_on", str(no))
        else:
            messages.success(request, _("Bewaard. Kies nu wie je vraagt."))
            return redirect("assignments:search", it.pk)
    return _form(request, form)


@ask_or_do
@for_staff
def edit(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Change what is asked."""
    it = queries.one(request.actor, centre, pk)
    rules.change(request.actor, it)
    form = forms.AskForm(request.POST or None, initial=forms.AskForm.start(it))
    if request.method == "POST" and form.is_valid():
        actions.change(it, form.asking(), by=request.actor, at=now())
        messages.success(request, _("Veranderd. Wat was afgesproken, wordt opnieuw gevraagd."))
        return redirect("assignments:detail", pk)
    return _form(request, form, it=it)


def _page(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    who, check = request.actor, queries.check_of(it)
    is_checked = check is not None and check.terms_hash == it.terms_hash
    why_not_draw = refusal(
        rules.draw_up, who, it, is_checked=is_checked, is_drawn=queries.contract_in(it) is not None
    )
    draft = "" if why_not_draw else queries.text_of(it)
    expert = it.expert if it.expert_id and it.expert.person_id else None
    context = {
        **facts_of(who, it),
        "may_change": not refusal(rules.change, who, it),
        "may_offer": not refusal(rules.offer, who, it),
        "why_not_draw": why_not_draw,
        "draft": queries.parts_of(draft),
        "asks_payer": queries.asks_payer(it),
        "draft_hash": queries.fingerprint(draft),
        "may_close": not refusal(rules.close, who, it),
        "may_stop": not refusal(rules.stop, who, it),
        "answers": self_employment.in_words(check.answers if check else {}),
        "check": check,
        "warnings": queries.allowance_of(expert, it.centre) if expert else [],
        "close_form": forms.CloseForm(initial={"learned": it.learned}),
        **bound,
    }  # fmt: skip
    return render(request, "assignments/detail.html", context, status=status)


@require_safe
@for_staff
def detail(request: Request, centre: Any, pk: int) -> HttpResponse:
    """One assignment."""
    return _page(request, queries.one(request.actor, centre, pk))


@require_safe
@for_staff
def search(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Who of the pool fits, and why."""
    it: Any = queries.to_search(request.actor, centre, pk)
    context = {
        "it": it,
        "found": queries.found(request.actor, it),
        "why_not": refusal(rules.offer, request.actor, it, waiting=it.waiting),
    }
    return render(request, "assignments/search.html", context)


@require_POST
@for_staff
def put(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Ask an expert."""
    it = queries.one(request.actor, centre, pk)
    expert = queries.askable(it, request.POST.get("deskundige", ""))
    actions.offer(it, expert, by=request.actor, at=now())
    said = _("Gevraagd. De deskundige krijgt een brief, en antwoordt binnen de termijn.")
    messages.success(request, said)
    return redirect("assignments:detail", pk)


@require_POST
@for_staff
def draw_up(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Draw up the agreement and agree to it for the centre."""
    it = queries.one(request.actor, centre, pk)
    made = actions.draw_up(it, seen=request.POST.get("tekst", ""), by=request.actor, at=now())
    messages.success(
        request,
        _("Jullie zijn akkoord. Nu leest de organisatie de tekst.") if made.asks_payer
        else _("Jullie zijn akkoord. Nu leest de deskundige de tekst."),
    )  # fmt: skip
    return redirect("assignments:detail", pk)


@require_POST
@for_staff
def close(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Round it off with what was learned."""
    it, form = queries.one(request.actor, centre, pk), forms.CloseForm(request.POST)
    rules.close(request.actor, it)
    if not form.is_valid():
        return _page(request, it, status=422, close_form=form)
    actions.close(it, form.cleaned_data["learned"], by=request.actor, at=now())
    messages.success(request, _("Afgerond."))
    return redirect("assignments:detail", pk)


@require_POST
@for_staff
def stop(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Stop it, with a reason."""
    it = queries.one(request.actor, centre, pk)
    return stop_it(request, it, _page, redirect("assignments:detail", pk))
