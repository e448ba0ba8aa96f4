"""Where who organises works on meetings: the list, the day, the sessions."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.assembly.meetings import actions, queries, rules
from aanjager.assembly.meetings.forms import ItemForm, SessionForm
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.kernel.sheets import csv_lines

SHOWS = ("komend", "geweest", "concept", "geannuleerd")
STEPS: dict[str, Any] = {
    "announce": actions.announce,
    "open_up": actions.open_up,
    "close": actions.close,
    "begin": actions.begin,
    "finish": actions.finish,
    "archive": actions.archive,
}
WITHOUT_MOMENT = {"close", "archive"}  # these rules do not ask what time it is


def organiser_here(request: Request) -> Any:
    """The centre whose meetings somebody organises at this address; None for the association; else 404."""
    actor, centre = request.actor, request.centre or None
    if not actor.works_at(centre.pk if centre else None):
        raise Http404
    return centre


def _asked(request: Request) -> dict[str, str]:
    show = request.GET.get("toon", "")
    return {"text": request.GET.get("q", "")[:100], "show": show if show in SHOWS else ""}


@login_required
@require_safe
def organised(request: Request) -> HttpResponse:
    """The meetings of the centre, or of the association."""
    centre, wanted = organiser_here(request), _asked(request)
    found = queries.organised(request.actor, centre, at=now(), **wanted)
    context = {
        "page": page_of(found, request),
        "wanted": wanted,
        "shows": {
            "": _("alles"),
            "komend": _("komend"),
            "geweest": _("geweest"),
            "concept": _("concept"),
            "geannuleerd": _("geannuleerd"),
        },
    }
    return render(request, "meetings/organised.html", context)


@login_required
@require_safe
def sheet(request: Request) -> StreamingHttpResponse:
    """The list of meetings as a file; without people."""
    centre = organiser_here(request)
    found = queries.organised(request.actor, centre, at=now(), **_asked(request))
    header = [
        _("nummer"), _("titel"), _("soort"), _("begint"), _("waar"), _("toestand"),
        _("plaatsen"), _("geplaatst"), _("wachten"),
    ]  # fmt: skip
    rows = (
        (
            it.pk, it.title, it.get_kind_display(), f"{localtime(it.starts_at):%Y-%m-%d %H:%M}",
            it.venue, it.get_state_display(), it.capacity, it.seated, it.waiting,
        )
        for it in found.iterator()
    )  # fmt: skip
    answer = StreamingHttpResponse(csv_lines(header, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="bijeenkomsten.csv"'
    return answer


@login_required
@require_safe
def manage(request: Request, pk: int) -> HttpResponse:
    """How a meeting stands and what can be done with it."""
    meeting, at, actor = queries.organised_one(request.actor, pk), now(), request.actor
    next_one = queries.following(meeting) if meeting.series_id else None
    context = {
        "meeting": meeting,
        "closes_at": rules.closes_at(meeting),
        "left": max(0, (meeting.capacity or 0) - meeting.seated - meeting.offered),
        "overbooked": max(0, meeting.seated + meeting.offered - meeting.capacity)
        if meeting.capacity is not None
        else 0,
        "why_not": {name: _why_not(name, actor, meeting, at) for name in STEPS},
        "why_not_change": refusal(rules.change, actor, meeting),
        "why_not_next": refusal(rules.propose_next, actor, meeting, next_one),
    }
    return render(request, "meetings/manage.html", context)


def _why_not(name: str, actor: Any, meeting: Any, at: Any) -> str:
    facts = {} if name in WITHOUT_MOMENT else {"at": at}
    return refusal(getattr(rules, name), actor, meeting, **facts)


@login_required
@require_POST
def step(request: Request, pk: int) -> HttpResponse:
    """Take a meeting one step further."""
    meeting = queries.organised_one(request.actor, pk)
    act = STEPS.get(request.POST.get("stap", ""))
    if act is None:
        raise Refused(_("Kies wat er moet gebeuren."))
    meeting = act(meeting, by=request.actor, at=now())
    told = _("Gedaan. De bijeenkomst is nu: %(state)s.") % {"state": meeting.get_state_display()}
    messages.success(request, told)
    return redirect("meetings:manage", pk)


@login_required
@require_POST
def propose_next(request: Request, pk: int) -> HttpResponse:
    """Propose the next of the series, as a draft."""
    meeting = queries.organised_one(request.actor, pk)
    made = actions.propose_next(meeting, by=request.actor, at=now())
    messages.success(request, _("De volgende staat klaar als concept. Kijk of de dag klopt."))
    return redirect("registrations:edit", made.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request: Request, pk: int) -> HttpResponse:
    """The parts of the day, in order; a new one comes at the end."""
    meeting = queries.organised_one(request.actor, pk)
    form = ItemForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        actions.add_item(meeting, form.item, by=request.actor, at=now())
        return redirect("meetings:agenda", pk)
    entries = queries.agenda(meeting)
    context = {
        "meeting": meeting,
        "form": form,
        "entries": entries,
        "why_not": refusal(rules.arrange, request.actor, meeting),
    }
    return render(request, "meetings/agenda.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: Request, pk: int, item: int) -> HttpResponse:
    """Change, move or take away one part of the day."""
    meeting = queries.organised_one(request.actor, pk)
    found = queries.agenda_item(meeting, item)
    by, at, todo = request.actor, now(), request.POST.get("doe", "")
    if todo in {"up", "down"}:
        actions.move_item(found, up=todo == "up", by=by, at=at)
        return redirect("meetings:agenda", pk)
    if todo == "remove":
        actions.remove_item(found, by=by, at=at)
        return redirect("meetings:agenda", pk)
    form = ItemForm(request.POST or None, meeting=meeting, initial=ItemForm.told_by(found))
    if request.method == "POST" and form.is_valid():
        actions.change_item(found, form.item, by=by, at=at)
        return redirect("meetings:agenda", pk)
    context = {"meeting": meeting, "form": form, "item": found}
    return render(request, "meetings/item.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: Request, pk: int) -> HttpResponse:
    """The sessions and working groups; a new one comes with the next number."""
    meeting = queries.organised_one(request.actor, pk)
    form = SessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_session(meeting, form.part, by=request.actor, at=now())
        return redirect("meetings:sessions", pk)
    context = {
        "meeting": meeting,
        "form": form,
        "programme": queries.programme(meeting),
        "why_not": refusal(rules.arrange, request.actor, meeting),
    }
    return render(request, "meetings/sessions.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: Request, pk: int, session: int) -> HttpResponse:
    """Change or take away one session."""
    meeting = queries.organised_one(request.actor, pk)
    found = queries.session(meeting, session)
    if request.POST.get("doe") == "remove":
        actions.remove_session(found, by=request.actor, at=now())
        return redirect("meetings:sessions", pk)
    form = SessionForm(request.POST or None, initial=SessionForm.told_by(found))
    if request.method == "POST" and form.is_valid():
        actions.change_session(found, form.part, by=request.actor, at=now())
        return redirect("meetings:sessions", pk)
    context = {"meeting": meeting, "form": form, "session": found}
    return render(request, "meetings/session.html", context, status=422 if form.errors else 200)
