"""Searching first, asking, and following one's own question by account or by the link of a letter."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.advice.expertise import actions, forms, queries
from aanjager.advice.finding import queries as finding
from aanjager.community.centres import queries as centres
from aanjager.community.people import queries as people
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused


def _form(request: Request, typed: str) -> forms.AskForm:
    known = people.own(request.actor)
    start = {
        "title": typed,
        "asker": "organisation" if request.actor.coordinator_of else "volunteer",
    }
    if known:
        start |= {"name": known.name, "email": known.email}
    data = request.POST if request.method == "POST" else None
    return forms.AskForm(data, actor=request.actor, centre=request.centre, initial=start)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request) -> HttpResponse:
    """First search what was answered before, then ask; all without script."""
    if not request.centre:
        return render(request, "expertise/centres.html", {"centres": centres.open_to_all()})
    typed = request.GET.get("q", "")[:200].strip()
    form = _form(request, typed) if typed or request.method == "POST" else None
    if request.method == "POST" and form and form.is_valid():
        try:
            it = actions.ask(request.centre, form.told, by=request.actor, at=now())
        except Refused as no:
            form.add_error("title", str(no))
        else:
            sent = _(
                "Je vraag is verstuurd. Je krijgt een mail met de link naar deze pagina. Bewaar die."
            )
            messages.success(request, sent)
            return redirect("expertise:link", actions.link_of(it))
    context = {
        "typed": typed,
        "form": form,
        "term": queries.term(request.centre),
        "address": queries.mail_address(request.centre),
        **_near(request, typed),
    }
    status = 422 if form and form.errors else 200
    return render(request, "expertise/ask.html", context, status=status)


def _near(request: Request, typed: str) -> dict[str, Any]:
    """What is near to the words that were typed, and the words that were looked for instead."""
    is_exact = "precies" in request.GET
    found, said = (
        queries.search(request.actor, request.centre, typed, is_exact=is_exact)
        if typed
        else ([], "")
    )
    return {"near": found, "said": said, "guides": finding.guides(request.centre, said or typed)}


@require_safe
def near(request: Request) -> HttpResponse:
    """The nearest existing answers, while somebody types."""
    if not request.centre:
        raise Http404
    typed = request.GET.get("q", "")[:200].strip()
    found = _near(request, typed if len(typed) > 2 else "")
    return render(request, "expertise/near.html", {**found, "typed": typed})


def _step(request: Request, it: Any, step: str, link: str) -> forms.MissingForm | None:
    """Do what who asked chose; the form when something is missing in it."""
    facts: dict[str, Any] = {"link": link, "by": request.actor, "at": now()}
    if step == "hielp":
        actions.helped(it, **facts)
        messages.success(request, _("Fijn. De vraag is klaar."))
    elif step == "intrekken":
        actions.withdraw(it, **facts)
        messages.success(request, _("Je vraag is ingetrokken."))
    elif step == "nog-niet":
        form = forms.MissingForm(request.POST)
        if not form.is_valid():
            return form
        try:
            actions.reopen(it, form.cleaned_data["because"], **facts)
            messages.success(request, _("We zoeken verder. Je krijgt opnieuw antwoord."))
        except Refused as no:
            form.add_error("because", str(no))
            return form
    else:
        raise Http404
    return None


def _page(request: Request, it: Any, form: forms.MissingForm | None, **shown: Any) -> HttpResponse:
    context = {"it": it, "now": now(), "form": form or forms.MissingForm(), **shown}
    return render(request, "expertise/own.html", context, status=422 if form else 200)


@never_cache
@require_safe
def link(request: Request, token: str) -> HttpResponse:
    """How a question stands, behind the link of a letter; looking answers nothing."""
    try:
        return _page(request, queries.by_link(token), None, token=token)
    except ObjectDoesNotExist:
        return _mailed(request, token) or render(request, "expertise/old_link.html", status=404)


def _mailed(request: Request, token: str) -> HttpResponse | None:
    """The question that came by mail and waits for its button, when there is one."""
    it = queries.mailed_by_link(token)
    return render(request, "expertise/mailed.html", {"it": it, "token": token}) if it else None


def _mailed_step(request: Request, token: str, step: str) -> HttpResponse | None:
    """Say that a question by mail is one's own or not, when it still waits."""
    it = queries.mailed_by_link(token)
    if it is None or step not in {"klopt", "niet-van-mij"}:
        return None
    if step == "klopt":
        actions.confirm(it, link=token, by=request.actor, at=now())
        messages.success(request, _("Dank je. We gaan met je vraag aan de slag."))
        return redirect("expertise:link", token)
    actions.discard(it, link=token, by=request.actor, at=now())
    messages.success(request, _("Gewist. We doen er niets mee."))
    return redirect("expertise:ask")


def _sure(request: Request, it: Any, step: str, back: str) -> HttpResponse:
    """Ask twice before a question is taken back; every other step stands on the page itself."""
    if step != "intrekken" or it.state != "waiting":
        return redirect(back)
    return render(request, "expertise/withdraw.html", {"it": it, "back": back})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link_step(request: Request, token: str, step: str) -> HttpResponse:
    """Say whether it helped, ask again or take it back, by the link of a letter."""
    back = reverse("expertise:link", args=[token])
    try:
        it = queries.by_link(token)
    except ObjectDoesNotExist:
        if request.method == "POST":
            done = _mailed_step(request, token, step)
        else:
            done = redirect(back) if queries.mailed_by_link(token) else None
        return done or render(request, "expertise/old_link.html", status=404)
    if request.method != "POST":
        return _sure(request, it, step, back)
    if step == "klopt":  # pressed twice
        return redirect(back)
    form = _step(request, it, step, token)
    return _page(request, it, form, token=token) if form else redirect(back)


@login_required
@require_safe
def own_list(request: Request) -> HttpResponse:
    """What one asked, what waits for an own word first."""
    page = page_of(queries.own(request.actor), request)
    return render(request, "expertise/own_list.html", {"page": page, "now": now()})


@login_required
@require_safe
def own(request: Request, pk: int) -> HttpResponse:
    """One question of one's own with its answers."""
    return _page(request, queries.own_one(request.actor, pk), None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_step(request: Request, pk: int, step: str) -> HttpResponse:
    """The same as behind the link of a letter, by who is signed in."""
    it = queries.own_one(request.actor, pk)
    if request.method != "POST":
        return _sure(request, it, step, reverse("expertise:own", args=[pk]))
    form = _step(request, it, step, "")
    return _page(request, it, form) if form else redirect("expertise:own", pk)
