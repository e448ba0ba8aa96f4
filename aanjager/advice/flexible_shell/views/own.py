"""The expert's own pages: what I am asked, and the work I took."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from aanjager.advice.assignments import actions, queries, rules
from aanjager.advice.experts import queries as experts
from aanjager.advice.experts.choices import Kind
from aanjager.advice.flexible_shell import forms
from aanjager.advice.flexible_shell.views.shared import ask_or_do, facts_of, stop_it
from aanjager.advice.self_employment import queries as self_employment
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal


@never_cache
@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """What I am asked, and what I work on."""
    work = queries.own_work(request.actor)
    context = {
        "expert": experts.own(request.actor),
        "offers": queries.own_offers(request.actor),
        "rows": [(it, queries.next_of(it)) for it in work[:40]],
    }
    return render(request, "assignments/mine.html", context)


def _offer(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    context = {
        "it": it,
        "about": it.assignment,
        "why": queries.why(it.assignment, it.expert),
        "why_not": refusal(rules.accept, request.actor, it),
        "decline_form": forms.DeclineForm(),
        "pass_form": forms.PassForm(colleagues=queries.colleagues_for(it), prefix="door"),
        **bound,
    }
    return render(request, "assignments/offer.html", context, status=status)


@never_cache
@login_required
@require_safe
def offer(request: Request, pk: int) -> HttpResponse:
    """One question to me."""
    return _offer(request, queries.own_offer(request.actor, pk))


@login_required
@require_POST
def accept(request: Request, pk: int) -> HttpResponse:
    """Take it."""
    it = actions.accept(queries.own_offer(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Fijn. De opdracht is van jou."))
    return redirect("assignments:own", it.pk)


@login_required
@require_POST
def decline(request: Request, pk: int) -> HttpResponse:
    """Say no."""
    it, form = queries.own_offer(request.actor, pk), forms.DeclineForm(request.POST)
    rules.decline(request.actor, it)
    if not form.is_valid():
        return _offer(request, it, status=422, decline_form=form)
    actions.decline(it, form.cleaned_data["words"], by=request.actor, at=now())
    messages.success(request, _("Dank je wel dat je antwoordt. De centrale zoekt iemand anders."))
    return redirect("assignments:mine")


@login_required
@require_POST
def pass_on(request: Request, pk: int) -> HttpResponse:
    """Give it to a colleague."""
    it = queries.own_offer(request.actor, pk)
    rules.pass_on(request.actor, it)
    colleagues = queries.colleagues_for(it)
    form = forms.PassForm(request.POST, colleagues=colleagues, prefix="door")
    if not form.is_valid():
        return _offer(request, it, status=422, pass_form=form)
    actions.pass_on(
        it, form.cleaned_data["to"], form.cleaned_data["words"], by=request.actor, at=now()
    )
    messages.success(request, _("Doorgegeven. Je collega krijgt een brief met jouw zin."))
    return redirect("assignments:mine")


def _is_freelancer(it: Any) -> bool:
    return bool(it.expert.kind == Kind.FREELANCER)


def _page(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    who, contract = request.actor, queries.contract_in(it)
    is_free = _is_freelancer(it)
    checks = list(it.checks.all())
    context = {
        **facts_of(who, it),
        "is_freelancer": is_free,
        "is_checked": any(one.terms_hash == it.terms_hash for one in checks),
        "may_check": not refusal(rules.check, who, it),
        "why_not_begin": refusal(rules.begin, who, it, contract),
        "may_work": not refusal(rules.note_hours, who, it),
        "may_agree": contract is not None and not refusal(
            rules.agree, who, contract, seen=contract.text_hash,
            waits_for_payer=queries.waits_for_payer(contract),
        ),
        "warnings": [] if is_free else queries.allowance_of(it.expert),
        "invoice": queries.invoice_of(it) if queries.can_be_invoiced(it) else [],
        "may_stop": not refusal(rules.stop, who, it),
        "hours_form": forms.HoursForm(initial={"on": localdate()}, is_paid=is_free),
        "deliver_form": forms.DeliverForm(prefix="klaar"),
        "name_form": forms.NameForm(initial={"name": it.expert.person.name}, prefix="akkoord"),
        **bound,
    }  # fmt: skip
    return render(request, "assignments/own.html", context, status=status)


@never_cache
@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One assignment of mine."""
    return _page(request, queries.mine(request.actor, pk))


@never_cache
@login_required
@ask_or_do
def check(request: Request, pk: int) -> HttpResponse:
    """The questions about working for oneself."""
    it = queries.mine(request.actor, pk)
    rules.check(request.actor, it)
    last = queries.check_of(it)
    start = {**last.answers, "words": last.words} if last else {}
    form = forms.CheckForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        actions.check(it, form.answers(), words, by=request.actor, at=now())
        messages.success(
            request, _("Bewaard bij de opdracht. De centrale leest mee en maakt de overeenkomst.")
        )
        return redirect("assignments:own", pk)
    context = {"it": it, "form": form, "holds": self_employment.enforcement(localdate())}
    return render(request, "assignments/check.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def agree(request: Request, pk: int) -> HttpResponse:
    """Agree to the text that I saw."""
    it = queries.mine(request.actor, pk)
    form = forms.NameForm(request.POST, prefix="akkoord")
    contract = queries.signable(it)
    waits, seen = queries.waits_for_payer(contract), request.POST.get("tekst", "")
    rules.agree(request.actor, contract, seen=seen, waits_for_payer=waits)
    if not form.is_valid():
        return _page(request, it, status=422, name_form=form)
    actions.agree(contract, form.cleaned_data["name"], seen=seen, by=request.actor, at=now())
    messages.success(request, _("Akkoord. Je kunt aan het werk."))
    return redirect("assignments:own", pk)


@login_required
@require_POST
def begin(request: Request, pk: int) -> HttpResponse:
    """Begin."""
    actions.begin(queries.mine(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Veel plezier. Schrijf hier je uren op."))
    return redirect("assignments:own", pk)


@login_required
@require_POST
def hours(request: Request, pk: int) -> HttpResponse:
    """Write down hours."""
    it = queries.mine(request.actor, pk)
    rules.note_hours(request.actor, it)
    form = forms.HoursForm(request.POST, is_paid=_is_freelancer(it))
    if form.is_valid():
        try:
            actions.note_hours(it, form.worked(), by=request.actor, at=now())
        except Refused as no:
            form.add_error("on", str(no))
        else:
            messages.success(request, _("Genoteerd."))
            return redirect("assignments:own", pk)
    return _page(request, it, status=422, hours_form=form)


@login_required
@require_POST
def remove_hours(request: Request, pk: int, thing: int) -> HttpResponse:
    """Take hours back."""
    row = queries.row_of(queries.mine(request.actor, pk), thing)
    actions.remove_hours(row, by=request.actor, at=now())
    messages.success(request, _("Weggehaald."))
    return redirect("assignments:own", pk)


@login_required
@require_POST
def deliver(request: Request, pk: int) -> HttpResponse:
    """Say that it is ready."""
    it = queries.mine(request.actor, pk)
    form = forms.DeliverForm(request.POST, prefix="klaar")
    rules.deliver(request.actor, it)
    if not form.is_valid():
        return _page(request, it, status=422, deliver_form=form)
    actions.deliver(it, form.cleaned_data["words"], form.cleaned_data["learned"],
                    by=request.actor, at=now())  # fmt: skip
    messages.success(
        request, _("Opgeleverd. De organisatie krijgt een brief om het te bevestigen.")
    )
    return redirect("assignments:own", pk)


@login_required
@require_POST
def stop(request: Request, pk: int) -> HttpResponse:
    """Stop what I took, with a reason."""
    it = queries.mine(request.actor, pk)
    return stop_it(request, it, _page, redirect("assignments:own", pk))
