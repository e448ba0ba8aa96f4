"""One internship, for everybody who takes part in it; and what a place says to pupils."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.growth.internships import actions, forms, queries, rules
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.kernel.uploads import as_attachment, as_shown

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@ask_or_do
def offer(request: Request, pk: int) -> HttpResponse:
    """Say to pupils that they are welcome, and who is there for them."""
    it = queries.opportunity(request.actor, pk)
    known = queries.offer_of(it)
    initial = {
        name: getattr(known, name) for name in ("levels", "supervisor", "programme") if known
    }
    form = forms.OfferForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.offer(it, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Leerlingen vinden deze plek nu, als hun leeftijd past."))
        return redirect("internships:overview")
    context = {"it": it, "form": form}
    return render(request, "internships/offer.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """How it stands, and what I can do."""
    return _page(request, queries.internship(request.actor, pk))


def _page(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    """The page of an internship; a form that did not hold comes back in `bound`, with its words."""
    actor, own = request.actor, queries.is_own(request.actor, it.pupil)
    signed = it.paper_state == "signed"
    everything = queries.hours_of(it)
    hours = [one for one in everything if one.state != "refused"]
    minutes = sum(one.minutes for one in hours if one.state == "confirmed")
    context = {
        "it": it,
        "is_own": own,
        "is_provider": it.provider_id in actor.coordinator_of,
        "speaks_for_school": it.pupil.group.school_id in actor.coordinator_of,
        "reads_reflection": rules.reads(actor, it, is_own=own),
        "told": queries.told_of(it),
        "hours": hours,
        "tried": [one for one in everything if own and one.state == "refused"],
        "minutes": minutes,
        "asked_minutes": it.pupil.group.hours * 60,
        "today": localdate(),
        "may_approve": not refusal(rules.approve, actor, it),
        "may_accept": not refusal(rules.accept, actor, it),
        "may_decline": not refusal(rules.decline, actor, it),
        "may_withdraw": not refusal(rules.withdraw, actor, it, is_own=own, is_signed=signed),
        "why_not_plan": refusal(rules.plan, actor, it, is_own=own, is_signed=signed),
        "may_reflect": not refusal(rules.reflect, actor, it, is_own=own),
        "may_assess": not refusal(rules.assess, actor, it, left=it.minutes_left),
        "why_not_assess": refusal(rules.assess, actor, it, left=it.minutes_left),
        "reason_form": forms.ReasonForm(),
        "plan_form": forms.PlanForm(),
        "reflect_form": forms.ReflectForm(
            initial={"reflection": it.reflection, "shares_reflection": it.shares_reflection}
        ),
        "tell_form": forms.TellForm(),
        "assess_form": forms.AssessForm(
            initial={"verdict": it.verdict, "assessment": it.assessment}
        ),
        **bound,
    }
    return render(request, "internships/detail.html", context, status=status)


@never_cache
@login_required
@require_safe
def agreement(request: Request, pk: int) -> HttpResponseBase:
    """The signed agreement, for everybody who takes part."""
    paper = queries.agreement(queries.internship(request.actor, pk))
    return as_attachment(paper.file, name=f"{paper.title}.pdf", media_type="application/pdf")


@login_required
@require_POST
def approve(request: Request, pk: int) -> HttpResponse:
    """The mentor says yes."""
    actions.approve(queries.internship(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("De stageplek krijgt nu een brief."))
    return redirect("internships:detail", pk)


@login_required
@require_POST
def accept(request: Request, pk: int) -> HttpResponse:
    """The provider says yes."""
    actions.accept(queries.internship(request.actor, pk), by=request.actor, at=now())
    messages.success(
        request, _("De overeenkomst is verstuurd. Ieder krijgt een eigen link om te tekenen.")
    )
    return redirect("internships:detail", pk)


@login_required
@require_POST
def decline(request: Request, pk: int) -> HttpResponse:
    """The mentor or the provider says no."""
    it, form = queries.internship(request.actor, pk), forms.ReasonForm(request.POST)
    rules.decline(request.actor, it)
    if not form.is_valid():
        return _page(request, it, status=422, reason_form=form)
    actions.decline(it, form.cleaned_data["reason"], by=request.actor, at=now())
    messages.success(request, _("De leerling krijgt een brief met je reden."))
    return redirect("internships:overview")


@login_required
@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    """End it."""
    actions.withdraw(queries.internship(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Dit is ingetrokken. Er kan iets anders gezocht worden."))
    return redirect("internships:detail", pk)


@login_required
@require_POST
def plan(request: Request, pk: int) -> HttpResponse:
    """Plan hours; a no comes back with what was filled in, and one of the law with its source."""
    it, form = queries.internship(request.actor, pk), forms.PlanForm(request.POST)
    own = queries.is_own(request.actor, it.pupil)
    rules.plan(request.actor, it, is_own=own, is_signed=it.paper_state == "signed")
    if not form.is_valid():
        return _page(request, it, plan_form=form, status=422)
    try:
        made = actions.plan(it, form.stretch(), by=request.actor, at=now())
    except Refused as no:
        form.add_error(None, str(no))
        if isinstance(no, rules.NotAllowedByLaw):
            actions.keep_refused(it, form.stretch(), str(no), by=request.actor, at=now())
        return _page(request, it, plan_form=form, status=422)
    if made.state == "logged":
        text = _("Die dag is geweest: je uren staan erbij als gedaan. De stageplek bevestigt ze.")
    else:
        text = _("Je uren staan gepland. De stageplek ziet ze ook.")
    messages.success(request, text)
    return redirect("internships:detail", pk)


@login_required
@require_POST
def reflect(request: Request, pk: int) -> HttpResponse:
    """Tell what was learned."""
    it, form = queries.internship(request.actor, pk), forms.ReflectForm(request.POST)
    rules.reflect(request.actor, it, is_own=queries.is_own(request.actor, it.pupil))
    if not form.is_valid():
        return _page(request, it, status=422, reflect_form=form)
    words, shares = form.cleaned_data["reflection"], form.cleaned_data["shares_reflection"]
    actions.reflect(it, words, shares=shares, by=request.actor, at=now())
    messages.success(request, _("Je verhaal is bewaard."))
    return redirect("internships:detail", pk)


@login_required
@require_POST
def tell(request: Request, pk: int) -> HttpResponse:
    """Tell with a photo or a recording."""
    it, form = queries.internship(request.actor, pk), forms.TellForm(request.POST, request.FILES)
    rules.reflect(request.actor, it, is_own=queries.is_own(request.actor, it.pupil))
    if form.is_valid():
        try:
            actions.tell(it, **form.cleaned_data, by=request.actor, at=now())
        except Refused as no:
            form.add_error("file", str(no))
    if form.errors:
        return _page(request, it, status=422, tell_form=form)
    messages.success(request, _("Je verhaal is bewaard."))
    return redirect("internships:detail", pk)


@never_cache
@login_required
@require_safe
def told(request: Request, pk: int) -> HttpResponseBase:
    """A photo or a recording, for who reads what the pupil tells."""
    one = queries.one_told(request.actor, pk)
    own = queries.is_own(request.actor, one.internship.pupil)
    if not rules.reads(request.actor, one.internship, is_own=own):
        raise Http404
    asked = request.headers.get("Range", "")
    return as_shown(one.file, media_type=one.media_type, asked=asked)


@login_required
@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    """Take a photo or recording away."""
    one = queries.one_told(request.actor, pk)
    actions.take_back(one, by=request.actor, at=now())
    messages.success(request, _("Het is weg."))
    return redirect("internships:detail", one.internship_id)


@login_required
@require_POST
def assess(request: Request, pk: int) -> HttpResponse:
    """Say how it went."""
    it, form = queries.internship(request.actor, pk), forms.AssessForm(request.POST)
    rules.assess(request.actor, it, left=it.minutes_left)
    if not form.is_valid():
        return _page(request, it, status=422, assess_form=form)
    verdict, words = form.cleaned_data["verdict"], form.cleaned_data["assessment"]
    actions.assess(it, verdict, words, by=request.actor, at=now())
    messages.success(request, _("Dank je wel. De leerling en de school lezen dit."))
    return redirect("internships:detail", pk)


@login_required
@require_POST
def log(request: Request, pk: int) -> HttpResponse:
    """Say that hours were done."""
    it = queries.one_hours(request.actor, pk)
    actions.log(it, by=request.actor, at=now())
    messages.success(request, _("Opgeschreven. De stageplek bevestigt het."))
    return redirect("internships:detail", it.internship_id)


@login_required
@require_POST
def confirm(request: Request, pk: int) -> HttpResponse:
    """Confirm hours."""
    it = queries.one_hours(request.actor, pk)
    actions.confirm(it, by=request.actor, at=now())
    messages.success(request, _("De uren zijn bevestigd."))
    return redirect("internships:detail", it.internship_id)


@login_required
@require_POST
def drop(request: Request, pk: int) -> HttpResponse:
    """Take hours away."""
    it = queries.one_hours(request.actor, pk)
    actions.drop(it, by=request.actor, at=now())
    messages.success(request, _("Deze uren zijn weg."))
    return redirect("internships:detail", it.internship_id)
