"""Agreements at the desk: the list, one agreement, its indicators, figures by hand and links."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.kernel.pages import Request, page_of
from aanjager.partnership.agreements import actions, forms, queries
from aanjager.partnership.agreements.views.place import done

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """The agreements of the centre."""
    found = queries.overview(request.actor, desk_of(request))
    return render(request, "agreements/overview.html", {"page": page_of(found, request)})


@login_required
@ask_or_do
def new(request: Request) -> HttpResponse:
    """Write down an agreement; its indicators follow."""
    centre = desk_of(request)
    form = forms.AgreementForm(request.POST or None, plans=queries.plans_of(request.actor, centre))
    it = done(
        request, form,
        lambda: actions.agree(centre, form.agreed, by=request.actor, at=now()),
    )  # fmt: skip
    if it:
        messages.success(request, _("De afspraak staat er. Kies nu wat je telt."))
        return redirect("agreements:indicator", it.pk)
    context = {"form": form, "title": _("Nieuwe afspraak")}
    return render(request, "agreements/form.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """Where we stand on every indicator, quarter by quarter, and who looked."""
    it = queries.whole(request.actor, desk_of(request), pk)
    quarters = {one.first: one for one in it.quarters.all()}
    firsts, contacts = queries.quarters_of(it), list(it.contacts.all())
    context = {
        "it": it,
        "board": queries.board(it),
        "quarters": [(first, (first.month + 2) // 3, quarters.get(first)) for first in firsts],
        "contacts": contacts,
        "looks": queries.looks(it, contacts)[:20],
    }
    return render(request, "agreements/detail.html", context)


@login_required
@ask_or_do
def indicator(request: Request, pk: int) -> HttpResponse:
    """Choose what is counted."""
    it, form = (
        queries.one(request.actor, desk_of(request), pk),
        forms.IndicatorForm(request.POST or None),
    )
    if done(
        request, form,
        lambda: actions.add_indicator(it, form.chosen, by=request.actor, at=now()),
    ):  # fmt: skip
        actions.refresh(it, by=request.actor, at=now())
        messages.success(request, _("De indicator staat erbij. Nog een?"))
        return redirect("agreements:detail", pk)
    context = {"form": form, "title": _("Wat tellen we?"), "it": it}
    return render(request, "agreements/form.html", context, status=422 if form.errors else 200)


@login_required
@ask_or_do
def fill_in(request: Request, pk: int, indicator: int) -> HttpResponse:
    """Fill in what the register cannot count, with its source."""
    it, form = (
        queries.one(request.actor, desk_of(request), pk),
        forms.FillForm(request.POST or None),
    )
    found = it.indicators.filter(pk=indicator, measure="").first()
    if found is None:
        raise Http404
    if done(
        request, form,
        lambda: actions.fill_in(found, **form.cleaned_data, by=request.actor, at=now()),
    ):  # fmt: skip
        messages.success(request, _("Bewaard."))
        return redirect("agreements:detail", pk)
    context = {"form": form, "title": found.label, "lead": found.meaning, "it": it}
    return render(request, "agreements/form.html", context, status=422 if form.errors else 200)


@login_required
@ask_or_do
def invite(request: Request, pk: int) -> HttpResponse:
    """Send somebody of the partner a personal link."""
    it, form = (
        queries.one(request.actor, desk_of(request), pk),
        forms.InviteForm(request.POST or None),
    )
    if done(
        request, form, lambda: actions.invite(it, **form.cleaned_data, by=request.actor, at=now())
    ):
        messages.success(request, _("De link is onderweg. Je ziet hier wanneer iemand kijkt."))
        return redirect("agreements:detail", pk)
    context = {"form": form, "title": _("Geef de partner een eigen link"), "it": it}
    return render(request, "agreements/form.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def end_link(request: Request, pk: int, contact: int) -> HttpResponse:
    """End a personal link."""
    it = queries.one(request.actor, desk_of(request), pk)
    found = it.contacts.filter(pk=contact).first()
    if found is None:
        raise Http404
    actions.end_link(found, by=request.actor, at=now())
    return redirect("agreements:detail", pk)


@login_required
@require_POST
def refresh(request: Request, pk: int) -> HttpResponse:
    """Count this agreement now."""
    it = queries.one(request.actor, desk_of(request), pk)
    actions.refresh(it, by=request.actor, at=now())
    messages.success(request, _("Alles is opnieuw geteld."))
    return redirect("agreements:detail", pk)
