"""The desk brings in files: choose, look, count, start, follow, read, take back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.community.files.choices import REASONS
from aanjager.exchange.imports import actions, queries, rules
from aanjager.exchange.imports.forms import ColumnsForm, UploadForm
from aanjager.kernel.pages import Request, page_of, show
from aanjager.kernel.refusals import Refused, refusal

ROWS = 50
signed_in = login_required(login_url="/inloggen/")


@signed_in
@require_safe
def overview(request: Request) -> HttpResponse:
    """What was brought in before, and the way to bring in more."""
    return _overview(request, UploadForm())


def _overview(request: Request, form: UploadForm, status: int = 200) -> HttpResponse:
    centre = desk_of(request)
    page = page_of(queries.visible(request.actor).filter(centre=centre), request)
    context = {"page": page, "form": form, "desk_centre": centre}
    return render(request, "imports/overview.html", context, status=status)


@signed_in
@require_POST
def upload(request: Request) -> HttpResponse:
    """Take in a file and go on to its columns."""
    centre, form = desk_of(request), UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _overview(request, form, status=422)
    file = form.cleaned_data["file"]
    try:
        it = actions.upload(
            centre,
            actions.Source(file.name, file.file),
            profile=form.cleaned_data["profile"],
            by=request.actor,
            at=now(),
        )
    except Refused as refused:
        form.add_error("file", str(refused))
        return _overview(request, form, status=422)
    return redirect("imports:detail", it.pk)


@signed_in
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One import, in whatever state: columns, progress or report."""
    it = get_object_or_404(queries.visible(request.actor), pk=pk)
    if it.state == it.State.UPLOADED:
        return _columns(request, it, ColumnsForm.of(it))
    if it.is_busy:
        return show(request, "imports/progress.html", {"it": it}, partial="voortgang")
    if request.htmx and "pagina" not in request.GET and "uitkomst" not in request.GET:
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"  # it is done: show the report
        return answer
    return _report(request, it)


def _columns(request: Request, it: Any, form: ColumnsForm, status: int = 200) -> HttpResponse:
    if request.htmx:
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"  # the dry run is done
        return answer
    context = {
        "it": it,
        "form": form,
        "rows": queries.preview(it),
        "left_out": [(column, REASONS[reason]) for column, reason in it.left_out.items()],
        "trial": queries.trial(it),
        "why_not_start": refusal(rules.start, request.actor, it) or queries.missing(it),
    }
    return render(request, "imports/columns.html", context, status=status)


def _report(request: Request, it: Any) -> HttpResponse:
    chosen = request.GET.get("uitkomst", "")
    counts = queries.counts(it)
    context = {
        "it": it,
        "counts": queries.in_words(counts),
        "chosen": chosen,
        "page": page_of(queries.rows_of(it, result=chosen), request, ROWS),
        "left_out": [(column, REASONS[reason]) for column, reason in it.left_out.items()],
        "why_not_undo": refusal(rules.undo, request.actor, it),
        "why_not_start": refusal(rules.start, request.actor, it),
    }
    return show(request, "imports/report.html", context, partial="rijen")


@signed_in
@require_POST
def choose(request: Request, pk: int) -> HttpResponse:
    """Keep the columns and options."""
    it = get_object_or_404(queries.visible(request.actor), pk=pk)
    rules.choose(request.actor, it)
    form = ColumnsForm(request.POST, it=it)
    if not form.is_valid():
        return _columns(request, it, form, status=422)
    actions.choose(
        it,
        mapping=form.mapping(),
        options=form.options(),
        profile=form.cleaned_data["profile"],
        by=request.actor,
        at=now(),
    )
    messages.success(request, _("De kolommen zijn bewaard. Tel nu wat er gebeurt."))
    return redirect("imports:detail", pk)


@signed_in
@require_POST
def try_out(request: Request, pk: int) -> HttpResponse:
    """Count what would happen."""
    it = get_object_or_404(queries.visible(request.actor), pk=pk)
    actions.try_out(it, by=request.actor, at=now())
    return redirect("imports:detail", pk)


@signed_in
@require_POST
def start(request: Request, pk: int) -> HttpResponse:
    """Begin. The work goes on when the page is left."""
    it = get_object_or_404(queries.visible(request.actor), pk=pk)
    actions.start(it, by=request.actor, at=now())
    return redirect("imports:detail", pk)


@signed_in
@require_POST
def undo(request: Request, pk: int) -> HttpResponse:
    """Take the whole import back."""
    it = get_object_or_404(queries.visible(request.actor), pk=pk)
    actions.undo(it, by=request.actor, at=now())
    return redirect("imports:detail", pk)


@signed_in
@require_safe
def report(request: Request, pk: int) -> StreamingHttpResponse:
    """What became of every row, to take away."""
    it = get_object_or_404(queries.visible(request.actor), pk=pk)
    lines = queries.report_lines(it, result=request.GET.get("uitkomst", ""))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="import-{it.pk}.csv"'
    return answer
