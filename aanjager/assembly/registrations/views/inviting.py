"""Inviting by a rule: first the number, then the button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from aanjager.assembly.meetings import queries as meetings
from aanjager.assembly.registrations import actions, queries, rules
from aanjager.assembly.registrations.forms import AudienceForm
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import refusal

SHOWN = 5  # names of the audience, to see that the rule finds the right ones


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: Request, pk: int) -> HttpResponse:
    """Choose whom to invite, see how many that are, and send; below it who was invited."""
    meeting = meetings.organised_one(request.actor, pk)
    asked = request.POST if request.method == "POST" else request.GET
    form = AudienceForm(asked if "kind" in asked else None, meeting=meeting)
    found = None
    if form.is_bound and form.is_valid():
        if request.method == "POST":
            many = actions.invite(meeting, form.audience, by=request.actor, at=now())
            _say(request, many)
            return redirect("registrations:invitations", pk)
        found = queries.recipients(request.actor, meeting, form.audience)
    context = {
        "meeting": meeting,
        "form": form,
        "found": found,
        "some": found[:SHOWN] if found else [],
        "rule": queries.in_words(form.audience) if found is not None else "",
        "why_not": refusal(rules.invite, request.actor, meeting, at=now()),
        "page": page_of(queries.invitations(request.actor, meeting), request),
    }
    status = 422 if form.errors and request.method == "POST" else 200
    return render(request, "registrations/invitations.html", context, status=status)


def _say(request: Request, many: int) -> None:
    words = ngettext(
        "Er staat %(n)s uitnodiging klaar. Ze gaat vanzelf op weg.",
        "Er staan %(n)s uitnodigingen klaar. Ze gaan vanzelf op weg.",
        many,
    )
    messages.success(request, words % {"n": many} if many else _("Deze regel vindt niemand meer."))


@login_required
@require_POST
def withdraw(request: Request, pk: int, row: int) -> HttpResponse:
    """Take an invitation back."""
    meeting = meetings.organised_one(request.actor, pk)
    found = queries.invitations(request.actor, meeting).filter(pk=row).first()
    if found is None:
        raise Http404
    actions.withdraw_invitation(found, by=request.actor, at=now())
    messages.success(request, _("De uitnodiging is ingetrokken."))
    return redirect("registrations:invitations", pk)
