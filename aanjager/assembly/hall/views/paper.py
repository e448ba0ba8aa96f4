"""Paper sheets and the people of a group."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.assembly.groups import actions, queries, rules
from aanjager.assembly.hall.forms import PersonForm, PhotoForm, SheetForm
from aanjager.assembly.hall.views.door import facts_of, here
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: Request, pk: int, number: int) -> HttpResponse:
    """The paper sheets of a group, and a new photo."""
    group, member = here(request, pk, number)
    form, facts = PhotoForm(request.POST or None, request.FILES or None), {"at": now()}
    if request.method == "POST" and form.is_valid():
        photo = form.cleaned_data["photo"]
        size = photo.size if photo else 0
        try:
            sheet = actions.add_sheet(group, photo, size, member, by=request.actor, **facts)
        except Refused as no:
            form.add_error("photo", str(no))
        else:
            return redirect("groups:sheet", pk, number, sheet.pk)
    context = {
        "group": group,
        "form": form,
        "sheets": queries.sheets(request.actor, group),
        "why_not": refusal(rules.add_sheet, request.actor, group, member),
    }
    status = 422 if form.errors else 200
    return render(request, "hall/sheets.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: Request, pk: int, number: int, sheet: int) -> HttpResponse:
    """One sheet: its photo, its text line by line, and the check by somebody else."""
    group, member = here(request, pk, number)
    found = queries.sheet(group, sheet)
    if found is None:
        raise Http404
    form = SheetForm(request.POST or None, initial={"text": found.transcription})
    why, status = "", 200
    if request.method == "POST":
        try:
            if request.POST.get("doe") == "check":
                actions.check_sheet(found, member, by=request.actor, at=now())
                return redirect("groups:sheets", pk, number)
            if form.is_valid():
                text = form.cleaned_data["text"]
                count = actions.transcribe(found, text, member, by=request.actor, at=now())
                messages.success(
                    request, _("Bewaard: %(count)s briefjes van dit vel.") % {"count": count}
                )
                return redirect("groups:sheet", pk, number, sheet)
            status = 422
        except Refused as no:
            why, status = str(no), 403
    context = {
        "group": group,
        "sheet": found,
        "form": form,
        "refusal": why,
        "why_not": refusal(rules.transcribe, request.actor, found, member),
        "why_not_check": refusal(rules.check_sheet, request.actor, found, member),
    }
    return render(request, "hall/sheet.html", context, status=status)


@require_safe
def photo(request: Request, pk: int, number: int, sheet: int) -> HttpResponse:
    """The photo of a sheet as a file, for the group, the chair and who organises."""
    group, _member = here(request, pk, number)
    found = queries.sheet(group, sheet)
    if found is None or not found.photo:
        raise Http404
    with found.photo.open("rb") as kept:  # drawn anew by us: some hundreds of kB
        response = HttpResponse(kept.read(), content_type="image/jpeg")
    name = f"werkgroep-{group.number}-vel-{found.position}.jpg"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    return response


@never_cache
@require_safe
def people(request: Request, pk: int, number: int) -> HttpResponse:
    """Who sits in the group, for who leads it."""
    return _people(request, *here(request, pk, number))


def _people(request: Request, group: Any, member: Any, *, why: str = "") -> HttpResponse:
    if not rules.leads(request.actor, group, member):
        raise Http404
    everybody = list(queries.people_in(request.actor, group))
    context = {
        "group": group,
        "member": member,
        "people": [it for it in everybody if not it.joined_into_id],
        "joined": [it for it in everybody if it.joined_into_id],
        "roles": PersonForm.base_fields["role"].choices,  # type: ignore[attr-defined]
        "chairs": rules.chairs(request.actor, group.meeting, member),
        "refusal": why,
    }
    return render(request, "hall/people.html", context, status=403 if why else 200)


@require_POST
def change_people(request: Request, pk: int, number: int) -> HttpResponse:
    """Give a role, join two phones, or part them again."""
    group, member = here(request, pk, number)
    given, facts = request.POST, facts_of(request)
    one, other = _one(group, given.get("wie")), _one(group, given.get("ander"))
    try:
        if given.get("doe") == "join" and one and other:
            actions.join_phones(one, other, member, **facts)
        elif given.get("doe") == "part" and one:
            actions.part_phones(one, member, **facts)
        elif given.get("doe") == "role" and one:
            actions.give_role(one, given.get("rol", ""), member, **facts)
    except Refused as no:
        return _people(request, group, member, why=str(no))
    return redirect("groups:people", pk, number)


def _one(group: Any, key: str | None) -> Any:
    return queries.person(group, int(key)) if key and key.isdecimal() and len(key) < 19 else None


@require_POST
def keep_link(request: Request, pk: int, number: int) -> HttpResponse:
    """Give somebody the secret link with which the own notes can be followed; it is shown once."""
    group, member = here(request, pk, number)
    if member is None:
        raise Http404
    token = actions.keep_follow_link(member, member, by=request.actor, at=now())
    link = request.build_absolute_uri(reverse("groups:follow", args=[token]))
    return render(request, "hall/link.html", {"group": group, "link": link})
