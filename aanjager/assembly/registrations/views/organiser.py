"""Where who organises makes and changes a meeting, and sees who comes."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.assembly.meetings import queries as known
from aanjager.assembly.meetings import rules as meeting_rules
from aanjager.assembly.registrations import actions, queries, rules
from aanjager.assembly.registrations.choices import SHOWS
from aanjager.assembly.registrations.forms import AtTheDeskForm, MeetingForm, ReasonForm
from aanjager.kernel.pages import Request, page_of, show
from aanjager.kernel.refusals import Refused, refusal
from aanjager.kernel.sheets import csv_lines, xlsx_file

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """A new meeting, as a draft."""
    centre = request.centre or None
    if refusal(meeting_rules.create, request.actor, centre):
        raise Http404
    form = MeetingForm(request.POST or None, centre=centre)
    if request.method == "POST" and form.is_valid():
        made = actions.create(form.plan(), centre=centre, by=request.actor, at=now())
        messages.success(request, _("De bijeenkomst staat klaar als concept."))
        return redirect("meetings:manage", made.pk)
    status = 422 if form.errors else 200
    return render(request, "registrations/edit.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """Change a meeting; who comes and who waits hears of a new time or place."""
    meeting = known.organised_one(request.actor, pk)
    rules.change_meeting(request.actor, meeting)
    initial = {
        name: getattr(meeting, name) for name in MeetingForm.base_fields if hasattr(meeting, name)
    }
    form = MeetingForm(request.POST or None, centre=meeting.centre, initial=initial)
    if request.method == "POST" and form.is_valid():
        plan = form.plan(meeting.version)
        actions.change_meeting(meeting, plan, by=request.actor, at=now())
        messages.success(request, _("De bijeenkomst is gewijzigd."))
        return redirect("meetings:manage", pk)
    status = 422 if form.errors else 200
    context = {"form": form, "meeting": meeting}
    return render(request, "registrations/edit.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_meeting(request: Request, pk: int) -> HttpResponse:
    """Call a meeting off, with the reason."""
    meeting, form = known.organised_one(request.actor, pk), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.cancel_meeting(meeting, reason, by=request.actor, at=now())
        messages.success(request, _("Afgezegd. Iedereen die zou komen of wachtte, krijgt bericht."))
        return redirect("meetings:manage", pk)
    context = {
        "form": form,
        "meeting": meeting,
        "why_not": refusal(rules.cancel_meeting, request.actor, meeting),
    }
    status = 422 if form.errors else 200
    return render(request, "registrations/cancel_meeting.html", context, status=status)


def _asked(request: Request) -> dict[str, str]:
    wanted = request.GET.get("toon", "")
    return {"text": request.GET.get("q", "")[:100], "show": wanted if wanted in SHOWS else ""}


@login_required
@require_safe
def overview(request: Request, pk: int) -> HttpResponse:
    """Who comes, who waits, who left."""
    meeting, wanted = known.organised_one(request.actor, pk), _asked(request)
    found = queries.of_meeting(request.actor, meeting, **wanted)
    context = {
        "meeting": meeting,
        "page": page_of(found, request),
        "wanted": wanted,
        "shows": SHOWS,
        "reasons": queries.REASONS,
        "standing": queries.standing(meeting, now()),
    }
    return show(request, "registrations/overview.html", context, partial="results")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, pk: int) -> HttpResponse:
    """Register somebody who called, or who stands at the door."""
    meeting = known.organised_one(request.actor, pk)
    form = AtTheDeskForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        row = actions.register(meeting, form.guest, form.wishes, by=request.actor, at=now())
        told = {"name": row.name, "state": row.get_state_display()}
        messages.success(request, _("%(name)s is aangemeld: %(state)s.") % told)
        return redirect("registrations:overview", pk)
    context = {
        "meeting": meeting,
        "form": form,
        "why_not": refusal(rules.register, request.actor, meeting, at=now()),
    }
    status = 422 if form.errors else 200
    return render(request, "registrations/add.html", context, status=status)


@login_required
@require_POST
def take_away(request: Request, pk: int) -> HttpResponseBase:
    """The list of who comes as a file; that it leaves is written down."""
    meeting = known.organised_one(request.actor, pk)
    actions.take_list_away(meeting, by=request.actor, at=now())
    header = [str(it) for it in queries.COLUMNS]
    rows, name = queries.sheet(request.actor, meeting), f"deelnemers-{meeting.pk}"
    if request.POST.get("vorm") == "xlsx":
        file = xlsx_file(header, rows)
        return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=SHEET)
    answer = StreamingHttpResponse(csv_lines(header, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


@login_required
@require_POST
def needs(request: Request, pk: int) -> HttpResponse:
    """What people need; that somebody looked is written down."""
    meeting = known.organised_one(request.actor, pk)
    found = actions.look_at_needs(meeting, by=request.actor, at=now())
    context = {"meeting": meeting, "needs": found}
    return render(request, "registrations/needs.html", context)


@login_required
@require_POST
def act(request: Request, pk: int, row: int) -> HttpResponse:
    """Give a seat by hand, or take somebody off the list."""
    it = queries.one(request.actor, known.organised_one(request.actor, pk), row)
    acts: dict[str, Any] = {
        "seat": (actions.seat, _("%(name)s heeft nu een plaats en krijgt bericht.")),
        "cancel": (actions.cancel, _("%(name)s is afgemeld en krijgt bericht.")),
    }
    if request.POST.get("doe") not in acts:
        raise Refused(_("Kies wat er moet gebeuren."))
    do, told = acts[request.POST["doe"]]
    do(it, by=request.actor, at=now())
    messages.success(request, told % {"name": it.name})
    return redirect("registrations:overview", pk)
