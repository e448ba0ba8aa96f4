"""My place and what hangs there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from aanjager.community.people import queries as people
from aanjager.front.mine import queries
from aanjager.growth.internships import queries as internships
from aanjager.kernel.pages import Request
from aanjager.participation.handover import queries as handovers
from aanjager.trust.accounts import actions as accounts
from aanjager.trust.accounts import queries as account_queries


@never_cache
@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    pupil = internships.own_pupil(request.actor)
    context = {
        "pupil": pupil,
        "internship": internships.running_of(pupil) if pupil else None,
        "person": people.own(request.actor),
        "handovers": handovers.own_open(request.actor),
        "placements": queries.placements(request.actor),
        "roles": queries.roles(request.full_actor),
    }
    return render(request, "mine/overview.html", context)


@never_cache
@login_required
@require_safe
def roles(request: Request) -> HttpResponse:
    return render(request, "mine/roles.html", {"roles": queries.roles(request.full_actor)})


@never_cache
@login_required
@require_safe
def sessions(request: Request) -> HttpResponse:
    found = account_queries.sessions(request.actor, request.session.session_key, now())
    return render(request, "mine/sessions.html", {"sessions": found})


@login_required
@require_POST
def end_session(request: Request, pk: int) -> HttpResponse:
    if not accounts.end_session(pk, by=request.actor, at=now()):
        raise Http404
    messages.success(request, _("Daar ben je nu uitgelogd."))
    return redirect("mine:sessions")


@login_required
@require_POST
def end_other_sessions(request: Request) -> HttpResponse:
    accounts.end_other_sessions(request.session.session_key or "", by=request.actor, at=now())
    messages.success(request, _("Je bent overal uitgelogd, behalve hier."))
    return redirect("mine:sessions")
