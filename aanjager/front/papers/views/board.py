"""What the board sees and does: all proposals by paragraph, the next version, and who sits where."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.front.papers.forms import BodyForm, MergeForm, ReasonForm, SeatForm
from aanjager.front.papers.views.texts import difference, document_at
from aanjager.governance.documents import actions, queries, rules
from aanjager.governance.documents.rules import merging
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal


def _handled(request: Request, pk: int) -> tuple[Any, Any]:
    """The text and its newest version, for who looks after it; others hear why not."""
    document = document_at(request, pk)
    if not rules.handles(request.actor, document):
        raise Refused(_("Dit doen de mensen van wie dit stuk is."))
    version = queries.current(document)
    if version is None:
        raise Refused(_("Deze tekst ligt nog niet ter inzage."))
    return document, version


@login_required
@require_safe
def board(request: Request, pk: int) -> HttpResponse:
    """All living proposals by paragraph, colliding ones together, and what is next."""
    document, version = _handled(request, pk)
    context = {
        "document": document,
        "version": version,
        "groups": queries.board(document, version),
        "balance": queries.balance(document.ended or []),
    }
    return render(request, "papers/board.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: Request, pk: int) -> HttpResponse:
    """Look at the next version before it is made; then make it."""
    document, version = _handled(request, pk)
    form = MergeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.merge(document, form.cleaned_data["changelog"], by=request.actor, at=now())
        messages.success(request, _("Versie %(n)s ligt ter inzage.") % {"n": made.number})
        return redirect("documents:version", pk, made.number)
    found, undecided = list(queries.adopted(document)), list(queries.open_amendments(document))
    context = {
        "document": document,
        "version": version,
        "next_number": version.number + 1,
        "rows": _preview(found, version),
        "held": queries.held(document),
        "why_not": refusal(rules.merge, request.actor, document, undecided, len(found)),
        "undecided": undecided,
        "form": form,
    }
    return render(request, "papers/merge.html", context)


def _preview(found: list[Any], version: Any) -> list[dict[str, Any]]:
    """What the next version would change, with the proposals that do it."""
    blocks, by_key = queries.blocks(version), {it.pk: it for it in found}
    coming = merging.merged(blocks, queries.causes(found, version))
    pairs = [(it.uid, it.causes) for it in coming.blocks] + list(coming.struck.items())
    causes = {uid: [by_key[pk] for pk in keys] for uid, keys in pairs}
    return [it for it in difference(blocks, coming.blocks, causes) if it["is_changed"]]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def enact(request: Request, pk: int) -> HttpResponse:
    """Adopt the version that lies open, with the reason of the body."""
    document, version = _handled(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.enact(document, form.cleaned_data["reason"], by=request.actor, at=now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("De tekst is vastgesteld."))
            return redirect("documents:version", pk, version.number)
    undecided, many = list(queries.open_amendments(document)), queries.adopted(document).count()
    why_not = refusal(rules.enact, request.actor, version, undecided, many, "x" * 20)
    context = {"document": document, "version": version, "form": form, "why_not": why_not}
    return render(request, "papers/enact.html", context, status=422 if form.errors else 200)


# Bodies


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bodies(request: Request) -> HttpResponse:
    """The bodies of this door, for who looks after them; make one."""
    centre = request.centre or None
    if not request.actor.works_at(centre.pk if centre else None):
        raise Refused(_("Dit doen de mensen van wie de stukken zijn."))
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.make_body(centre, form.cleaned_data["name"], by=request.actor, at=now())
        return redirect("documents:body", made.pk)
    context = {"bodies": queries.bodies(request.actor, centre), "form": form}
    return render(request, "papers/bodies.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def body(request: Request, pk: int) -> HttpResponse:
    """Who sits in a body: rename it, give a seat, end one."""
    found = queries.one_body(request.actor, request.centre or None, pk)
    name = BodyForm(initial={"name": found.name}, auto_id="id_naam_%s")
    seat = SeatForm()
    if request.method == "POST":
        name, seat, is_done = _changed(request, found, name, seat)
        if is_done:
            messages.success(request, _("Bewaard."))
            return redirect("documents:body", pk)
    wrong = name.errors or seat.errors
    context = {"body": found, "name": name, "seat": seat}
    return render(request, "papers/body.html", context, status=422 if wrong else 200)


def _changed(request: Request, found: Any, name: Any, seat: Any) -> tuple[Any, Any, bool]:
    """Do what was asked of a body; a form that does not fit comes back with why."""
    actor, form = request.actor, name
    try:
        if "end" in request.POST:
            ended = get_object_or_404(found.seats, pk=request.POST["end"] or 0)
            actions.end_seat(ended, by=actor, at=now())
            return name, seat, True
        if "email" in request.POST:
            seat = form = SeatForm(request.POST)
            if form.is_valid():
                actions.give_seat(found, *form.cleaned_data.values(), by=actor, at=now())
        else:
            name = form = BodyForm(request.POST, auto_id="id_naam_%s")
            if form.is_valid():
                actions.rename_body(found, form.cleaned_data["name"], by=actor, at=now())
    except Refused as refused:
        form.add_error(None, str(refused))
    return name, seat, not form.errors
