"""Reactions at the desk: what staff see and do, also for people on paper."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres import queries as centres
from aanjager.community.people import queries as people
from aanjager.exchange.opportunities import queries as opportunities
from aanjager.exchange.placements import actions, queries, rules
from aanjager.front.inbox import forms
from aanjager.front.inbox.actions import export_reactions
from aanjager.front.inbox.views.organisation import list_of, page_to_handle, sheet_of
from aanjager.kernel.pages import Request, show
from aanjager.kernel.refusals import Refused, refusal
from aanjager.participation.aftercare import actions as aftercare
from aanjager.participation.aftercare import queries as aftercare_queries
from aanjager.trust.bookmarks.middleware import keeps_bookmarks

CHOICES = 10  # opportunities to choose from, when staff look for one


def _placement(request: Request, pk: int) -> Any:
    """A reaction at the actor's centre; 404 for everybody else."""
    try:
        placement = queries.one(request.actor, pk)
    except ObjectDoesNotExist:
        raise Http404 from None
    if not request.actor.works_for(placement):
        raise Http404
    return placement


@login_required
@require_safe
@keeps_bookmarks(without=("q",))
def desk_list(request: Request) -> HttpResponse:
    """All reactions at the centre, what waits longest first."""
    if not request.actor.staff_of:
        raise Http404
    return show(request, "inbox/desk_list.html", list_of(request, None), partial="reacties")


@login_required
@require_POST
def desk_export(request: Request) -> HttpResponseBase:
    """The list of the desk as a file; it is written down for each centre that it left."""
    own = list(centres.of_staff(request.actor))
    if not own:
        raise Http404
    for centre in own:
        export_reactions(centre, by=request.actor, at=now())
    return sheet_of(request, None)


@login_required
@require_safe
def desk_detail(request: Request, pk: int) -> HttpResponse:
    """One reaction, for staff: everything the organisation can do, and what only the centre does."""
    placement = _placement(request, pk)
    return page_to_handle(
        request,
        placement,
        "inbox/desk_detail.html",
        outcomes=aftercare_queries.outcomes_of(placement),
        outcome_form=forms.PhoneOutcomeForm(auto_id="id_outcome_%s"),
        why_not_step_in=refusal(rules.step_in, request.actor, placement, at=now()),
        may_withdraw=not refusal(rules.withdraw, request.actor, placement),
        may_note=placement.started_on is not None,
    )


@login_required
@require_POST
def step_in(request: Request, pk: int) -> HttpResponse:
    """Take over what the organisation did not answer."""
    actions.step_in(_placement(request, pk), by=request.actor, at=now())
    messages.success(request, _("De vrijwilliger weet dat jullie ermee bezig zijn."))
    return redirect("inbox:desk_detail", pk)


@login_required
@require_POST
def note_outcome(request: Request, pk: int) -> HttpResponse:
    """Note what somebody said on the phone."""
    placement, form = _placement(request, pk), forms.PhoneOutcomeForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Kies ja of nee."))
    given = form.cleaned_data
    aftercare.note_outcome(
        placement, given["moment"], given["still_active"], given["remark"],
        by=request.actor, at=now(),
    )  # fmt: skip
    messages.success(request, _("Het antwoord staat genoteerd."))
    return redirect("inbox:desk_detail", pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def desk_new(request: Request) -> HttpResponse:
    """Write down a reaction for somebody who is at the desk: `?persoon=` and `?vacature=` say which."""
    person = _chosen(people.visible(request.actor), request.GET.get("persoon"))
    if not request.actor.staff_of or person is None:
        raise Http404
    open_now = opportunities.desk(request.actor, status="open", text=request.GET.get("q", ""))
    opportunity = _chosen(opportunities.desk(request.actor), request.GET.get("vacature"))
    if opportunity is None:
        context = {"person": person, "choices": open_now[:CHOICES], "q": request.GET.get("q", "")}
        return render(request, "inbox/desk_choose.html", context)
    form = forms.DeskReactionForm(
        request.POST if request.method == "POST" else None, opportunity=opportunity
    )
    why_not = refusal(rules.react, request.actor, opportunity, person, on=localdate())
    if request.method == "POST" and form.is_valid():
        placement = actions.react(
            opportunity, form.values, person=person, by=request.actor, at=now()
        )
        messages.success(request, _("De reactie is verstuurd."))
        return redirect("inbox:desk_detail", placement.pk)
    context = {"person": person, "opportunity": opportunity, "form": form, "why_not": why_not}
    return render(request, "inbox/desk_new.html", context, status=422 if form.errors else 200)


def _chosen(found: Any, pk: str | None) -> Any:
    return found.filter(pk=pk).first() if pk and pk.isdecimal() and len(pk) < 19 else None
