"""The pages of applications at the desk: list, one, and the calendar of deadlines."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.kernel import uploads
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.partnership.funding import actions, forms, queries, rules
from aanjager.partnership.funds import queries as funds

FORM = ["GET", "HEAD", "POST"]
SOON = 5


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """All applications, the pipeline by chance and amount, and what must be done first."""
    centre = desk_of(request)
    found = list(queries.overview(request.actor, centre))
    asked = queries.asked_by(found)
    page = page_of(found, request)
    context = {
        "page": page,
        "rows": [(it, asked[it.pk]) for it in page],
        "pipeline": queries.pipeline(found, asked),
        "soon": queries.deadlines(request.actor, centre)[:SOON],
        "today": localdate(),
    }
    return render(request, "funding/overview.html", context)


@login_required
@require_http_methods(FORM)
def new(request: Request) -> HttpResponse:
    """Choose a plan and a fund, and begin."""
    centre = desk_of(request)
    plans = list(queries.plans_for(request.actor, centre))
    offered = list(funds.overview(request.actor))
    given = {"plan": request.GET.get("plan", ""), "fund": request.GET.get("fonds", "")}
    form = forms.BeginForm(request.POST or None, initial=given, plans=plans, funds=offered)
    if request.method == "POST" and form.is_valid():
        plan = next(it for it in plans if str(it.pk) == form.cleaned_data["plan"])
        fund = next(it for it in offered if str(it.pk) == form.cleaned_data["fund"])
        period = funds.next_round(fund, localdate())
        try:
            it = actions.begin(plan, fund, period, by=request.actor, at=now())
            messages.success(request, _("De aanvraag is begonnen. Kies welke kosten je vraagt."))
            return redirect("funding:detail", it.pk)
        except Refused as no:
            form.add_error("fund", str(no))
    context = {"form": form, "has_both": bool(plans and offered)}
    status = 422 if form.errors else 200
    return render(request, "funding/new.html", context, status=status)


def _page(request: Request, it: Any, status: int = 200, **shown: Any) -> HttpResponse:
    actor, state = request.actor, it.state
    lines = queries.lines(it)
    asked = sum(mine for _l, mine, _o, _r in lines) if it.asked_cents is None else it.asked_cents
    checklist = list(it.checklist.all())
    missing = sum(one.done_at is None for one in checklist)
    payments = list(it.payments.all()) if state == "granted" else []
    context = {
        "it": it, "asked": asked, "checklist": checklist, "lines": lines,
        "is_draft": state == "preparing", "is_sent": state == "sent",
        "is_granted": state == "granted", "is_open": state in ("preparing", "sent"),
        "why_not_send": refusal(rules.send, actor, it, asked=asked, missing=missing),
        "money": queries.money(it, payments), "payments": payments,
        "accountings": it.accountings.all(), "today": localdate(),
        "claim_form": forms.ClaimForm(), "grant_form": forms.GrantForm(initial={"cents": asked}),
        "arrange_form": forms.ArrangeForm(initial=vars(it)), "reason_form": forms.ReasonForm(),
        "pay_form": forms.PayForm(initial={"on": localdate()}),
        "accounting_form": forms.AccountingForm(),
        "settle_form": forms.SettleForm(initial={"cents": it.spent_cents}), **shown,
    }  # fmt: skip
    return render(request, "funding/detail.html", context, status=status)


@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One application, from the checklist to the last euro."""
    return _page(request, queries.whole(request.actor, desk_of(request), pk))


def _do(
    request: Request, pk: int, name: str, form: Any, act: Callable[[Any, Any], object]
) -> HttpResponse:
    """Do what a form of the page asks, or show the page again with what is wrong."""
    it = queries.one(request.actor, desk_of(request), pk)
    rules.read(request.actor, it)
    if form.is_valid():
        try:
            act(it, form)
            messages.success(request, _("Bewaard."))
            return redirect("funding:detail", pk)
        except Refused as no:
            form.add_error(None, str(no))
    return _page(request, it, 422, **{name: form})


@login_required
@require_POST
def arrange(request: Request, pk: int) -> HttpResponse:
    """Set chance and dates."""

    def act(it: Any, form: Any) -> None:
        actions.arrange(it, **form.cleaned_data, by=request.actor, at=now())

    return _do(request, pk, "arrange_form", forms.ArrangeForm(request.POST), act)


@login_required
@require_POST
def claim(request: Request, pk: int, line: int) -> HttpResponse:
    """Ask for a part of a cost."""

    def act(it: Any, form: Any) -> None:
        cost = queries.line_of(it, line)
        actions.claim(it, cost, form.cleaned_data["cents"], by=request.actor, at=now())

    return _do(request, pk, "claim_form", forms.ClaimForm(request.POST), act)


@login_required
@require_POST
def tick(request: Request, pk: int, item: int) -> HttpResponse:
    """Say that something is ready, with its file; or not after all."""
    it = queries.one(request.actor, desk_of(request), pk)
    one = queries.item_of(it, item)
    is_done = request.POST.get("doe") != "terug"
    try:
        actions.tick(one, request.FILES.get("file"), is_done=is_done, by=request.actor, at=now())
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("funding:detail", pk)


@login_required
@require_safe
def file(request: Request, pk: int, item: int) -> HttpResponseBase:
    """A document of the checklist, as a file."""
    it = queries.one(request.actor, desk_of(request), pk)
    one = queries.item_of(it, item)
    if not one.file:
        raise Http404
    return uploads.as_attachment(one.file.open("rb"), name=one.file_name, media_type=one.media_type)


@login_required
@require_POST
def send(request: Request, pk: int) -> HttpResponse:
    """Write down that it went to the fund."""
    it = queries.one(request.actor, desk_of(request), pk)
    try:
        actions.send(it, by=request.actor, at=now())
        messages.success(request, _("De aanvraag staat op verstuurd."))
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("funding:detail", pk)


@login_required
@require_POST
def grant(request: Request, pk: int) -> HttpResponse:
    """The fund said yes."""

    def act(it: Any, form: Any) -> None:
        actions.grant(it, form.cleaned_data["cents"], by=request.actor, at=now())

    return _do(request, pk, "grant_form", forms.GrantForm(request.POST), act)


@login_required
@require_POST
def close(request: Request, pk: int) -> HttpResponse:
    """The fund said no, or the centre takes it back; with why."""
    does = actions.refuse if request.POST.get("doe") == "nee" else actions.withdraw

    def act(it: Any, form: Any) -> None:
        does(it, form.cleaned_data["reason"], by=request.actor, at=now())

    return _do(request, pk, "reason_form", forms.ReasonForm(request.POST), act)


@login_required
@require_POST
def pay(request: Request, pk: int) -> HttpResponse:
    """Money came in, or went back."""

    def act(it: Any, form: Any) -> None:
        actions.pay(it, form.sum(), by=request.actor, at=now())

    return _do(request, pk, "pay_form", forms.PayForm(request.POST), act)


@login_required
@require_POST
def plan_accounting(request: Request, pk: int) -> HttpResponse:
    """Write down when the centre accounts for it."""

    def act(it: Any, form: Any) -> None:
        actions.plan_accounting(it, **form.cleaned_data, by=request.actor, at=now())

    return _do(request, pk, "accounting_form", forms.AccountingForm(request.POST), act)


@login_required
@require_POST
def account(request: Request, pk: int, item: int) -> HttpResponse:
    """It was accounted for."""
    it = queries.one(request.actor, desk_of(request), pk)
    try:
        actions.account(queries.accounting_of(it, item), by=request.actor, at=now())
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("funding:detail", pk)


@login_required
@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    """Write down what was spent; the rest goes back."""

    def act(it: Any, form: Any) -> None:
        actions.settle(it, form.cleaned_data["cents"], by=request.actor, at=now())

    return _do(request, pk, "settle_form", forms.SettleForm(request.POST), act)


@login_required
@require_safe
def dates(request: Request) -> HttpResponse:
    """All deadlines, the first first."""
    found = queries.deadlines(request.actor, desk_of(request))
    context = {"page": page_of(found, request, size=50), "today": localdate()}
    return render(request, "funding/dates.html", context)


@login_required
@require_safe
def calendar(request: Request) -> HttpResponse:
    """All deadlines, for a calendar."""
    found = queries.deadlines(request.actor, desk_of(request))
    made = HttpResponse(
        queries.calendar(found, at=now()), content_type="text/calendar; charset=utf-8"
    )
    made["Content-Disposition"] = 'attachment; filename="aanvragen.ics"'
    return made
