"""The desk: every organisation of the centre, its screening and what it has in order."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.decisions import queries as decisions
from aanjager.community.organisations import actions, queries, rules
from aanjager.community.organisations.forms import (
    ORDER_NAMES,
    AppealAnswerForm,
    ScreeningForm,
    SearchForm,
    StatementForm,
)
from aanjager.kernel import sheets
from aanjager.kernel.pages import Request, page_of, show
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.audit import queries as audit
from aanjager.trust.bookmarks.middleware import keeps_bookmarks

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def for_staff(page: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Ask who it is first; for others than staff the desk is not there."""

    @wraps(page)
    def door(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.actor.is_signed_in:
            return redirect_to_login(request.get_full_path(), "/inloggen/")
        if not request.actor.staff_of:
            raise Http404
        return page(request, *args, **kwargs)

    return door


@require_safe
@for_staff
@keeps_bookmarks()
def overview(request: Request) -> HttpResponse:
    """Every organisation of the centre, in every state."""
    search = SearchForm(request.GET)
    found = _asked(request, search)
    counts = queries.counts_of(queries.desk(request.actor))
    asked = search.asked("q", "status", "volgorde")
    counted = None if asked["q"] else _number(counts, asked["status"])
    context = {
        "page": page_of(queries.in_rows(found), request, counted=counted),
        "asked": asked,
        "orders": ORDER_NAMES,
        "counts": counts,
        "appeals": list(queries.appeals(request.actor)[:20]),
    }
    return show(request, "organisations/desk.html", context, partial="results")


def _number(counts: list[tuple[str, str, int]], status: str) -> int:
    """How many there are of this state, or of all."""
    return sum(number for code, _name, number in counts if status in ("", code))


def _asked(request: Request, search: SearchForm) -> Any:
    asked = search.asked("q", "status", "volgorde")
    return queries.desk(
        request.actor, text=asked["q"], status=asked["status"], order=asked["volgorde"]
    )


@require_safe
@for_staff
def sheet(request: Request) -> StreamingHttpResponse:
    """The same list as a file for a sheet program."""
    found = _asked(request, SearchForm(request.GET))
    header = [
        _("naam"), _("soort"), _("stand"), _("e-mailadres"), _("telefoon"), _("website"), _("adres"),
        _("postcode"), _("gebied"), _("KvK-nummer"), _("aangemeld op"), _("antwoordt in dagen"),
    ]  # fmt: skip
    lines = sheets.csv_lines(header, queries.rows_for_sheet(found))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="organisaties.csv"'
    return answer


@require_safe
@for_staff
def file(request: Request, pk: int) -> HttpResponse:
    """All that the desk knows of one organisation."""
    organisation = queries.of_staff(request.actor, pk)
    return _file(request, organisation, StatementForm(initial={"valid_from": localdate()}))


def _file(request: Request, organisation: Any, form: StatementForm) -> HttpResponse:
    actor = request.actor
    context = {
        "organisation": organisation,
        "form": form,
        "coordinators": queries.coordinators(organisation),
        "statements": queries.statements(organisation, localdate()),
        "screenings": queries.screenings(actor, organisation),
        "story": audit.story(actor, organisation),
        "why_not_screen": refusal(rules.screen, actor, organisation),
        "why_not_look_again": refusal(rules.look_again, actor, organisation),
        "why_not_parent": refusal(rules.put_under_parent, actor, organisation),
        "why_not_resume": refusal(rules.resume, actor, organisation),
    }
    status = 422 if form.is_bound else 200
    return show(request, "organisations/file.html", context, status=status)


@ask_or_do
@for_staff
def screen(request: Request, pk: int) -> HttpResponse:
    """Decide by the checklist."""
    organisation = queries.of_staff(request.actor, pk)
    form = ScreeningForm(request.POST or None, criteria=queries.criteria(localdate()))
    reason = refusal(rules.screen, request.actor, organisation)
    if request.method == "POST" and (reason or form.is_valid()):
        if reason:
            raise Refused(reason)
        try:
            actions.screen(
                organisation,
                outcome=form.cleaned_data["outcome"],
                answers=form.answers(),
                reason=form.cleaned_data["reason"],
                by=request.actor,
                at=now(),
            )
        except Refused as refused:  # a required answer is missing: what was filled in stays
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Het besluit is bewaard. De organisatie krijgt een brief."))
            return redirect("organisations:file", pk)
    context = {"organisation": organisation, "form": form, "reason": reason}
    status = 422 if form.is_bound else 200
    return show(request, "organisations/screen.html", context, status=status)


@ask_or_do
@for_staff
def answer_appeal(request: Request, pk: int) -> HttpResponse:
    """Answer an objection to a decision of the centre."""
    screening = queries.one_screening(request.actor, pk)
    others = decisions.has_colleagues(request.actor, screening.organisation.centre_id)
    form = AppealAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        actions.answer_appeal(screening, **values, by=request.actor, at=now())
        messages.success(request, _("Het antwoord is verstuurd."))
        return redirect("organisations:file", screening.organisation_id)
    reason = refusal(rules.answer_appeal, request.actor, screening, has_colleagues=others)
    context = {"screening": screening, "form": form, "reason": reason}
    status = 422 if form.is_bound else 200
    return show(request, "organisations/answer_appeal.html", context, status=status)


@require_POST
@for_staff
def add_statement(request: Request, pk: int) -> HttpResponse:
    """Write down what was seen."""
    organisation = queries.of_staff(request.actor, pk)
    form = StatementForm(request.POST)
    if not form.is_valid():
        return _file(request, organisation, form)
    actions.add_statement(organisation, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, _("Dit staat nu bij de organisatie."))
    return redirect("organisations:file", pk)


@require_POST
@for_staff
def remove_statement(request: Request, pk: int) -> HttpResponse:
    """Take away what was written down by mistake."""
    statement = queries.statement(request.actor, pk)
    actions.remove_statement(statement, by=request.actor, at=now())
    return redirect("organisations:file", statement.organisation_id)


@require_POST
@for_staff
def look_again(request: Request, pk: int) -> HttpResponse:
    """Screen a refused organisation again."""
    actions.look_again(queries.of_staff(request.actor, pk), by=request.actor, at=now())
    return redirect("organisations:screen", pk)


@require_POST
@for_staff
def resume(request: Request, pk: int) -> HttpResponse:
    """Bring a stopped organisation back."""
    actions.resume(queries.of_staff(request.actor, pk), by=request.actor, at=now())
    return redirect("organisations:file", pk)


@require_POST
@for_staff
def put_under_parent(request: Request, pk: int) -> HttpResponse:
    """Say whether it belongs to the foundation that the centre is part of."""
    organisation = queries.of_staff(request.actor, pk)
    belongs = request.POST.get("belongs") == "yes"
    actions.put_under_parent(organisation, belongs=belongs, by=request.actor, at=now())
    return redirect("organisations:file", pk)
