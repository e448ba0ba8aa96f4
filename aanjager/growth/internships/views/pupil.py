"""Where a pupil finds a place, and the page behind the guardian's link."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.growth.internships import actions, forms, queries, rules
from aanjager.growth.internships.choices import MOST_CLASSES
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.law import queries as law

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _me(request: Request):  # type: ignore[no-untyped-def]
    pupil = queries.own_pupil(request.actor)
    if pupil is None:
        raise Http404
    return pupil


def _why_not(request, pupil, *, running, offer=None) -> str:  # type: ignore[no-untyped-def]
    age = int(law.number("consent_age", on=localdate()))
    facts = {"is_own": True, "running": running, "consent_age": age, "on": localdate()}
    return refusal(rules.apply, request.actor, pupil, offer, **facts)


@never_cache
@login_required
@require_safe
def mine(request: Request) -> HttpResponse:
    """My track: what I asked for, who has to say yes, what is next."""
    pupil = queries.own_pupil(request.actor)
    groups = list(queries.groups(request.actor).filter(result_at=None)[:MOST_CLASSES])
    if pupil is None:
        return render(request, "internships/nothing.html", {"groups": groups})
    found = queries.internships_of(pupil)
    running = next((it for it in found if it.is_running), None)
    context = {
        "pupil": pupil,
        "groups": groups,
        "running": running,
        "before": [it for it in found if not it.is_running],
        "why_not": _why_not(request, pupil, running=running),
        "why_not_guardian": refusal(rules.name_guardian, request.actor, pupil, is_own=True),
        "guardian_form": forms.GuardianForm(
            initial={"name": pupil.guardian_name, "email": pupil.guardian_email}
        ),
        "side_job_form": forms.SideJobForm(now=pupil.side_job),
    }
    return render(request, "internships/mine.html", context)


@never_cache
@login_required
@require_safe
def places(request: Request) -> HttpResponse:
    """Places that fit my age, level and distance; looking is free."""
    pupil = _me(request)
    form = forms.SearchForm(request.GET or {"km": "10"})
    asked = form.cleaned_data if form.is_valid() else {}
    point = queries.where(pupil, str(asked.get("waar", "")))
    reach = int(str(asked.get("km") or 10))
    found = queries.fitting(request.actor, pupil, point=point, reach_km=reach, on=localdate())
    context = {"form": form, "found": found, "pupil": pupil}
    return render(request, "internships/places.html", context)


@never_cache
@login_required
@ask_or_do
def apply(request: Request, pk: int) -> HttpResponse:
    """Ask for this place."""
    pupil = _me(request)
    offer = queries.one_offer(request.actor, pupil, pk)
    if offer is None:
        raise Http404
    running = queries.running_of(pupil)
    form = forms.ApplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.apply(pupil, offer, form.cleaned_data["why"], by=request.actor, at=now())
        messages.success(request, _("Je aanvraag ligt bij je mentor. Je krijgt een brief."))
        return redirect("internships:mine")
    why_not = _why_not(request, pupil, running=running, offer=offer)
    context = {"offer": offer, "form": form, "why_not": why_not}
    return render(request, "internships/apply.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def name_guardian(request: Request) -> HttpResponse:
    """Say who the guardian is, who gets a letter."""
    pupil, form = _me(request), forms.GuardianForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Vul een naam en een e-mailadres in."))
    actions.name_guardian(pupil, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, _("Je ouder of verzorger krijgt een brief met een link."))
    return redirect("internships:mine")


@login_required
@require_POST
def tell_side_job(request: Request) -> HttpResponse:
    """Say which paid hours I work."""
    pupil = _me(request)
    form = forms.SideJobForm(request.POST, now=pupil.side_job)
    if not form.is_valid():
        raise Refused(_("Vul per dag een getal in, zoals 3 of 2,5."))
    actions.tell_side_job(pupil, form.hours(), by=request.actor, at=now())
    messages.success(request, _("Bewaard. Je bijbaan telt mee bij wat je mag plannen."))
    return redirect("internships:mine")


@never_cache
@ask_or_do
def guardian(request: Request, token: str) -> HttpResponse:
    """What the guardian is asked; only the button says yes."""
    pupil = queries.by_guardian(token)
    if request.method == "POST":
        actions.agree(pupil, by=request.actor, at=now())
        messages.success(request, _("Dank je wel. Je kind kan nu een plek aanvragen."))
        return redirect("internships:guardian", token)
    context = {"pupil": pupil, "why_not": refusal(rules.agree, request.actor, pupil)}
    return render(request, "internships/guardian.html", context)
