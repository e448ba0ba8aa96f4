"""The pages of the register of funds, at the desk and for the association."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres import queries as centres
from aanjager.community.skills import queries as skills
from aanjager.governance.plans import queries as plans
from aanjager.kernel.pages import Request, chosen, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.partnership.funds import actions, forms, queries, rules

FORM = ["GET", "HEAD", "POST"]


def _here(request: Request) -> Any:
    """The centre whose register this is; none for the association; 404 for who is neither."""
    centre = centres.worked_for(request.actor, request.centre or None, request.session.get("desk"))
    if centre is None and not request.actor.is_association:
        raise Http404
    return centre


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """All funds that run, to search."""
    _here(request)
    themes = skills.themes()
    words = request.GET.get("q", "").strip()[:80]
    theme = chosen(request, "thema", {it.code for it in themes})
    page = page_of(queries.overview(request.actor, words=words, theme=theme), request)
    today = localdate()
    rows = [(it, queries.is_old(it, today), queries.scheme_of(it)) for it in page]
    context = {"page": page, "rows": rows, "themes": themes, "words": words, "theme": theme}
    return render(request, "funds/overview.html", context)


def _page(request: Request, fund: Any, status: int = 200, **shown: Any) -> HttpResponse:
    context = {
        "it": fund,
        "why_not": refusal(rules.keep, request.actor, fund),
        "is_old": queries.is_old(fund, localdate()),
        "applicants": [label for code, label in forms.Applicant.choices if code in fund.applicants],
        "round_form": forms.RoundForm(),
        "requirement_form": forms.RequirementForm(),
        **shown,
    }
    return render(request, "funds/detail.html", context, status=status)


@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One fund: for what, how much, when, and what it asks."""
    _here(request)
    return _page(request, queries.one(request.actor, pk))


def _form(request: Request, form: Any, heading: str, fund: Any, status: int) -> HttpResponse:
    context = {"form": form, "heading": heading, "it": fund}
    return render(request, "funds/form.html", context, status=status)


@login_required
@require_http_methods(FORM)
def new(request: Request) -> HttpResponse:
    """Put a fund in the register."""
    centre = _here(request)
    form = forms.FundForm(
        request.POST or None, areas=queries.areas_for(centre), national=centre is None
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.keep(centre, form.facts(), by=request.actor, at=now())
            messages.success(request, _("Het fonds staat erin. Zet er ook de rondes bij."))
            return redirect("funds:detail", made.pk)
        except Refused as no:
            form.add_error("least", str(no))
    status = 422 if request.method == "POST" else 200
    return _form(request, form, _("Nieuw fonds"), None, status)


@login_required
@require_http_methods(FORM)
def edit(request: Request, pk: int) -> HttpResponse:
    """Change what is known of a fund."""
    _here(request)
    fund = queries.one(request.actor, pk)
    rules.keep(request.actor, fund)
    areas = queries.areas_for(fund.centre)
    if fund.area and fund.area not in areas:
        areas.append(fund.area)
    known = {
        **vars(fund), "themes": fund.themes.all(), "area": fund.area_id or "",
        "least": fund.least_cents, "most": fund.most_cents,
    }  # fmt: skip
    form = forms.FundForm(
        request.POST or None, initial=known, areas=areas, national=fund.centre_id is None
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep(fund.centre, form.facts(), fund, by=request.actor, at=now())
            messages.success(request, _("Bewaard, en nagekeken op vandaag."))
            return redirect("funds:detail", pk)
        except Refused as no:
            form.add_error("least", str(no))
    status = 422 if request.method == "POST" else 200
    return _form(request, form, _("Fonds wijzigen"), fund, status)


@login_required
@require_POST
def add_round(request: Request, pk: int) -> HttpResponse:
    """Add a period in which the fund takes applications."""
    _here(request)
    fund = queries.one(request.actor, pk)
    rules.add_round(request.actor, fund)
    form = forms.RoundForm(request.POST)
    if form.is_valid():
        try:
            said = form.cleaned_data
            days = said["opens_on"], said["closes_on"], said["decides_on"]
            actions.add_round(fund, *days, by=request.actor, at=now())
            return redirect("funds:detail", pk)
        except Refused as no:
            form.add_error("closes_on", str(no))
    return _page(request, fund, 422, round_form=form)


@login_required
@require_POST
def require(request: Request, pk: int) -> HttpResponse:
    """Add something the fund asks for."""
    _here(request)
    fund = queries.one(request.actor, pk)
    rules.require(request.actor, fund)
    form = forms.RequirementForm(request.POST)
    if form.is_valid():
        actions.require(fund, **form.cleaned_data, by=request.actor, at=now())
        return redirect("funds:detail", pk)
    return _page(request, fund, 422, requirement_form=form)


@login_required
@require_POST
def drop(request: Request, pk: int, what: str, part: int) -> HttpResponse:
    """Take out a period or something the fund asks for."""
    _here(request)
    fund = queries.one(request.actor, pk)
    rules.keep(request.actor, fund)
    if what == "ronde":
        actions.drop_round(queries.round_of(fund, part), by=request.actor, at=now())
    elif what == "eis":
        actions.drop_requirement(queries.requirement_of(fund, part), by=request.actor, at=now())
    else:
        raise Http404
    return redirect("funds:detail", pk)


@login_required
@require_POST
def check(request: Request, pk: int) -> HttpResponse:
    """Say that it was looked at today, or that the fund stopped."""
    _here(request)
    fund = queries.one(request.actor, pk)
    does = actions.end if request.POST.get("doe") == "stop" else actions.check
    does(fund, by=request.actor, at=now())
    messages.success(request, _("Bewaard."))
    return redirect("funds:detail", pk)


def _plan(request: Request, centre: Any) -> Any:
    """The plan for which money is looked for; its own area counts."""
    pk = request.GET.get("plan", "")
    return plans.on_desk(request.actor, centre, int(pk)) if centre and pk.isdecimal() else None


@login_required
@require_safe
def fitting(request: Request) -> HttpResponse:
    """Which fund fits, with a reason for each yes and each no."""
    centre = _here(request)
    plan = _plan(request, centre)
    form = forms.WishForm(request.GET or None, initial={"applicant": "foundation"})
    found = None
    if request.GET and form.is_valid():
        said = form.cleaned_data
        asked = queries.wish(
            area=plan.area if plan and plan.area else centre.area if centre else None,
            themes=said["themes"], cents=said["cents"],
            applicant=said["applicant"], before=said["before"], on=localdate(),
        )  # fmt: skip
        found = [
            (it, fit, queries.shared_themes(it, asked))
            for it, fit in queries.fitting(request.actor, asked)
        ]
    context = {"form": form, "found": found, "here": centre, "plan": plan}
    return render(request, "funds/fitting.html", context)
