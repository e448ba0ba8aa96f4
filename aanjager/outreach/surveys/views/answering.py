"""Answering on a phone: a section a page, kept per section; only a button acts."""

from typing import Any

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.outreach.surveys import actions, forms, queries, rules
from aanjager.outreach.surveys.choices import COOKIE_DAYS, PROMISES, Regime

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])
DAY = 24 * 60 * 60


def _cookie(door: Any) -> str:
    return f"vragenlijst-{door.wave.pk}"


def _response(request: Request, door: Any) -> Any:
    """The answers so far: an anonymous one only by what this device keeps, never by the session."""
    try:
        kept = request.get_signed_cookie(_cookie(door), "", salt=str(door.wave.pk))
    except BadSignature:
        kept = ""
    return queries.response_at(door, kept or "")


def _old_link(request: Request) -> HttpResponse:
    return render(request, "old_link.html", status=404)


@never_cache
@ask_or_do
def begin(request: Request, token: str) -> HttpResponse:
    """Who asks, why, what is kept of it and until when; a button begins."""
    door = queries.at_door(token)
    if door is None:
        return _old_link(request)
    survey = door.wave.survey
    why_not = refusal(rules.start, request.actor, door.wave, invitation=door.invitation)
    if request.method == "POST" and not why_not:
        response = _response(request, door)
        if response is None or response.is_done:
            response = actions.start(door, by=request.actor, at=now())
        answer = redirect("surveys:answer", token, 1)
        if survey.regime == Regime.ANONYMOUS:
            answer.set_signed_cookie(
                _cookie(door), str(response.pk), salt=str(door.wave.pk),
                max_age=COOKIE_DAYS * DAY, path=f"/vragenlijst/{token}/",
                httponly=True, samesite="Lax", secure=request.is_secure(),
            )  # fmt: skip
        return answer
    context = {
        "wave": door.wave,
        "survey": survey,
        "promise": PROMISES[Regime(survey.regime)],
        "why_not": why_not,
        "parts": len(queries.questionnaire(door.wave)),
        "token": token,
        "is_personal": door.invitation is not None,
    }
    status = 403 if request.method == "POST" else 200
    return render(request, "surveys/begin.html", context, status=status)


@never_cache
@ask_or_do
def section(request: Request, token: str, number: int) -> HttpResponse:
    """One section: what it asks depends on what was answered before."""
    door = queries.at_door(token)
    response = _response(request, door) if door else None
    if door is None:
        return _old_link(request)
    sections, part = queries.section_at(door.wave, number)
    if response is None or response.is_done or part is None:
        return redirect("surveys:begin", token)
    answers = queries.answers_of(response)
    asked = queries.visible_questions(sections, number, answers)
    form = forms.AnswerForm(request.POST or None, questions=asked, answers=answers)
    if request.method == "POST" and form.is_valid():
        actions.save_section(response, form.given, door=door, by=request.actor, at=now())
        answers = queries.answers_of(response)
        if queries.visible_questions(sections, number, answers) != asked:
            messages.info(request, _("Door je antwoord is er iets bijgekomen of weggevallen."))
            return redirect("surveys:answer", token, number)
        following = queries.next_number(sections, number, answers)
        if following:
            return redirect("surveys:answer", token, following)
        return redirect("surveys:send", token)
    context = {
        "wave": door.wave, "part": part, "form": form, "number": number, "total": len(sections),
        "token": token, "before": number - 1,
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "surveys/section.html", context, status=status)


@never_cache
@ask_or_do
def send(request: Request, token: str) -> HttpResponse:
    """What is still open, and the button that sends."""
    door = queries.at_door(token)
    if door is None:
        return _old_link(request)
    response = _response(request, door)
    if response is None:
        return redirect("surveys:begin", token)
    if request.method == "POST":
        try:
            actions.submit(response, door=door, by=request.actor, at=now())
        except Refused as no:
            messages.warning(request, str(no))
        return redirect("surveys:send", token)
    sections = queries.questionnaire(door.wave)
    left = queries.missing(sections, queries.answers_of(response))
    context = {
        "wave": door.wave, "is_done": response.is_done, "left": left, "token": token,
        "parts": list(enumerate(sections, start=1)),
    }  # fmt: skip
    return render(request, "surveys/send.html", context)
