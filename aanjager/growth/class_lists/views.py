"""A class for its school and its mentor: how everybody stands, bringing in, and letting go."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.growth.class_lists import actions, forms, queries, rules
from aanjager.growth.class_lists.choices import COLUMNS
from aanjager.growth.internships import queries as internships
from aanjager.kernel.pages import Request, take_away
from aanjager.kernel.refusals import refusal
from aanjager.kernel.sheets import Unreadable

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _counted(lines: Sequence[queries.Line]) -> dict[str, int]:
    return {
        "all": len(lines),
        "without": sum(line.code == "none" for line in lines),
        "behind": sum(line.is_behind for line in lines),
        "done": sum(line.code == "done" for line in lines),
        "busy": queries.busy(lines),
    }


@never_cache
@login_required
@require_safe
def group(request: Request, pk: int) -> HttpResponse:
    """Who has no place, who is behind, who is done."""
    it, actor = internships.group(request.actor, pk), request.actor
    lines = queries.overview(it, localdate())
    context = {
        "it": it,
        "lines": lines,
        "why_not_bring_in": refusal(rules.bring_in, actor, it),
        "why_not_remind": refusal(
            rules.remind, actor, it, many=sum(line.code == "none" for line in lines)
        ),
        "why_not_export": refusal(rules.export, actor, it),
        **_counted(lines),
    }
    return render(request, "class_lists/group.html", context)


@never_cache
@login_required
@ask_or_do
def bring_in(request: Request, pk: int) -> HttpResponse:
    """Bring in a class list: first looked at row by row, then taken over."""
    it = internships.group(request.actor, pk)
    rules.bring_in(request.actor, it)
    form, report = forms.ListForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        try:
            report = queries.report_of(form.cleaned_data["file"], it)
        except Unreadable as no:
            form.add_error("file", str(no))
    is_taken = bool(report) and request.POST.get("doe") == "overnemen"
    if report and is_taken:
        many = actions.bring_in(
            it, report.new, writes=form.cleaned_data["writes"], by=request.actor, at=now()
        )
        text = ngettext("%(many)s leerling erbij.", "%(many)s leerlingen erbij.", many)
        messages.success(request, text % {"many": many})
        if many == len(report.rows):
            return redirect("class_lists:group", pk)
    # Which rows stayed out is told here, once: the file is not kept.
    context = {"it": it, "form": form, "report": report, "is_taken": is_taken}
    return render(request, "class_lists/bring_in.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def example(request: Request, pk: int) -> HttpResponseBase:
    """A class list as we read it, with one row that is nobody."""
    rules.bring_in(request.actor, internships.group(request.actor, pk))
    row = ["1", _("Voornaam Achternaam"), "leerling@example.org", "31-12-2012", "", ""]
    return take_away("klassenlijst", list(COLUMNS), [row], "csv")


@never_cache
@login_required
@ask_or_do
def remove(request: Request, pk: int) -> HttpResponse:
    """Take a pupil out of the class; first is asked whether it is the right one."""
    it = queries.pupil(request.actor, pk)
    rules.bring_in(request.actor, it.group)
    if request.method == "POST":
        actions.remove(it, by=request.actor, at=now())
        messages.success(request, _("Deze leerling staat niet meer in de klas."))
        return redirect("class_lists:group", it.group_id)
    why_not = refusal(rules.remove, request.actor, it, has_asked=queries.has_asked(it))
    return render(request, "class_lists/remove.html", {"it": it, "why_not": why_not})


@login_required
@require_POST
def remind(request: Request, pk: int) -> HttpResponse:
    """Write to everybody without a place."""
    many = actions.remind(internships.group(request.actor, pk), by=request.actor, at=now())
    text = ngettext(
        "Er ging een brief naar %(many)s leerling.",
        "Er ging een brief naar %(many)s leerlingen.",
        many,
    )
    messages.success(request, text % {"many": many})
    return redirect("class_lists:group", pk)


@never_cache
@login_required
@require_safe
def export(request: Request, pk: int, form: str) -> HttpResponseBase:
    """The results for the school's own system."""
    it = internships.group(request.actor, pk)
    rules.export(request.actor, it)
    header = [
        _("nummer"), _("naam"), _("klas"), _("stageplek"), _("taak"), _("uren bevestigd"),
        _("uren gevraagd"), _("oordeel"), _("wat viel op"), _("wat de leerling vertelt"),
    ]  # fmt: skip
    rows = queries.results(it, localdate())
    if form != "xlsx":  # a Dutch sheet takes a number with a point for a date
        rows = [[_with_comma(cell) for cell in row] for row in rows]
    return take_away("stages", header, rows, form)


def _with_comma(cell: object) -> object:
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell


@never_cache
@login_required
@ask_or_do
def close(request: Request, pk: int) -> HttpResponse:
    """Let go of everybody's data; first is shown of how many, and who is not finished."""
    it, today = internships.group(request.actor, pk), localdate()
    rules.export(request.actor, it)
    lines = queries.overview(it, today)
    form = forms.CloseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.close(it, by=request.actor, at=now())
        messages.success(
            request, _("De klas is klaar. Namen, adressen, teksten en overeenkomsten zijn weg.")
        )
        return redirect("internships:overview")
    why_not = refusal(rules.close, request.actor, it, busy=queries.busy(lines), on=today)
    context = {"it": it, "form": form, "why_not": why_not, **_counted(lines)}
    return render(request, "class_lists/close.html", context, status=422 if form.errors else 200)
