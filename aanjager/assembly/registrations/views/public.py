"""Registering without an invitation, and who comes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.assembly.meetings import queries as meetings
from aanjager.assembly.registrations import actions, queries, rules
from aanjager.assembly.registrations.forms import GuestForm, WishesForm
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import refusal


def _own_page(row: Any) -> HttpResponse:
    return redirect("registrations:own", queries.token_of(row.meeting_id, row.code))


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: Request, pk: int) -> HttpResponse:
    """Register: who is known with one button, a guest with a name and an address."""
    meeting, actor = meetings.one(request.actor, pk), request.actor
    mine = queries.own_of(actor, meeting)
    if mine:
        return _own_page(mine)
    is_known = actor.person_id is not None
    form: Any = (WishesForm if is_known else GuestForm)(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        guest = None if is_known else form.guest
        row = actions.register(meeting, guest, form.wishes, by=actor, at=now())
        # The page says the same to every guest: whoever owns the address finds the link in the mail.
        return _own_page(row) if is_known else redirect("registrations:thanks", pk)
    context = {
        "meeting": meeting,
        "form": form,
        "why_not": refusal(rules.register, actor, meeting, at=now()),
        "standing": queries.standing(meeting, now()),
    }
    status = 422 if form.errors else 200
    return render(request, "registrations/register.html", context, status=status)


@require_safe
def thanks(request: Request, pk: int) -> HttpResponse:
    """To a guest: a letter is on its way."""
    return render(
        request, "registrations/thanks.html", {"meeting": meetings.one(request.actor, pk)}
    )


@require_safe
def participants(request: Request, pk: int) -> HttpResponse:
    """Who comes and wants to be seen by who looks."""
    meeting = meetings.one(request.actor, pk)
    mine = queries.own_of(request.actor, meeting)
    has_seat = mine is not None and mine.state in {"placed", "present"}
    found = queries.participants(request.actor, meeting, is_participant=has_seat)
    context = {"meeting": meeting, "participants": found}
    return render(request, "registrations/participants.html", context)
