"""For who organises: making the report, sending it around, fixing and publishing it, and the downloads."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from aanjager.front.reports import actions, queries, rules
from aanjager.front.reports.forms import DownloadForm, FixForm, RewriteForm, RoundForm
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal


def _meeting(request: Request, pk: int) -> Any:
    """The meeting, for who organises it; for others its management does not exist."""
    found = queries.meeting(request.actor, pk)
    if not rules.organises(request.actor, found):
        raise Http404
    return found


def _report(request: Request, pk: int) -> Any:
    report = queries.report_of(_meeting(request, pk))
    if report is None:
        raise Http404
    return report


def _page(request: Request, meeting: Any, status: int = 200, **forms: Any) -> HttpResponse:
    """The one page from which the report is made, sent around, fixed and published."""
    report = queries.report_of(meeting)
    rows = rules.rows(queries.counts(meeting))
    version = queries.version_of(report) if report else None
    context = {
        "meeting": meeting,
        "report": report,
        "lines": queries.lines_of(version) if version else [],
        "rows": [row for row in rows if row.total],
        "downloads": queries.links_of(meeting),
        "corrections": queries.corrections(report) if report else [],
        "why_not": _why_not(request, meeting, report, rows),
        "download_form": DownloadForm(),
        "round_form": RoundForm(),
        "fix_form": FixForm(),
        **forms,
    }
    return render(request, "reports/manage.html", context, status=status)


def _why_not(request: Request, meeting: Any, report: Any, rows: Any) -> dict[str, str]:
    """Why each step cannot be taken now; empty where it can."""
    actor, found = (
        request.actor,
        {"generate": refusal(rules.generate, request.actor, meeting, report)},
    )
    if report:
        without_end = [row for row in rows if row.open and row.code not in rules.MAY_STAY_OPEN]
        found["ask_corrections"] = refusal(rules.ask_corrections, actor, report, 3)
        found["fix"] = refusal(
            rules.fix,
            actor,
            report,
            open_corrections=queries.open_corrections(report),
            without_end=without_end,
            at=now(),
        )
        found["publish"] = refusal(rules.publish, actor, report)
    return found


@never_cache
@login_required
def manage(request: Request, meeting: int) -> HttpResponse:
    """Show where the report stands and the next step."""
    return _page(request, _meeting(request, meeting))


def _step(request: Request, meeting: int, act: Callable[[], Any], said: str) -> HttpResponse:
    """Take one step and come back; a refusal is said on the page."""
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("reports:manage", meeting)


@login_required
@require_POST
def generate(request: Request, meeting: int) -> HttpResponse:
    """Write the report from the meeting's own rows."""
    found = _meeting(request, meeting)
    said = _("Het verslag staat klaar. Lees het na en stuur het rond.")
    return _step(
        request, meeting, lambda: actions.generate(found, by=request.actor, at=now()), said
    )


@login_required
@require_POST
def ask_corrections(request: Request, meeting: int) -> HttpResponse:
    """Send the report to who was there."""
    report, form = _report(request, meeting), RoundForm(request.POST)
    if not form.is_valid():
        return _page(request, report.meeting, status=422, round_form=form)
    days = form.cleaned_data["days"]
    said = _("Het verslag is rondgestuurd. Mensen kunnen het nu verbeteren.")
    return _step(
        request,
        meeting,
        lambda: actions.ask_corrections(report, days, by=request.actor, at=now()),
        said,
    )


@login_required
@require_POST
def fix(request: Request, meeting: int) -> HttpResponse:
    """Fix the report, with the corrections that were adopted."""
    report, form = _report(request, meeting), FixForm(request.POST)
    if not form.is_valid():
        return _page(request, report.meeting, status=422, fix_form=form)
    reason = form.cleaned_data["reason"]
    said = _("Het verslag is vastgesteld. Publiceer het als iedereen het mag lezen.")
    return _step(
        request, meeting, lambda: actions.fix(report, reason, by=request.actor, at=now()), said
    )


@login_required
@require_POST
def publish(request: Request, meeting: int) -> HttpResponse:
    """Publish the report and write to everybody who was placed."""
    report = _report(request, meeting)
    said = _("Het verslag staat online. Wie erbij was, krijgt een brief.")
    return _step(
        request, meeting, lambda: actions.publish(report, by=request.actor, at=now()), said
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request: Request, meeting: int, block: UUID) -> HttpResponse:
    """Write one block by hand before the report goes around."""
    report = _report(request, meeting)
    it = queries.block(queries.version_of(report), block)
    form = RewriteForm(request.POST or None, initial={"text": it.text})
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        said = _("De zin is gewijzigd. In het verslag staat dat die met de hand is geschreven.")
        return _step(
            request,
            meeting,
            lambda: actions.rewrite(report, block, text, by=request.actor, at=now()),
            said,
        )
    context = {"report": report, "part": it, "form": form}
    return render(request, "reports/rewrite.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def add_download(request: Request, meeting: int) -> HttpResponse:
    """Add a file or a link."""
    found, form = _meeting(request, meeting), DownloadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, status=422, download_form=form)
    said = _("De download staat erbij.")
    return _step(
        request,
        meeting,
        lambda: actions.add_download(found, form.new, by=request.actor, at=now()),
        said,
    )


@login_required
@require_POST
def remove_download(request: Request, meeting: int, pk: int) -> HttpResponse:
    """Take a download away."""
    found = queries.one_download(_meeting(request, meeting), pk)
    said = _("De download is weg.")
    return _step(
        request, meeting, lambda: actions.remove_download(found, by=request.actor, at=now()), said
    )
