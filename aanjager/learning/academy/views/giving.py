"""A run for who gives it: the list, attendance, the end, the bill, what people thought, files."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.kernel import paper
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.learning.academy import actions, queries, rules
from aanjager.learning.academy.forms import MaterialForm
from aanjager.learning.academy.views.own import served
from aanjager.learning.courses import actions as places
from aanjager.learning.courses import queries as known

FORM = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@require_safe
def run(request: Request, pk: int) -> HttpResponse:
    """Who takes part, waits and left; and what can be done with the run as a whole."""
    it, at, actor = known.organised_run(request.actor, pk), now(), request.actor
    rows = queries.listed(actor, it)
    kept = queries.certificates_of(rows)
    context = {
        "run": it, "course": it.course, "days": known.days_of(it),
        "rows": [(row, kept.get(row.pk)) for row in rows], "standing": _standing(it, at),
        "to_bill": len(queries.to_bill(it)) if it.course.price_cents else 0,
        "why_not_finish": refusal(rules.finish, actor, it, at=at, not_noted=queries.not_noted(it)),
        "why_not_bill": refusal(rules.bill, actor, it, at=at),
        "why_not_results": refusal(rules.read_results, actor, it, at=at),
        "may_withdraw": actor.works_for(it.course), "at": at,
    }  # fmt: skip
    return render(request, "academy/run.html", context)


def _standing(it: Any, at: Any) -> Any:
    return known.standing(it, at) if it.starts_at else None


@login_required
@require_POST
def act(request: Request, pk: int, row: int) -> HttpResponse:
    """Give a place by hand, take somebody off the list, or take a certificate back."""
    it, by, at = known.one_row(known.organised_run(request.actor, pk), row), request.actor, now()
    todo = request.POST.get("doe")
    if todo == "seat":
        places.seat(it, by=by, at=at)
    elif todo == "leave":
        places.leave(it, by=by, at=at)
    elif todo == "withdraw":
        found = queries.certificates_of([it]).get(it.pk)
        if found is None:
            raise Refused(_("Er is geen certificaat."))
        actions.withdraw(found, request.POST.get("reason", ""), by=by, at=at)
    else:
        raise Refused(_("Kies wat er moet gebeuren."))
    messages.success(request, _("Bewaard."))
    return redirect("academy:run", pk)


@login_required
@require_POST
def needs(request: Request, pk: int) -> HttpResponse:
    """What people need; that somebody looked is written down."""
    it = known.organised_run(request.actor, pk)
    found = actions.look_at_needs(it, by=request.actor, at=now())
    context = {"run": it, "course": it.course, "needs": found}
    return render(request, "academy/needs.html", context)


@never_cache
@login_required
@FORM
def attendance(request: Request, pk: int, day: int) -> HttpResponse:
    """Who was there on a day: ticked on screen, or typed in from paper afterwards."""
    it = known.organised_run(request.actor, pk)
    session = known.session(it, day)
    if request.method == "POST":
        present = {int(key) for key in request.POST.getlist("er") if key.isdecimal()}
        actions.note_session(session, present, by=request.actor, at=now())
        messages.success(request, _("Genoteerd. Wie er niet was, krijgt een brief."))
        return redirect("academy:run", pk)
    context = {
        "run": it, "course": it.course, "day": session, "rows": queries.expected(session),
        "why_not": refusal(rules.note_session, request.actor, session, at=now()),
    }  # fmt: skip
    return render(request, "academy/attendance.html", context)


@never_cache
@login_required
@require_safe
def sheet(request: Request, pk: int, day: int) -> HttpResponse:
    """The list of a day to print and sign."""
    it = known.organised_run(request.actor, pk)
    session = known.session(it, day)
    heads = [_("Naam"), _("Organisatie"), _("Handtekening")]
    found = queries.expected(session)
    rows = [
        [row.name, row.organisation.name if row.organisation else "–", "……………………"]
        for row, _noted in found
    ]
    parts = [paper.Part("paragraph", _("Gooi deze lijst na het invullen weg: er staan namen op."))]
    if rows:
        parts.append(paper.Part("table", rows=[heads, *rows]))
    else:
        parts.append(paper.Part("paragraph", _("Nog niemand.")))
    page = paper.Paper(
        title=it.course.title,
        language=request.LANGUAGE_CODE,
        author=it.course.centre.name,
        made_at=now(),
        subtitle=f"{date_format(localtime(session.starts_at), 'l j F Y, H.i')} {session.place}",
        parts=parts,
    )
    answer = HttpResponse(paper.pdf(page), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="presentie-{day}.pdf"'
    return answer


@login_required
@require_POST
def finish(request: Request, pk: int) -> HttpResponse:
    """Close the run: certificates and three questions go out."""
    many = actions.finish(known.organised_run(request.actor, pk), by=request.actor, at=now())
    told = ngettext(
        "%(n)s mens krijgt een certificaat.", "%(n)s mensen krijgen een certificaat.", many
    )
    messages.success(request, told % {"n": many})
    return redirect("academy:run", pk)


@login_required
@require_POST
def bill(request: Request, pk: int) -> HttpResponse:
    """Make draft invoices for who must pay."""
    made = actions.bill(known.organised_run(request.actor, pk), by=request.actor, at=now())
    told = ngettext("Er staat %(n)s factuur klaar.", "Er staan %(n)s facturen klaar.", len(made))
    messages.success(request, told % {"n": len(made)})
    return redirect("invoices:overview")


@never_cache
@login_required
@require_safe
def results(request: Request, pk: int) -> HttpResponse:
    """What people thought, as figures; what would point at a few people is withheld."""
    it = known.organised_run(request.actor, pk)
    rules.read_results(request.actor, it, at=now())
    context = {"run": it, "course": it.course, "results": queries.results(request.actor, it)}
    return render(request, "academy/results.html", context)


@never_cache
@login_required
@FORM
def materials(request: Request, pk: int) -> HttpResponse:
    """The files of a course; a new one is looked into before it is kept."""
    course = known.organised(request.actor, pk)
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        try:
            actions.add_material(course, **given, by=request.actor, at=now())
        except Refused as no:
            form.add_error("file", str(no))
        else:
            messages.success(request, _("Het bestand staat erbij."))
            return redirect("academy:materials", pk)
    context = {"course": course, "form": form, "materials": queries.materials(course)}
    return render(request, "academy/materials.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@FORM
def material(request: Request, pk: int, material: int) -> HttpResponseBase:
    """A file for who gives the course, or take it away."""
    course = known.organised(request.actor, pk)
    found = queries.material(course, material)
    if request.method == "POST":
        actions.remove_material(found, by=request.actor, at=now())
        messages.success(request, _("Het bestand is weg."))
        return redirect("academy:materials", pk)
    rules.take_material(request.actor, course, None)
    return served(found)
