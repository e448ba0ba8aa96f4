"""Whom the centre reaches, at the desk."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import refusal
from aanjager.outreach.reach import actions, queries, rules
from aanjager.outreach.reach.choices import READY


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """What is asked, the rounds so far, and what was released."""
    centre = desk_of(request)
    rounds = queries.rounds_of(queries.of_centre(request.actor, centre))
    runs = any(one.state in actions.RUNS for one in rounds)
    context = {
        "rounds": rounds, "found": queries.found_of(centre, rounds), "sources": READY["sources"],
        "why_not": refusal(rules.begin, request.actor, centre, runs=runs),
    }  # fmt: skip
    return render(request, "reach/overview.html", context)


@login_required
@require_POST
def begin(request: Request) -> HttpResponse:
    """Put a round ready."""
    wave = actions.begin(desk_of(request), str(localdate().year), by=request.actor, at=now())
    messages.success(request, _("De vragen staan klaar. Bekijk ze en open dan de ronde."))
    return redirect("surveys:wave", wave.pk)
