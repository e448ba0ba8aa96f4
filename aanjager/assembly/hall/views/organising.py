"""The hall for who organises: getting ready, the projection screen, cards for on the tables."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from aanjager.assembly.groups import actions, queries, rules
from aanjager.assembly.hall.forms import AboutForm, GroupsForm, PersonForm
from aanjager.assembly.hall.views.door import chaired, facts_of
from aanjager.kernel.links import qr
from aanjager.kernel.pages import Request, page_of, show
from aanjager.kernel.refusals import Refused, refusal

DOORS: dict[str, Any] = {
    "open": actions.open_sitting,
    "pause": actions.pause_sitting,
    "close": actions.close_sitting,
}
WORKER = settings.ROOT / "aanjager" / "kernel" / "look" / "hall_worker.js"


def _organised(request: Request, pk: int) -> Any:
    """A meeting for who organises it; 404 for everybody else."""
    meeting = queries.meeting(request.actor, pk)
    if meeting is None or not rules.organises(request.actor, meeting):
        raise Http404
    return meeting


@never_cache
@require_safe
def manage(request: Request, pk: int) -> HttpResponse:
    """Everything that who organises does with the hall, on one page."""
    return _manage(request, _organised(request, pk))


def _manage(request: Request, meeting: Any, *, why: str = "") -> HttpResponse:
    sitting, actor = getattr(meeting, "sitting", None), request.actor
    groups = list(queries.groups(actor, meeting))
    context = {
        "meeting": meeting,
        "sitting": sitting,
        "groups": groups,
        "people": page_of(queries.people(actor, meeting), request),
        "roles": PersonForm.base_fields["role"].choices,  # type: ignore[attr-defined]
        "groups_form": GroupsForm(initial={"count": max(len(groups), 5)}),
        "why_not_open": refusal(rules.open_sitting, actor, sitting) if sitting else "",
        "address": request.build_absolute_uri("/w/"),
        "refusal": why,
    }
    return render(request, "hall/manage.html", context, status=403 if why else 200)


@require_POST
def change_hall(request: Request, pk: int) -> HttpResponse:
    """Get the hall ready, open, pause or close it; say who orders; make groups."""
    meeting, what = _organised(request, pk), request.POST.get("doe")
    sitting, facts = getattr(meeting, "sitting", None), facts_of(request)
    try:
        if what == "prepare":
            actions.prepare(meeting, **facts)
        elif what == "groups":
            form = GroupsForm(request.POST)
            if form.is_valid():
                actions.make_groups(meeting, count=form.cleaned_data["count"], **facts)
        elif sitting and what == "everybody":
            actions.let_everybody_order(sitting, request.POST.get("iedereen") == "ja", **facts)
        elif sitting and what in DOORS:
            DOORS[what](sitting, **facts)
    except Refused as no:
        return _manage(request, meeting, why=str(no))
    return redirect("groups:manage", pk)


@require_POST
def describe(request: Request, pk: int, number: int) -> HttpResponse:
    """Say what a group is about and where it sits."""
    _organised(request, pk)
    group, form = queries.group_with(pk, number), AboutForm(request.POST)
    if group is None:
        raise Http404
    if form.is_valid():
        actions.describe_group(group, form.values, by=request.actor, at=now())
    return redirect("groups:manage", pk)


@require_POST
def place_person(request: Request, pk: int) -> HttpResponse:
    """Give somebody a role and a group."""
    meeting, form = _organised(request, pk), PersonForm(request.POST)
    key = request.POST.get("wie", "")
    groups = {it.number: it for it in queries.groups(request.actor, meeting)}
    person = next((it for it in queries.people(request.actor, meeting) if str(it.pk) == key), None)
    if person is None or not form.is_valid():
        raise Http404
    group, facts = groups.get(form.cleaned_data["group"] or 0), facts_of(request)
    try:
        if group and group.pk != person.group_id:
            actions.change_group(person, group, None, **facts)
        actions.give_role(person, form.cleaned_data["role"], None, **facts)
    except Refused as no:
        return _manage(request, meeting, why=str(no))
    return redirect("groups:manage", pk)


@never_cache
@require_safe
def screen(request: Request, pk: int) -> HttpResponse:
    """The projection screen: how to join, how far each group is, how much time is left."""
    meeting, _member = chaired(request, pk)
    sitting = getattr(meeting, "sitting", None)
    if sitting is None:
        raise Http404
    context = {
        "meeting": meeting,
        "sitting": sitting,
        "groups": queries.groups_of_hall(meeting),
        "address": request.build_absolute_uri("/w/").split("//", 1)[1].rstrip("/"),
    }
    return show(request, "hall/screen.html", context, partial="standen")


@never_cache
@require_safe
def cards(request: Request, pk: int) -> HttpResponse:
    """A card for each table, to print: the QR, the address and the code."""
    meeting, _member = chaired(request, pk)
    context = {
        "meeting": meeting,
        "sitting": getattr(meeting, "sitting", None),
        "groups": queries.groups_of_hall(meeting),
        "address": request.build_absolute_uri("/w/").split("//", 1)[1].rstrip("/"),
    }
    return render(request, "hall/cards.html", context)


@require_safe
def code_picture(request: Request, pk: int, number: int) -> HttpResponse:
    """The QR of the hall (number 0) or of one group, as SVG on white so that every camera reads it."""
    meeting, _member = chaired(request, pk)
    sitting = getattr(meeting, "sitting", None)
    if sitting is None:
        raise Http404
    path = [sitting.join_code, *([number] if number else [])]
    link = request.build_absolute_uri(reverse("groups:join", args=path))
    response = HttpResponse(qr(link), content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=300"
    return response


@require_safe
def worker(request: Request) -> HttpResponse:
    """What keeps the board on the phone when the network is away; it may look after /zaal/ only."""
    script = WORKER.read_text(encoding="utf-8")
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")
