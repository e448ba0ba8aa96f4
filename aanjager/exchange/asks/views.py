"""Asking people for an opportunity, and answering."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from aanjager.exchange.asks import actions, queries, rules
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import refusal


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Request, token: str) -> HttpResponse:
    """Behind the link of an ask: reading shows the question, posting answers."""
    ask, whose = queries.by_link(token)
    if request.method == "POST":
        is_yes = request.POST.get("antwoord") == "ja"
        actions.answer_ask(ask, is_yes, by=whose, at=now())
        return redirect("opportunities:detail", ask.opportunity_id) if is_yes else redirect(".")
    why_not = refusal(rules.answer_ask, whose, ask)
    return render(request, "asks/answer.html", {"ask": ask, "why_not": why_not})


@require_http_methods(["GET", "HEAD", "POST"])
def wave(request: Request, pk: int) -> HttpResponse:
    """How many people fit who want to be found, and asking the next five."""
    at = now()
    found = queries.asked_for(request.actor, pk, at)
    if request.method == "POST":
        actions.ask_wave(found.opportunity, by=request.actor, at=at)
        return redirect("asks:wave", pk)
    why_not = refusal(rules.ask_wave, request.actor, found.opportunity, found.asks, at)
    return render(request, "asks/wave.html", {"asking": found, "why_not": why_not})
