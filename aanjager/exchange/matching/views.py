"""The finder and what belongs to it."""

import secrets
from functools import lru_cache
from hashlib import md5
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.exchange.matching import actions, queries
from aanjager.exchange.matching.forms import question_of, sealed, unsealed
from aanjager.exchange.matching.queries import Answer, Result
from aanjager.exchange.matching.rules.questions import Question
from aanjager.exchange.opportunities import queries as opportunities
from aanjager.kernel import beside
from aanjager.kernel.actor import Actor
from aanjager.kernel.frame import frame_of
from aanjager.kernel.memory import pages
from aanjager.kernel.pages import Request
from aanjager.kernel.templatetags.parts import TYPED

CARD_SECONDS = 300


@require_safe
def finder(request: Request) -> HttpResponse:
    """Three questions and at most ten answers; for htmx the answers alone."""
    answer = queries.find(
        request.actor, question_of(request.GET), at=now(), centre=request.centre or None
    )
    is_part = bool(request.htmx) and not request.htmx.history_restore_request
    results, misses = _cards(answer.results), _cards(answer.misses)
    tag = _tag(request, answer, results + misses, is_part=is_part)
    if not request.actor.is_signed_in and request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    template = "matching/finder.html#resultaten" if is_part else "matching/finder.html"
    own = beside.among(
        "opportunity", request.actor, [it.facts.id for it, _card in results + misses]
    )
    shown = {"results": results, "misses": misses, "own": own}
    response = render(request, template, {**_context(answer), **shown})
    response["Vary"] = "HX-Request, Cookie"
    if not request.actor.is_signed_in:
        response["ETag"] = tag
    return response


def _context(answer: Answer) -> dict[str, object]:
    question, number = answer.question, secrets.token_hex(6)
    return {
        "answer": answer,
        "question": question,
        "asked": {
            "wat": question.wat,
            "waar": question.waar,
            "km": str(question.km),
            "tijd": question.tijd,
            "themas": question.themas,
            "wanneer": question.wanneer,
        },
        "seal": sealed([it.facts.id for it in answer.results], answer.version, number),
        "number": number,
        "kept": _hidden(question),
        "narrow": _narrow(question),
        "map": queries.sheet_of(answer) if question.weergave == "kaart" else None,
    }


def _hidden(question: Question, without: tuple[str, ...] = ()) -> SafeString:
    """The answers so far, to go along with a form."""
    pairs = (
        (name, value)
        for name, values in question.as_values().items()
        if name not in without
        for value in (values if isinstance(values, list) else [values])
    )
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)


def _narrow(question: Question) -> SafeString:
    """The second questions, about language and access, with the first answers beside them."""
    before, after = _second_questions(get_language(), question.taal, question.toegang)
    return mark_safe(before + _hidden(question, without=("taal", "toegang")) + after)


@lru_cache(maxsize=512)
def _second_questions(language: str | None, spoken: str, needed: tuple[str, ...]) -> list[str]:
    """The form of the second questions in two pieces, cut where the first answers go."""
    context = {
        "spoken": spoken,
        "needed": needed,
        "languages": queries.languages(),
        "access": queries.access(),
        "kept": TYPED,
    }
    return render_to_string("matching/narrow.html", context).split(TYPED)


def _cards(results: list[Result]) -> list[tuple[Result, SafeString]]:
    """Each result with the part of its card that is the same for everyone, remembered by version."""
    language = get_language()
    return [(it, _card(it, language)) for it in results]


def _card(result: Result, language: str | None) -> SafeString:
    facts = result.facts
    key = f"card:{facts.id}:{facts.version}:{language}:{facts.usual_answer_days}"
    card = pages.get(key)
    if card is None:
        card = render_to_string("matching/card.html", {"it": facts})
        pages.set(key, card, CARD_SECONDS)
    return mark_safe(card)


def _tag(request: Request, answer: Answer, shown: list[Any], *, is_part: bool) -> str:
    """What the page says, in a few letters: the same tag, the same page."""
    said = [f"{card}{it.why}" for it, card in shown]
    rest = (answer.question, answer.count, answer.on, frame_of(request), is_part)
    whole = repr((said, rest)).encode()
    return f'"{md5(whole, usedforsecurity=False).hexdigest()}"'


@csrf_exempt  # the seal says that the list is ours; there is no session and nobody to impersonate
@require_POST
def shown(request: Request) -> HttpResponse:
    """The browser says that the list was seen: counted once, without who looked."""
    found = unsealed(request.POST.get("lijst", ""))
    if found:
        ids, version, number = found
        centre_id = request.centre.pk if request.centre else None
        actions.count_shown(
            ids, number=number, version=version, centre_id=centre_id, by=request.actor, at=now()
        )
    return HttpResponse(status=204)


@require_safe
def order(request: HttpRequest) -> HttpResponse:
    """How the order works, with live shares of exposure."""
    return render(request, "matching/order.html", queries.order_explained(now()))


@login_required
@require_safe
def saved(request: Request) -> HttpResponse:
    """The questions I keep."""
    return render(request, "matching/saved.html", {"searches": queries.own_searches(request.actor)})


@require_POST
def save(request: Request) -> HttpResponse:
    """Keep the question of the finder."""
    question = question_of(request.POST)
    name = queries.name_of(question)
    actions.save_search(
        question, name=name, centre=request.centre or None, by=request.actor, at=now()
    )
    return redirect("matching:saved")


@require_POST
def letters(request: Request, pk: int) -> HttpResponse:
    """Stop or start the letters about a kept question."""
    search = get_object_or_404(queries.own(request.actor), pk=pk)
    wants = request.POST.get("brief") == "ja"
    actions.change_letters(search, wants, by=request.actor, at=now())
    return redirect("matching:saved")


@require_POST
def forget(request: Request, pk: int) -> HttpResponse:
    """Take a kept question away."""
    search = get_object_or_404(queries.own(request.actor), pk=pk)
    actions.forget_search(search, by=request.actor, at=now())
    return redirect("matching:saved")


@require_http_methods(["GET", "HEAD", "POST"])
def stop_letters(request: Request, token: str) -> HttpResponse:
    """Behind *stop these letters* in a letter: reading shows the question, posting stops them."""
    search = queries.by_link(token)
    if request.method == "POST":
        whose = Actor(person_id=search.person_id)
        actions.change_letters(search, False, by=whose, at=now())
        return redirect("matching:stop_letters", token)
    return render(request, "matching/stop_letters.html", {"search": search})


@require_POST
def hide(request: Request, pk: int) -> HttpResponse:
    """Leave this out of my lists."""
    opportunity = get_object_or_404(opportunities.visible(request.actor), pk=pk)
    actions.hide(opportunity, by=request.actor, at=now())
    return redirect("matching:finder")


@require_POST
def show_again(request: Request) -> HttpResponse:
    """Put everything I hid back in sight."""
    actions.show_again(by=request.actor, at=now())
    return redirect("matching:finder")
