"""The board of a group on a phone: looking, polling, writing, ordering, choosing, handing in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from aanjager.assembly.groups import actions, queries, rules
from aanjager.assembly.groups.actions import Draft, Wish
from aanjager.assembly.groups.choices import LONGEST_NOTE, MOST_NOTES_AT_ONCE
from aanjager.assembly.hall.views.door import device_of, facts_of, here
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal

LOOSE_ON_A_PAGE = 100
STEPS = {"collecting": 1, "ordering": 2, "choosing": 3, "chosen": 4, "handed_in": 4}


@never_cache
@require_safe
def board(request: Request, pk: int, number: int) -> HttpResponse:
    """The board of a group as it stands now."""
    return page(request, *here(request, pk, number))


def page(request: Request, group: Any, member: Any, **given: Any) -> HttpResponse:
    """Render the board; `refusal`, `typed` and `status` come from a step that was refused."""
    actor, found = request.actor, queries.board(group, member)
    steps = queries.history(group) if group.state == "ordering" else []
    leads = rules.leads(actor, group, member)
    context = {
        "group": group,
        "sitting": group.meeting.sitting,
        "member": member,
        "board": found,
        "most": group.meeting.points_to_plenary,
        "longest": LONGEST_NOTE,
        "step": STEPS[group.state],
        "client_id": uuid4(),
        "leads": leads,
        "writes": rules.writes_for_others(actor, group, member),
        "why_not_write": refusal(rules.write_note, actor, group, "phone", member),
        "may_order": not refusal(rules.order, actor, group, member),
        "may_go_back": not refusal(rules.go_back, actor, group, member),
        "steps": steps,
        "just_done": queries.just_done(steps, now()),
        "readiness": queries.readiness(group),
        "loose": page_of(found.loose, request, LOOSE_ON_A_PAGE),
        **_of_the_choice(group, member, found),
        "refusal": given.get("refusal", ""),
        "typed": given.get("typed", ""),
    }
    return render(request, "hall/board.html", context, status=given.get("status", 200))


def _of_the_choice(group: Any, member: Any, found: Any) -> dict[str, Any]:
    """What only the last steps show."""
    if group.state == "choosing":
        return {"own_dots": queries.own_dots(member), "things": found.things}
    if group.state in ("chosen", "handed_in"):
        result = queries.result(group, found)
        return {
            "chosen": sorted((it for it in result if it.rank), key=lambda it: it.rank),
            "others": [it for it in result if not it.rank],
        }
    return {}


@never_cache
@require_safe
def since(request: Request, pk: int, number: int) -> HttpResponse:
    """What changed since a version: 204 when nothing did. No session is asked for a phone."""
    try:
        version = int(request.GET.get("sinds", ""))
    except ValueError:
        version = 0
    standing = queries.standing(pk, number, device_of(request, pk))
    if standing is None:
        standing = queries.standing_of(here(request, pk, number)[0])
    if standing.version == version:
        return HttpResponse(status=204)
    return JsonResponse(queries.changes(standing, version))


@require_POST
def write_note(request: Request, pk: int, number: int) -> HttpResponse:
    """Keep a note. A phone hears in JSON; a plain form sees the board again."""
    group, member = here(request, pk, number)
    wants_json = "application/json" in request.headers.get("Accept", "")
    text = request.POST.get("text", "")
    origin = "behalf" if request.POST.get("origin") == "behalf" else "phone"
    try:
        draft = Draft(_client_id(request), text, origin)
        note = actions.write_note(group, draft, member, by=request.actor, at=now())
    except Refused as no:
        later = isinstance(no, rules.NotNow)
        if wants_json:
            return JsonResponse({"reason": str(no)}, status=409 if later else 422)
        return page(request, group, member, refusal=str(no), typed=text[:2_000], status=422)
    if wants_json:
        return JsonResponse({"id": str(note.client_id), "key": note.pk, "text": note.text})
    return redirect("groups:board", pk, number)


def _client_id(request: Request) -> UUID:
    """The number that the device gave the note; without a good one the note gets a new one."""
    try:
        return UUID(request.POST.get("client_id", ""))
    except ValueError:
        return uuid4()


def _do(request: Request, pk: int, number: int, act: Callable[[Any, Any], object]) -> HttpResponse:
    """Do one act on the board and show the board; a refusal stands on top of it."""
    group, member = here(request, pk, number)
    try:
        act(group, member)
    except Refused as no:
        return page(request, group, member, refusal=str(no), status=403)
    return redirect("groups:board", pk, number)


@require_POST
def change_note(request: Request, pk: int, number: int, note: int) -> HttpResponse:
    """Change or withdraw an own note."""

    def act(group: Any, member: Any) -> None:
        found, facts = queries.note(group, note), facts_of(request)
        if found is None:
            raise Http404
        if request.POST.get("doe") == "withdraw":
            actions.withdraw_note(found, member, **facts)
        else:
            actions.edit_note(found, request.POST.get("text", ""), member, **facts)

    return _do(request, pk, number, act)


@require_POST
def order(request: Request, pk: int, number: int) -> HttpResponse:
    """Put the ticked notes together, move them or hide them; give a pile another title; undo."""

    def act(group: Any, member: Any) -> None:
        given, facts = request.POST, facts_of(request)
        ticked = [int(it) for it in given.getlist("briefje") if it.isdecimal()][:MOST_NOTES_AT_ONCE]
        what, notes = given.get("doe", ""), queries.notes(group, ticked)
        pile = queries.cluster(group, _number(given.get("naar") or given.get("stapel")))
        if what == "together":
            actions.put_together(group, notes, given.get("titel", ""), member, **facts)
        elif what == "move":
            actions.move(group, notes, pile, member, **facts)
        elif what == "hide":
            actions.hide(group, notes, given.get("reden", ""), member, **facts)
        elif given.get("ongedaan"):
            step = queries.step(group, _number(given["ongedaan"]))
            if step is None:
                raise Http404
            actions.undo(step, member, **facts)
        elif pile is not None:
            actions.rename(pile, given.get(f"titel-{pile.pk}", ""), member, **facts)

    return _do(request, pk, number, act)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 19 else 0


@require_POST
def dots(request: Request, pk: int, number: int) -> HttpResponse:
    """Lay the own dots and say that one is ready."""

    def act(group: Any, member: Any) -> None:
        things = queries.things(group, request.POST.getlist("keuze"))
        actions.place_dots(group, things, member, by=request.actor, at=now())

    return _do(request, pk, number, act)


@require_POST
def choose(request: Request, pk: int, number: int) -> HttpResponse:
    """Write down what the group chose, in its own words, and hand it in when asked to."""

    def act(group: Any, member: Any) -> None:
        given, facts = request.POST, facts_of(request)
        if "keuze" in given or given.get("doe") != "hand_in":
            things = queries.things(group, given.getlist("keuze"))
            wishes = [Wish(it, given.get(_field(it)) or _title(it)) for it in things]
            actions.choose(group, wishes, member, **facts)
        if given.get("doe") == "hand_in":
            actions.hand_in(group, member, because=given.get("waarom", ""), **facts)

    return _do(request, pk, number, act)


def _field(thing: Any) -> str:
    return f"tekst-{'c' if hasattr(thing, 'title') else 'n'}{thing.pk}"


def _title(thing: Any) -> str:
    return thing.title if hasattr(thing, "title") else thing.text[:400]


@require_POST
def steer(request: Request, pk: int, number: int) -> HttpResponse:
    """Go a step on or back, or give the group more time."""

    def act(group: Any, member: Any) -> None:
        what, facts = request.POST.get("doe"), facts_of(request)
        if what == "on" and request.POST.get("stap") == group.state:
            actions.go_on(group, member, **facts)  # pressed twice it goes one step
        elif what == "back" and request.POST.get("stap") == group.state:
            actions.go_back(group, member, **facts)
        elif what == "time":
            minutes = _number(request.POST.get("minuten"))
            actions.set_timer(group, minutes, member, **facts)
        elif what == "lead" and member is not None:
            actions.give_role(member, "facilitator", member, **facts)

    return _do(request, pk, number, act)
