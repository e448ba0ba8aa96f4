"""Standing questions at the desk, and saying no to them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.kernel.pages import Request
from aanjager.outreach.standing import actions, queries

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """The three moments: what is asked, how many answer, what was released."""
    rows = queries.overview(request.actor, desk_of(request))
    return render(request, "standing/overview.html", {"rows": rows})


@login_required
@require_POST
def prepare(request: Request) -> HttpResponse:
    """Put the ready questions of a moment on the desk."""
    made = actions.prepare(
        desk_of(request), request.POST.get("moment", ""), by=request.actor, at=now()
    )
    messages.success(request, _("De vragen staan klaar. Bekijk ze en zet ze dan aan."))
    return redirect("surveys:wave", queries.last_wave(made).pk)


@login_required
@require_POST
def switch(request: Request, pk: int) -> HttpResponse:
    """Turn the questions of a moment on or off."""
    it = queries.one(request.actor, desk_of(request), pk)
    if request.POST.get("doe") == "uit":
        actions.turn_off(it, by=request.actor, at=now())
        messages.success(
            request, _("We vragen niemand meer. Wie een brief heeft, kan nog antwoorden.")
        )
    else:
        actions.turn_on(it, by=request.actor, at=now())
        messages.success(request, _("Vanaf nu krijgt iedereen op dit moment één keer deze vragen."))
    return redirect("standing:overview")


def _page(request: Request, person_id: int | None) -> HttpResponse:
    if request.method == "POST":
        does = actions.resume if request.POST.get("doe") == "weer" else actions.stop
        does(person_id, by=request.actor, at=now())
        return redirect(request.path)
    return render(request, "standing/stop.html", {"says_no": queries.says_no(person_id)})


@login_required
@never_cache
@ask_or_do
def own(request: Request) -> HttpResponse:
    """Whether I want the short questions about my places."""
    return _page(request, request.actor.person_id)


@never_cache
@ask_or_do
def stop(request: Request, token: str) -> HttpResponse:
    """The same for who holds the link of a letter; only a button acts."""
    person_id = queries.person_at(token)
    if person_id is None:
        return render(request, "old_link.html", status=404)
    return _page(request, person_id)
