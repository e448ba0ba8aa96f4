"""One round: its chapters, files and plan, each for who may see them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.kernel import uploads
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.learning.quality import actions, forms, queries, rules

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """How far it is; what is behind the figures only for who may read it."""
    it, actor = queries.one(request.actor, pk), request.actor
    helpers, parts = queries.helpers_of(it), queries.parts(it)
    adviser = next((one for one in helpers if one.role == "adviser" and not one.ended_at), None)
    many = sum(len(part.rows) - part.answered for part in parts)
    context = {
        "it": it,
        "parts": parts,
        "figure": queries.progress(parts),
        "helpers": helpers,
        "reads": not refusal(rules.read, actor, it, helpers),
        "speaks": rules.speaks(actor, it),
        "why_not_ask": refusal(
            rules.ask, actor, it, open_statements=many, has_adviser=adviser is not None
        ),
        "may_stop": not refusal(rules.stop, actor, it),
        "may_name": not refusal(rules.name_adviser, actor, it),
        "may_advise": not refusal(rules.advise, actor, it, helpers),
        "may_judge": not refusal(rules.judge, actor, it, helpers),
        "is_valid": bool(it.valid_until and it.valid_until >= localdate()),
    }
    return render(request, "quality/detail.html", context)


def _chapter(
    request: Request, it: Any, code: str, *, status: int = 200, form: Any = None, **bound: Any
) -> HttpResponse:
    helpers = queries.helpers_of(it)
    rules.read(request.actor, it, helpers)
    found = queries.parts(it, chapter=code, help_for=request.actor)
    if not found:
        raise Http404
    codes = [part.code for part in queries.parts(it)]
    place = codes.index(code)
    context = {
        "it": it,
        "part": found[0],
        "form": form or forms.ChapterForm(rows=found[0].rows),
        "why_not": refusal(rules.score, request.actor, it),
        "next": codes[place + 1] if place + 1 < len(codes) else "",
        "evidence_form": forms.EvidenceForm(),
        **bound,
    }
    return render(request, "quality/chapter.html", context, status=status)


@never_cache
@login_required
@ask_or_do
def chapter(request: Request, pk: int, chapter: str) -> HttpResponse:
    """The statements of one chapter, with their files and where help is."""
    it = queries.one(request.actor, pk)
    if request.method != "POST":
        return _chapter(request, it, chapter)
    rules.score(request.actor, it)
    rows = [row for part in queries.parts(it, chapter=chapter) for row in part.rows]
    form = forms.ChapterForm(request.POST, rows=rows)
    if not form.is_valid():
        return _chapter(request, it, chapter, status=422, form=form)
    actions.score(it, form.said(), by=request.actor, at=now())
    messages.success(request, _("Bewaard."))
    return redirect("quality:chapter", pk, chapter)


@login_required
@require_POST
def add_evidence(request: Request, pk: int, statement: int) -> HttpResponse:
    """Add a file to a statement."""
    it = queries.one(request.actor, pk)
    rules.add_evidence(request.actor, it)
    asked = queries.statement_of(it, statement)
    form = forms.EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.add_evidence(it, asked, form.cleaned_data["file"], by=request.actor, at=now())
        except Refused as no:
            form.add_error("file", str(no))
        else:
            messages.success(
                request,
                _(
                    "Het bestand staat erbij. Alleen jullie, de adviseur en de beoordelaar zien het."
                ),
            )
            return redirect("quality:chapter", pk, asked.chapter)
    return _chapter(request, it, asked.chapter, status=422, evidence_form=form, failed=asked.pk)


@never_cache
@login_required
@require_safe
def evidence(request: Request, pk: int, evidence: int) -> HttpResponseBase:
    """One file, for those named."""
    it = queries.one(request.actor, pk)
    rules.read(request.actor, it, queries.helpers_of(it))
    found = queries.one_evidence(it, evidence)
    return uploads.as_attachment(
        found.file.open("rb"), name=found.name, media_type=found.media_type
    )


@login_required
@require_POST
def remove_evidence(request: Request, pk: int, evidence: int) -> HttpResponse:
    """Take a file away."""
    it = queries.one(request.actor, pk)
    rules.remove_evidence(request.actor, it)
    found = queries.one_evidence(it, evidence)
    code = queries.statement_of(it, found.statement_id).chapter
    actions.remove_evidence(found, by=request.actor, at=now())
    messages.success(request, _("Het bestand is weg."))
    return redirect("quality:chapter", pk, code)


@never_cache
@login_required
@ask_or_do
def plan(request: Request, pk: int) -> HttpResponse:
    """The plan of approach: what, who, by when, done."""
    it = queries.one(request.actor, pk)
    helpers = queries.helpers_of(it)
    rules.read(request.actor, it, helpers)
    rows = [row for part in queries.parts(it) for row in part.rows if row.is_missing]
    form = forms.PlanForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        actions.plan(it, form.line(), by=request.actor, at=now())
        messages.success(request, _("Het staat in het plan."))
        return redirect("quality:plan", pk)
    context = {
        "it": it,
        "planned": queries.planned(it),
        "form": form,
        "why_not": refusal(rules.plan, request.actor, it, helpers),
        "today": localdate(),
    }
    return render(request, "quality/plan.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def finish(request: Request, pk: int, planned: int) -> HttpResponse:
    """Tick off a line of the plan."""
    it = queries.one(request.actor, pk)
    rules.finish(request.actor, it, queries.helpers_of(it))
    actions.finish(queries.one_planned(it, planned), by=request.actor, at=now())
    messages.success(request, _("Gedaan."))
    return redirect("quality:plan", pk)


@login_required
@require_POST
def ask(request: Request, pk: int) -> HttpResponse:
    """Ask the adviser to look."""
    actions.ask(queries.one(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Gevraagd. Je adviseur krijgt een brief en antwoordt hier."))
    return redirect("quality:detail", pk)


@login_required
@require_POST
def stop(request: Request, pk: int) -> HttpResponse:
    """Stop the round."""
    actions.stop(queries.one(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Gestopt. De bestanden wissen we na een jaar."))
    return redirect("quality:detail", pk)
