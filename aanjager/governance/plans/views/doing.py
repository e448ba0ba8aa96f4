"""What is done, with whom, and which centres take part; and taking something out."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.governance.plans import actions, forms, queries, rules
from aanjager.governance.plans.views.place import ask, ask_or_do, found
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal


@login_required
@require_safe
def overview(request: Request, pk: int) -> HttpResponse:
    """Activities with their days and hours, partners and shares."""
    it = found(request, pk)
    activities, shares = queries.activities_of(it), queries.shares_of(it)
    mine = next((one for one in shares if one.centre_id == desk_of(request).pk), None)
    context = {
        "it": it,
        "activities": activities,
        "hours": queries.hours_of(activities),
        "partners": queries.partners_of(it),
        "shares": shares,
        "why_not": refusal(rules.plan_activity, request.actor, it),
        "asked": mine and not refusal(rules.answer_share, request.actor, mine),
    }
    return render(request, "plans/doing.html", context)


@login_required
@ask_or_do
def activity(request: Request, pk: int, thing: int | None = None) -> HttpResponse:
    """Add an activity, or change one."""
    it = found(request, pk)
    rules.plan_activity(request.actor, it)
    one = queries.activity_of(it, thing) if thing else None
    known = {"starts_on": it.starts_on, "ends_on": it.ends_on}
    if one:
        known = {name: getattr(one, name) for name in forms.ActivityForm.base_fields}
    form = forms.ActivityForm(request.POST or None, initial=known)
    return ask(
        request, it, form, _("Een activiteit"),
        lambda form: actions.plan_activity(it, form.doing, one, by=request.actor, at=now()),
        back="plans:doing",
    )  # fmt: skip


@login_required
@ask_or_do
def add_partner(request: Request, pk: int) -> HttpResponse:
    """Say who does it with us."""
    it = found(request, pk)
    rules.add_partner(request.actor, it)
    form = forms.PartnerForm(request.POST or None)
    return ask(
        request, it, form, _("Een partner"),
        lambda form: actions.add_partner(it, **form.cleaned_data, by=request.actor, at=now()),
        back="plans:doing",
    )  # fmt: skip


@login_required
@ask_or_do
def ask_share(request: Request, pk: int) -> HttpResponse:
    """Ask another centre to make the plan together, or say how large the own part is."""
    it = found(request, pk)
    rules.ask_share(request.actor, it)
    form = forms.ShareForm(request.POST or None, centres=queries.others(it))
    return ask(
        request, it, form, _("Samen met een andere centrale"),
        lambda form: actions.ask_share(it, **form.cleaned_data, by=request.actor, at=now()),
        back="plans:doing",
        lead=_("De andere centrale leest het plan en zegt ja of nee tegen haar aandeel."),
    )  # fmt: skip


@login_required
@require_POST
def answer_share(request: Request, pk: int) -> HttpResponse:
    """The centre at this desk says yes or no to its share."""
    it = found(request, pk)
    share = queries.shared_with(desk_of(request), it)
    if share is None:
        raise Http404
    says_yes = request.POST.get("doe") == "ja"
    actions.answer_share(share, says_yes=says_yes, by=request.actor, at=now())
    messages.success(
        request, _("Jullie antwoord staat erbij. De andere centrale krijgt een brief.")
    )
    return redirect("plans:doing", pk)


THINGS: dict[str, tuple[Callable[[Any, int], Any], Callable[..., None], str]] = {
    "activiteit": (queries.activity_of, actions.drop_activity, "plans:doing"),
    "partner": (queries.partner_of, actions.drop_partner, "plans:doing"),
    "aandeel": (queries.share_of, actions.drop_share, "plans:doing"),
    "post": (queries.cost_line_of, actions.drop_line, "plans:budget"),
    "betaler": (queries.coverage_of, actions.uncover, "plans:budget"),
}


@login_required
@require_POST
def drop(request: Request, pk: int) -> HttpResponse:
    """Take one thing out of a draft: `wat=post:12`."""
    it = found(request, pk)
    rules.write(request.actor, it)
    kind, _colon, key = request.POST.get("wat", "").partition(":")
    if kind not in THINGS or not key.isdecimal():
        raise Http404
    one, act, back = THINGS[kind]
    try:
        act(one(it, int(key)), by=request.actor, at=now())
    except Refused as no:
        messages.warning(request, str(no))
    return redirect(back, pk)
