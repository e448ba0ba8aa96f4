"""At the desk: proposing, and going on with who came. At my place: seeing what goes along, yes or no."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres import queries as centres
from aanjager.community.centres.middleware import desk_of
from aanjager.community.people import queries as people
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.participation.handover import actions, forms, queries, rules

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _of_desk(request: Request, centre: Any, pk: int) -> Any:
    """Somebody who is registered at this centre; 404 for anybody else."""
    found = people.visible(request.actor).select_related("user")
    person = get_object_or_404(found, pk=pk)
    if not queries.is_at(person.pk, centre.pk):
        raise Http404
    return person


@never_cache
@login_required
@ask_or_do
def away(request: Request, pk: int) -> HttpResponse:
    """Propose it to somebody, and see what was answered."""
    centre = desk_of(request)
    person = _of_desk(request, centre, pk)
    form = forms.ProposeForm(request.POST or None, others=queries.others(centre))
    if request.method == "POST" and form.is_valid():
        to_centre = centres.open_to_all().get(pk=form.cleaned_data["to_centre"])
        why = form.cleaned_data["why"]
        try:
            actions.propose(person, centre, to_centre, why, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            said = (
                _("Gevraagd. De persoon krijgt een brief en beslist zelf.")
                if person.user_id
                else _("Bewaard. Bespreek het met de persoon en schrijf het antwoord op.")
            )
            messages.success(request, said)
            return redirect("handover:away", pk)
    asked = list(queries.of_person(request.actor, centre, person))
    waits = any(it.state == "proposed" for it in asked)
    context = {
        "person": person,
        "form": form,
        "asked": asked,
        "why_not": refusal(rules.propose, request.actor, person, centre, is_asked=waits),
    }
    return render(request, "handover/away.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def withdraw(request: Request, pk: int, handover: int) -> HttpResponse:
    """Take the question back."""
    centre = desk_of(request)
    person = _of_desk(request, centre, pk)
    it = queries.one_away(request.actor, centre, person, handover)
    actions.withdraw(it, by=request.actor, at=now())
    messages.success(request, _("Ingetrokken. De persoon krijgt een brief."))
    return redirect("handover:away", pk)


@never_cache
@login_required
@ask_or_do
def write_down(request: Request, pk: int, handover: int) -> HttpResponse:
    """Go through it with somebody without an account, and write down their own yes or no."""
    centre = desk_of(request)
    person = _of_desk(request, centre, pk)
    it = queries.one_away(request.actor, centre, person, handover)
    rules.write_down(request.actor, it)
    form = forms.WriteDownForm(request.POST or None, initial={"on": localdate()})
    if request.method == "POST" and form.is_valid():
        says_yes, codes = request.POST.get("doe") == "ja", tuple(request.POST.getlist("mee")[:60])
        said = actions.Answer(says_yes, codes=codes, **form.cleaned_data)
        try:
            actions.write_down(it, said, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request, _("Opgeschreven. Na een ja ziet de andere centrale ook hoe en wanneer.")
            )
            return redirect("handover:away", pk)
    context = {
        "it": it,
        "person": person,
        "form": form,
        "notes": queries.notes(it),
        "ticked": request.POST.getlist("mee"),
    }
    return render(request, "handover/write_down.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def here(request: Request) -> HttpResponse:
    """Who was handed over to this centre."""
    found = queries.here(request.actor, desk_of(request))
    return render(request, "handover/here.html", {"page": page_of(found, request)})


@login_required
@require_POST
def receive(request: Request, pk: int) -> HttpResponse:
    """Begin the intake with what came along."""
    it = queries.one_here(request.actor, desk_of(request), pk)
    case = actions.receive(it, by=request.actor, at=now())
    messages.success(request, _("Begonnen. Wat meekwam staat in het traject."))
    return redirect("desk:case", case.pk)


@never_cache
@login_required
@require_safe
def own(request: Request, pk: int) -> HttpResponse:
    """To the person: exactly what would go along, nothing ticked."""
    it = queries.own(request.actor, pk)
    context = {
        "it": it,
        "person": people.own(request.actor),
        "notes": queries.notes(it),
        "why_not": refusal(rules.agree, request.actor, it),
        "carried": list(it.carried.all()),
    }
    return render(request, "handover/own.html", context)


@login_required
@require_POST
def answer(request: Request, pk: int) -> HttpResponse:
    """Yes with what was ticked, or no."""
    it = queries.own(request.actor, pk)
    if request.POST.get("doe") == "ja":
        try:
            codes = request.POST.getlist("mee")[:60]
            actions.agree(it, codes, by=request.actor, at=now())
            messages.success(request, _("Dank je. De andere centrale neemt contact met je op."))
        except Refused as no:
            messages.warning(request, str(no))
    else:
        actions.refuse(it, by=request.actor, at=now())
        messages.success(request, _("Goed. Er gaat niets naar een andere centrale."))
    return redirect("handover:own", pk)
