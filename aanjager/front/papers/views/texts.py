"""Reading and writing texts, and looking back at their versions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.front.papers.forms import DocumentForm, SourceForm
from aanjager.governance.documents import actions, queries, rules
from aanjager.governance.documents.rules import texts, words
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal

BLOCKS_ON_A_PAGE = 50


def document_at(request: Request, pk: int) -> Any:
    """The text of this address, for who may see it at this door; 404 otherwise."""
    return queries.one_document(request.actor, request.centre or None, pk)


@require_safe
def overview(request: Request) -> HttpResponse:
    """The texts at this door."""
    centre = request.centre or None
    page = page_of(queries.documents(request.actor, centre), request)
    may_make = request.actor.works_at(centre.pk if centre else None)
    return render(request, "papers/overview.html", {"page": page, "may_make": may_make})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Begin a text."""
    found = queries.bodies(request.actor, request.centre or None)
    form = DocumentForm(request.POST or None, bodies=found)
    if not found:
        _only_owner(request)
    if form.is_valid():
        document = actions.make(**form.cleaned_data, by=request.actor, at=now())
        return redirect("documents:write", document.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "papers/new.html", {"form": form, "bodies": found}, status=status)


def _only_owner(request: Request) -> None:
    """Who owns no texts at this door makes none; who does, is told to make a body first."""
    centre = request.centre or None
    if not request.actor.works_at(centre.pk if centre else None):
        raise Refused(_("Dit doen de mensen van wie de stukken zijn."))


@require_safe
def text(request: Request, pk: int) -> HttpResponse:
    """Read the newest version; every paragraph with what can be done, and how many want it otherwise."""
    document = document_at(request, pk)
    versions = list(queries.versions(document))
    version = versions[0] if versions else None
    handles = rules.handles(request.actor, document)
    if version is None:
        return redirect("documents:write", pk) if handles else _gone()
    marks = queries.marks(document)
    page = page_of(queries.blocks(version), request, BLOCKS_ON_A_PAGE)
    for block in page:
        block.mark = marks.get(block.uid, 0)
    context = {
        "document": document,
        "version": version,
        "versions": versions,
        "page": page,
        "handles": handles,
        "why_not": refusal(rules.propose, request.actor, document),
    }
    return render(request, "papers/text.html", context)


def _gone() -> HttpResponse:
    raise Http404


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, pk: int) -> HttpResponse:
    """Write the draft in one field."""
    document = document_at(request, pk)
    version = queries.draft(document)
    if version is None:
        newest = queries.current(document)
        assert newest is not None  # a text has a draft until it has a version
        rules.write(request.actor, document, newest)
        raise Http404
    rules.write(request.actor, document, version)
    if request.method == "POST":
        form = SourceForm(request.POST)
        if form.is_valid():
            lines = texts.read(form.cleaned_data["source"])
            actions.write(document, lines, by=request.actor, at=now())
            messages.success(request, _("Bewaard. Niemand anders ziet het concept."))
            return redirect("documents:write", pk)
    else:
        form = SourceForm(initial={"source": texts.written(queries.blocks(version))})
    context = {"document": document, "form": form, "blocks": queries.blocks(version)}
    return render(request, "papers/write.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def lay_open(request: Request, pk: int) -> HttpResponse:
    """Freeze the draft."""
    actions.lay_open(document_at(request, pk), by=request.actor, at=now())
    messages.success(
        request, _("De tekst ligt ter inzage en verandert niet meer. Voorstellen kunnen komen.")
    )
    return redirect("documents:text", pk)


@require_safe
def version(request: Request, pk: int, number: int) -> HttpResponse:
    """One version, with everything that differs from the one before and the proposals that did it."""
    document = document_at(request, pk)
    found = get_object_or_404(queries.versions(document), number=number)
    context = {
        "document": document,
        "version": found,
        "rows": _rows(found),
        "decisions": [it for it in queries.decisions(document) if it.version_id == found.pk],
    }
    return render(request, "papers/version.html", context)


def _rows(version: Any) -> list[dict[str, Any]]:
    """Every block, also those that were struck, as a difference with the version before."""
    after = queries.blocks(version)
    before = queries.blocks(version.parent) if version.parent else []
    causes = queries.causes_of(version) if version.parent else {}
    return difference(before, after, causes)


def difference(
    before: list[Any], after: list[Any], causes: dict[UUID, Any]
) -> list[dict[str, Any]]:
    """Lay two versions beside each other; a struck block stands after the one it followed."""
    old = {it.uid: it.text for it in before}
    kept = {it.uid for it in after}
    rows = [
        {
            "block": it,
            "pieces": words.pieces(old.get(it.uid, ""), it.text) if before else [],
            "is_changed": bool(before) and old.get(it.uid) != it.text,
            "causes": causes.get(it.uid, []),
        }
        for it in after
    ]
    for place, it in enumerate(before):
        if it.uid not in kept:
            above = {one.uid for one in before[:place]}
            at = max((n + 1 for n, row in enumerate(rows) if row["block"].uid in above), default=0)
            gone = {"block": it, "pieces": words.pieces(it.text, ""), "is_changed": True}
            rows.insert(at, {**gone, "causes": causes.get(it.uid, [])})
    return rows
