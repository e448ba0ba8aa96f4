"""For staff: naming who helps; for who was named: saying what they think."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.community.centres.middleware import for_staff
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused
from aanjager.learning.quality import actions, forms, queries, rules

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_staff
def at_desk(request: Request, centre: Any) -> HttpResponse:
    """The rounds at this centre, and who helps."""
    page = page_of(queries.at_desk(request.actor, centre), request)
    rows = [(it, [one for one in queries.helpers_of(it) if not one.ended_at]) for it in page]
    context = {"page": page, "rows": rows, "counts": queries.counts(centre, localdate())}
    return render(request, "quality/at_desk.html", context)


def _form(
    request: Request, it: Any, form: Any, heading: str, lead: str, **more: Any
) -> HttpResponse:
    context = {"it": it, "form": form, "heading": heading, "lead": lead, **more}
    return render(request, "quality/form.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@ask_or_do
def adviser(request: Request, pk: int) -> HttpResponse:
    """Name who advises."""
    it = queries.one(request.actor, pk)
    rules.name_adviser(request.actor, it)
    form = forms.NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_adviser(it, form.account, by=request.actor, at=now())
        except Refused as no:
            form.add_error("email", str(no))
        else:
            messages.success(request, _("Genoemd. Er gaat een brief."))
            return redirect("quality:detail", pk)
    lead = _("De adviseur leest mee, helpt met het plan en zegt wanneer het beoordeeld kan worden.")
    return _form(request, it, form, _("Noem een adviseur"), lead, button=_("Noem"))


@never_cache
@login_required
@ask_or_do
def assessor(request: Request, pk: int) -> HttpResponse:
    """Name who judges, independently."""
    it = queries.one(request.actor, pk)
    rules.name_assessor(request.actor, it)
    form = forms.AssessorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_assessor(
                it, form.account, override=form.cleaned_data["override"],
                decider=queries.decider(request.actor, it), by=request.actor, at=now(),
            )  # fmt: skip
        except Refused as no:
            form.add_error("email", str(no))
        else:
            messages.success(request, _("Genoemd. Er gaat een brief."))
            return redirect("quality:detail", pk)
    lead = _("Niet wie adviseerde, en niemand met een rol of een band bij de organisatie.")
    return _form(request, it, form, _("Noem een eindbeoordelaar"), lead, button=_("Noem"))


def _verdict(
    request: Request, it: Any, act: Callable[..., Any], heading: str, lead: str, yes: str, no: str
) -> HttpResponse:
    form = forms.VerdictForm(request.POST or None)
    if request.method == "POST":
        says = request.POST.get("doe")
        if says not in ("ja", "nee"):
            raise Http404
        if form.is_valid():
            words = form.cleaned_data["words"]
            act(it, says_yes=says == "ja", words=words, by=request.actor, at=now())
            messages.success(request, _("Gezegd. De organisatie krijgt een brief."))
            return redirect("quality:detail", it.pk)
    return _form(request, it, form, heading, lead, yes=yes, no=no)


@never_cache
@login_required
@ask_or_do
def advise(request: Request, pk: int) -> HttpResponse:
    """Say as adviser whether it can be judged."""
    it = queries.one(request.actor, pk)
    rules.advise(request.actor, it, queries.helpers_of(it))
    lead = _("Is alles zo ver dat iemand van buiten het kan beoordelen?")
    return _verdict(
        request, it, actions.advise, _("Jouw advies"), lead,
        _("Klaar om te beoordelen"), _("Er moet nog iets gebeuren"),
    )  # fmt: skip


@never_cache
@login_required
@ask_or_do
def judge(request: Request, pk: int) -> HttpResponse:
    """Say as assessor whether it is in order."""
    it = queries.one(request.actor, pk)
    rules.judge(request.actor, it, queries.helpers_of(it))
    lead = _("Bekijk de stellingen, de uitleg en de bestanden. Jouw oordeel geldt.")
    return _verdict(
        request, it, actions.judge, _("Jouw oordeel"), lead,
        _("Goed geregeld"), _("Nog niet"),
    )  # fmt: skip
