"""Reading: the report, its downloads, the sheets and the balance."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.front.reports import actions, queries, rules
from aanjager.front.reports.forms import CorrectionForm
from aanjager.kernel import uploads
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal


def _report(request: Request, pk: int, token: str) -> tuple[Any, queries.Way]:
    """The report that the visitor may see; what is not there yet does not exist."""
    way = queries.way(request.actor, pk, token)
    found = queries.report_of(way.meeting)
    was_there = way.was_there
    if found is None or refusal(rules.see_report, request.actor, found, was_there=was_there):
        raise Http404
    return found, way


@require_safe
def report(request: Request, meeting: int = 0, token: str = "") -> HttpResponse:
    """The report as a page: each sentence knows what it was made from."""
    found, way = _report(request, meeting, token)
    version = queries.version_of(found)
    correctable = not refusal(
        rules.correct, request.actor, found, "…", was_there=way.was_there, at=now()
    )
    context = {
        "report": found,
        "meeting": found.meeting,
        "token": token,
        "home": way.home,
        "pdf": way.to("reports:report_pdf"),
        "my_note": way.to("story:lines"),
        "version": version,
        "lines": queries.lines_of(version, found.meeting),
        "correctable": correctable,
        "organises": rules.organises(request.actor, found.meeting),
    }
    return render(request, "reports/report.html", context)


@require_safe
def report_pdf(request: Request, meeting: int = 0, token: str = "") -> HttpResponse:
    """The report as a tagged PDF."""
    found, _way = _report(request, meeting, token)
    version = queries.version_of(found)
    by_hand = {str(it.block.uid) for it in queries.lines_of(version) if it.is_by_hand}
    at = version.frozen_at or found.generated_at
    made = queries.report_paper(version, found.meeting, by_hand=by_hand, at=at)
    response = HttpResponse(made.pdf(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="verslag-{found.meeting_id}.pdf"'
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: Request, meeting: int, block: UUID) -> HttpResponse:
    """Say what is wrong with a sentence, and how it should read."""
    return _correct(request, *_report(request, meeting, ""), block)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct_by_link(request: Request, token: str, block: UUID) -> HttpResponse:
    """The same for who holds the link of a letter; no account needed."""
    return _correct(request, *_report(request, 0, token), block)


def _correct(request: Request, found: Any, way: queries.Way, block: UUID) -> HttpResponse:
    it = queries.block(queries.version_of(found), block)
    actor, back = request.actor, way.to("reports:report")
    why_not = refusal(rules.correct, actor, found, "…", was_there=way.was_there, at=now())
    form = CorrectionForm(request.POST or None, initial={"text": it.text})
    if request.method == "POST" and not why_not and form.is_valid():
        try:
            actions.correct(
                found, it, form.cleaned_data["text"], form.cleaned_data["motive"],
                by=actor, at=now(), token=way.token,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request,
                _("Dank je. Het bestuur kijkt naar je verbetering voor het verslag vaststaat."),
            )
            return redirect(back)
    status = 403 if why_not and request.method == "POST" else 422 if form.errors else 200
    context = {"report": found, "part": it, "form": form, "why_not": why_not, "back": back}
    return render(request, "reports/correct.html", context, status=status)


@require_safe
def sheets(request: Request, meeting: int) -> HttpResponse:
    """The written-out sheets of the groups: chosen, not chosen, and what stayed loose."""
    found = queries.meeting(request.actor, meeting)
    if found.state not in rules.AFTER and not rules.organises(request.actor, found):
        raise Http404
    context = {"meeting": found, "sheets": queries.sheets_of(found)}
    return render(request, "reports/sheets.html", context)


@require_safe
def balance(request: Request, meeting: int) -> HttpResponse:
    """What came in and what became of it, as it is now."""
    found = queries.meeting(request.actor, meeting)
    rows = rules.rows(queries.counts(found))
    context = {"meeting": found, "rows": [row for row in rows if row.total]}
    return render(request, "reports/balance.html", context)


@require_safe
def download(request: Request, pk: int, meeting: int = 0, token: str = "") -> HttpResponse:
    """Give a file as an attachment with its own kind; the browser does not guess."""
    return _file(queries.way(request.actor, meeting, token), pk, "file")


@require_safe
def kept_copy(request: Request, pk: int, meeting: int = 0, token: str = "") -> HttpResponse:
    """Give the kept copy of an outside page."""
    return _file(queries.way(request.actor, meeting, token), pk, "kept_copy")


def _file(way: queries.Way, pk: int, name: str) -> HttpResponse:
    found = queries.one_download(way.meeting, pk)
    kept = getattr(found, name)
    if not kept:
        raise Http404
    ending = kept.name.rsplit(".", 1)[-1]
    media_type = uploads.DOCUMENTS.get(ending, "application/octet-stream")
    return uploads.as_attachment(
        kept.open("rb"), name=f"{found.title}.{ending}", media_type=media_type
    )  # type: ignore[return-value]
