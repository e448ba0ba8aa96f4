"""Proofs at the desk: whom was given what, giving one, taking one back, what they are of, and the keys."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import for_staff
from aanjager.community.people import queries as people
from aanjager.growth.credentials import actions, forms, queries, rules
from aanjager.growth.credentials.views.files import TO_SHOW, as_file
from aanjager.growth.frameworks import queries as frameworks
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@for_staff
@require_safe
def overview(request: Request, centre: Any) -> HttpResponse:
    """Whom was given what."""
    text, state = request.GET.get("q", "").strip(), request.GET.get("stand", "")
    found = queries.given(request.actor, centre, text=text, state=state)
    context = {
        "page": page_of(found, request), "text": text, "state": state, "at": now(),
        "signs": queries.has_keys(centre, queries.did_of(centre)),
    }  # fmt: skip
    return render(request, "credentials/overview.html", context)


@for_staff
@require_safe
def choose(request: Request, centre: Any) -> HttpResponse:
    """For whom a proof is."""
    text = request.GET.get("q", "").strip()
    found = queries.people_called(request.actor, centre, text) if text else []
    return render(request, "credentials/choose.html", {"text": text, "people": found})


@for_staff
@ask_or_do
def give(request: Request, centre: Any, person: int) -> HttpResponse:
    """Give somebody a proof, after looking at whom it is for and what it will say."""
    who, step = people.one(request.actor, person), request.POST.get("stap", "")
    kinds = queries.open_achievements(request.actor, centre)
    form = forms.GrantForm(request.POST or None, achievements=kinds, initial={"name": who.name})
    context = {"form": form, "who": who, "since": queries.known_since(centre, who)}
    if request.method == "POST" and step not in {"geef", "terug"} and form.is_valid():
        return render(request, "credentials/look.html", context)
    if step == "geef" and form.is_valid():
        kind = form.cleaned_data["achievement"]
        try:
            it = actions.issue(kind, who, form.granted, until=form.ends, by=request.actor, at=now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Het bewijs is gegeven. Wie mail heeft, krijgt een brief."))
            return redirect("credentials:detail", it.pk)
    context["has_kinds"] = kinds.exists()
    return render(request, "credentials/give.html", context, status=422 if form.errors else 200)


@for_staff
@require_safe
def detail(request: Request, centre: Any, pk: int) -> HttpResponse:
    """One proof: what stands in it, what happened to it, and taking it back."""
    it = queries.one_given(request.actor, centre, pk)
    context = {
        "it": it, "said": queries.check(it.document, now()) if it.document else None,
        "form": forms.RevokeForm(), "why_not": refusal(rules.revoke, request.actor, it),
        "story": queries.story(request.actor, it),
    }  # fmt: skip
    return render(request, "credentials/detail.html", context)


@for_staff
@ask_or_do
def revoke(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Take a proof back, with the reason."""
    it, form = (
        queries.one_given(request.actor, centre, pk),
        forms.RevokeForm(request.POST if request.method == "POST" else None),
    )
    if request.method == "POST" and form.is_valid():
        actions.revoke(it, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Ingetrokken. Wie het nu controleert, ziet dat meteen."))
        return redirect("credentials:detail", it.pk)
    context = {"form": form, "it": it, "why_not": refusal(rules.revoke, request.actor, it)}
    return render(request, "credentials/revoke.html", context, status=422 if form.errors else 200)


@for_staff
@require_safe
def pdf(request: Request, centre: Any, pk: int) -> HttpResponse:
    """The proof on paper, for who has no mail."""
    return as_file(queries.one_given(request.actor, centre, pk), "pdf", allowed=TO_SHOW)


@for_staff
@ask_or_do
def kinds(request: Request, centre: Any) -> HttpResponse:
    """What proofs of this centre are of, and one more."""
    found = frameworks.by_uri(request.GET.get("stelsel", ""))
    form = forms.AchievementForm(request.POST or None, aligned=found)
    if request.method == "POST" and form.is_valid():
        actions.describe(centre, form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Het soort bewijs staat erbij. Je kunt het nu geven."))
        return redirect("credentials:kinds")
    context = {"kinds": queries.achievements(request.actor, centre), "form": form}
    return render(request, "credentials/kinds.html", context, status=422 if form.errors else 200)


@for_staff
@require_POST
def stop(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Give this kind of proof no more."""
    actions.stop(queries.kind(request.actor, centre, pk), by=request.actor, at=now())
    return redirect("credentials:kinds")


@for_staff
@require_safe
def keys(request: Request, centre: Any) -> HttpResponse:
    """The keys with which this centre signs."""
    context = {
        "keys": queries.keys_of(request.actor, centre), "did": queries.did_of(centre),
        "why_not": refusal(rules.rotate, request.actor, centre),
    }  # fmt: skip
    return render(request, "credentials/keys.html", context)


@for_staff
@ask_or_do
def rotate(request: Request, centre: Any) -> HttpResponse:
    """Change the keys, after saying twice that one wants to."""
    rules.rotate(request.actor, centre)
    form = forms.RotateForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.rotate(centre, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Er zijn nieuwe sleutels. Oude bewijzen blijven geldig."))
        return redirect("credentials:keys")
    context = {"form": form, "keys": queries.keys_of(request.actor, centre)}
    return render(request, "credentials/rotate.html", context, status=422 if form.errors else 200)
