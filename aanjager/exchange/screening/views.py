"""Deciding on what was sent in, objecting to it, answering the objection."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aanjager.community.organisations import queries as organisations
from aanjager.exchange.criteria import queries as criteria
from aanjager.exchange.opportunities import queries as opportunities
from aanjager.exchange.opportunities import rules as opportunity_rules
from aanjager.exchange.screening import actions, rules
from aanjager.exchange.screening.forms import AnswerAppealForm, AppealForm, ScreeningForm
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.audit import queries as audit

signed_in = login_required(login_url="/inloggen/")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def decide(request: Request, pk: int) -> HttpResponse:
    """Look at one opportunity by the checklist and decide, with the reason and one's name."""
    it = get_object_or_404(opportunities.desk(request.actor), pk=pk)
    form = ScreeningForm(
        request.POST or None, criteria=organisations.criteria(localdate(), "opportunity")
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.screen(
                it, outcome=form.cleaned_data["outcome"], answers=form.answers(),
                reason=form.cleaned_data["reason"], by=request.actor, at=now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Je besluit is bewaard. De organisatie krijgt een brief."))
            return redirect("opportunities:desk")
    return _screening_page(request, it, form)


def _screening_page(request: Request, it: Any, form: Any, answer: Any = None) -> HttpResponse:
    found = criteria.advice(opportunity_rules.values_of(it), on=localdate())
    screenings = opportunities.screenings_of(request.actor, it)
    open_appeal = next(
        (one for one in screenings if one.appealed_at and not one.appeal_answered_at), None
    )
    context = {
        "opportunity": it,
        "form": form,
        "hints": {one.code: one.sentence for one in found},
        "advice": found,
        "duplicates": opportunities.duplicates_of(it)[:5],
        "screenings": screenings,
        "story": audit.story(request.actor, it),
        "why_not_screen": refusal(rules.screen, request.actor, it),
        "why_not_publish": refusal(opportunity_rules.publish, request.actor, it),
        "open_appeal": open_appeal,
        "answer_form": answer or AnswerAppealForm(),
    }
    is_wrong = form.is_bound or (answer and answer.is_bound)
    return render(request, "screening/decide.html", context, status=422 if is_wrong else 200)


@require_POST
@signed_in
def answer_appeal(request: Request, pk: int) -> HttpResponse:
    """Answer the objection that waits."""
    it = get_object_or_404(opportunities.desk(request.actor), pk=pk)
    waiting = get_object_or_404(opportunities.appeals(request.actor), opportunity=pk)
    form = AnswerAppealForm(request.POST)
    if not form.is_valid():
        blank = ScreeningForm(None, criteria=organisations.criteria(localdate(), "opportunity"))
        return _screening_page(request, it, blank, form)
    actions.answer_appeal(
        waiting, answer=form.cleaned_data["answer"], is_granted=form.cleaned_data["is_granted"],
        by=request.actor, at=now(),
    )  # fmt: skip
    messages.success(request, _("Je antwoord is verstuurd."))
    return redirect("screening:decide", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def appeal(request: Request, organisation: int, pk: int) -> HttpResponse:
    """Object to a decision."""
    it = opportunities.own(request.actor, organisation, pk)
    screenings = opportunities.screenings_of(request.actor, it)
    last = screenings[0] if screenings else None
    rules.appeal(request.actor, it, last)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.appeal(it, text=form.cleaned_data["text"], by=request.actor, at=now())
        messages.success(request, _("Je bezwaar is verstuurd. De centrale antwoordt per brief."))
        return redirect("opportunities:own", organisation, pk)
    context = {"form": form, "opportunity": it, "screening": last}
    return render(request, "screening/appeal.html", context, status=422 if form.is_bound else 200)
