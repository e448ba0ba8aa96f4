"""What the links in letters show; looking answers nothing, only a button does."""

from typing import Any
from urllib.parse import unquote

import segno
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.assembly.meetings import queries as meetings
from aanjager.assembly.registrations import actions, queries, rules
from aanjager.assembly.registrations.forms import GuestForm, WishesForm
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import refusal


def _old_link(request: Request) -> HttpResponse:
    return render(request, "registrations/old_link.html", status=404)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: Request, token: str) -> HttpResponse:
    """Show an invitation; say yes, no, or bring somebody along."""
    try:
        it = queries.invitation_by_link(token)
    except ObjectDoesNotExist:
        return _old_link(request)
    if request.method == "POST" and "no" in request.POST:
        actions.decline_invitation(it, token=token, by=request.actor, at=now())
        messages.success(request, _("We weten dat je niet komt. Je kunt dit nog veranderen."))
        return redirect("registrations:invitation", token)
    initial = {"name": it.name, "address": it.address} if not queries.used_seats(it) else {}
    form = GuestForm(request.POST or None, meeting=it.meeting, initial=initial)
    if request.method == "POST" and form.is_valid():
        row = actions.accept_invitation(
            it, form.guest, form.wishes, token=token, by=request.actor, at=now()
        )
        return redirect("registrations:own", queries.token_of(row.meeting_id, row.code))
    used = queries.used_seats(it)
    context = {
        "invitation": it,
        "meeting": it.meeting,
        "organiser": meetings.organiser_name(it.meeting),
        "form": form,
        "used": used,
        "why_not": refusal(
            rules.accept_invitation, request.actor, it, at=now(), token=token, used=used
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "registrations/invitation.html", context, status=status)


def _row(token: str) -> Any:
    try:
        return queries.one_by_link(token)
    except ObjectDoesNotExist:
        raise Http404 from None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: Request, token: str) -> HttpResponse:
    """One's own registration: the seat, the code, the wishes; with the same link as in every letter."""
    try:
        row = queries.one_by_link(token)
    except ObjectDoesNotExist:
        return _old_link(request)
    if request.method == "POST":
        return _answer(request, row, token)
    return _page(request, row, token)


def _answer(request: Request, row: Any, token: str) -> HttpResponse:
    todo, actor, at = request.POST.get("doe", ""), request.actor, now()
    acts: dict[str, Any] = {
        "prove": (actions.prove, _("Bedankt. Je adres is bevestigd.")),
        "cancel": (actions.cancel, _("Je bent afgemeld. De plaats gaat naar wie wacht.")),
        "accept": (actions.accept_offer, _("De plaats is voor jou.")),
    }
    if todo in acts:
        act, told = acts[todo]
        act(row, by=actor, at=at, token=token)
        messages.success(request, told)
        return redirect("registrations:own", token)
    if todo == "back":
        return _back(request, row, token)
    form = WishesForm(request.POST, meeting=row.meeting)
    if not form.is_valid():
        return _page(request, row, token, form=form)
    actions.change_wishes(row, form.wishes, by=actor, at=at, token=token)
    messages.success(request, _("Je wensen zijn bewaard."))
    return redirect("registrations:own", token)


def _back(request: Request, row: Any, token: str) -> HttpResponse:
    """Register again. To a registration that ran already only its own letter leads."""
    at = now()
    made = actions.come_back(row, by=request.actor, at=at, token=token)
    if made.queued_at != at:
        messages.success(request, _("Je bent al aangemeld. Kijk in je mail voor de link."))
        return redirect("registrations:own", token)
    messages.success(request, _("Je bent weer aangemeld."))
    return redirect("registrations:own", queries.token_of(made.meeting_id, made.code))


def _page(request: Request, row: Any, token: str, form: Any = None) -> HttpResponse:
    at, need = now(), getattr(row, "access_need", None)
    chosen = queries.chosen(row)
    initial = {"shown_to": row.shown_to, "needs": need.text if need else ""}
    initial |= {f"session_{place}": key for place, key in enumerate(chosen)}
    has_seat = row.state in {"placed", "present"}
    context = {
        "row": row,
        "meeting": row.meeting,
        "organiser": meetings.organiser_name(row.meeting),
        "token": token,
        "code": queries.shown_code(row.code),
        "has_seat": has_seat,
        "form": form or WishesForm(meeting=row.meeting, initial=initial),
        "standing": queries.standing(row.meeting, at, row) if row.state == "waiting" else None,
        "placed_at": queries.own_sessions(row),
        "agenda": meetings.agenda(row.meeting),
        "programme": meetings.programme(row.meeting),
        "others": queries.participants(request.actor, row.meeting, is_participant=True)
        if has_seat and row.proven_at
        else [],
        "why_not_accept": refusal(rules.accept_offer, request.actor, row, at=at, token=token),
        "why_not_back": refusal(rules.come_back, request.actor, row, at=at, token=token),
        "may_change": not refusal(rules.change_wishes, request.actor, row, at=at, token=token),
        "may_cancel": not refusal(rules.cancel, request.actor, row, at=at, token=token),
    }
    status = 422 if form is not None else 200
    return render(request, "registrations/own.html", context, status=status)


@never_cache
@require_safe
def qr(request: Request, token: str) -> HttpResponse:
    """The code as a picture that the phone at the door reads: it leads to a page with one button."""
    row = _row(token)
    path = reverse("attendance:ticket", args=[row.meeting_id, row.code])
    made = segno.make(meetings.link(row.meeting, path), error="m", micro=False)
    drawn = made.svg_data_uri(scale=6, border=4, dark="#000", light="#fff").partition(",")[2]
    return HttpResponse(unquote(drawn), content_type="image/svg+xml")


@never_cache
@require_safe
def date(request: Request, token: str) -> HttpResponse:
    """The meeting for one's own calendar."""
    row = _row(token)
    text = meetings.calendar([meetings.event(row.meeting, at=now())])
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="afspraak.ics"'
    return answer
