"""Reports at the desk (made, worded, fixed by two people, shown) and for everybody."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.kernel import paper
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.partnership.accountability import actions, forms, queries, rules

FORMS = {"pdf": "application/pdf", "json": "application/json; charset=utf-8"}


def _found(request: Request, pk: int) -> Any:
    return queries.on_desk(request.actor, desk_of(request), pk)


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """The reports of the centre."""
    page = page_of(queries.overview(request.actor, desk_of(request)), request)
    return render(request, "accountability/overview.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Choose an agreement or a year; the report writes itself."""
    centre = desk_of(request)
    known = queries.agreements_of(request.actor, centre)[:50]
    form = forms.NewForm(request.POST or None, agreements=known, today=localdate())
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make(centre, **form.what, by=request.actor, at=now())
        except Refused as no:
            form.add_error("about", str(no))
        else:
            messages.success(request, _("De verantwoording staat er. Lees haar na en vul aan."))
            return redirect("accountability:detail", made.pk)
    status = 422 if form.errors else 200
    return render(request, "accountability/new.html", {"form": form}, status=status)


@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """The report as it stands, with what is left to do."""
    return _detail(request, _found(request, pk), forms.WordsForm())


def _detail(request: Request, it: Any, form: forms.WordsForm) -> HttpResponse:
    found = queries.sentences(it)
    context = {
        "it": it, "chapters": queries.chapters(found), "names": queries.names(it), "form": form,
        "seen": rules.digest_of(it.title, found),
        "why_not": refusal(rules.change, request.actor, it),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "accountability/detail.html", context, status=status)


@login_required
@require_POST
def renew(request: Request, pk: int) -> HttpResponse:
    """Write it again from what is known now."""
    actions.renew(_found(request, pk), by=request.actor, at=now())
    messages.success(request, _("Opnieuw geschreven. Wat met de hand is geschreven, bleef staan."))
    return redirect("accountability:detail", pk)


@login_required
@require_POST
def write(request: Request, pk: int) -> HttpResponse:
    """Add words of staff."""
    it, form = _found(request, pk), forms.WordsForm(request.POST)
    if not form.is_valid():
        return _detail(request, it, form)
    actions.write(it, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, _("Je zin staat erbij."))
    return redirect("accountability:detail", pk)


@login_required
@require_POST
def leave_out(request: Request, pk: int, sentence: int) -> HttpResponse:
    """Leave a sentence out."""
    one = queries.sentence_of(_found(request, pk), sentence)
    actions.leave_out(one, by=request.actor, at=now())
    messages.success(request, _("Weggelaten. Schrijf opnieuw om de zin terug te halen."))
    return redirect("accountability:detail", pk)


@login_required
@require_POST
def approve(request: Request, pk: int) -> HttpResponse:
    """Say yes to the text that was seen."""
    it = actions.approve(
        _found(request, pk), seen=request.POST.get("gezien", ""), by=request.actor, at=now()
    )
    said = _("Bewaard. Nu is een collega aan de beurt.")
    messages.success(request, said if it.is_draft else _("Vastgesteld. De tekst ligt nu vast."))
    return redirect("accountability:detail", pk)


@login_required
@require_POST
def publish(request: Request, pk: int) -> HttpResponse:
    """Show it to everybody."""
    actions.publish(_found(request, pk), by=request.actor, at=now())
    messages.success(request, _("Iedereen kan de verantwoording nu lezen."))
    return redirect("accountability:detail", pk)


@login_required
@require_safe
def take(request: Request, pk: int, form: str) -> HttpResponse:
    """A report as a tagged PDF or as data, also before it is shown."""
    return _file(_found(request, pk), form)


@require_safe
def shown(request: Request) -> HttpResponse:
    """What centres show of what they did."""
    page = page_of(queries.shown(request.centre or None), request)
    return render(request, "accountability/shown.html", {"page": page})


@require_safe
def shown_one(request: Request, pk: int) -> HttpResponse:
    """One published report."""
    it = queries.one_shown(request.centre or None, pk)
    context = {"it": it, "chapters": queries.chapters(queries.sentences(it))}
    return render(request, "accountability/shown_one.html", context)


@require_safe
def shown_file(request: Request, pk: int, form: str) -> HttpResponse:
    """A published report as a tagged PDF or as data."""
    return _file(queries.one_shown(request.centre or None, pk), form)


def _file(it: Any, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    with translation.override("nl"):  # the language of the report, whoever reads it
        found = queries.chapters(queries.sentences(it))
        is_data = form == "json"
        body = queries.data_of(it, found) if is_data else paper.pdf(queries.paper_of(it, found))
    response = HttpResponse(body, content_type=FORMS[form])
    name = f"verantwoording-{it.pk}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
