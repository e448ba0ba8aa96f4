"""From "I want this" to a sent reaction: with an account in one step, without one by a code."""

from typing import Any

from allauth.account.utils import perform_login
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from aanjager.community.organisations.queries import actor_of
from aanjager.community.people import actions as people
from aanjager.community.people import queries as people_queries
from aanjager.exchange.matching import actions as matching
from aanjager.exchange.placements import actions, queries, rules
from aanjager.exchange.placements.actions import Reaction
from aanjager.exchange.placements.forms import CodeForm, ReactionForm
from aanjager.kernel.actor import Actor
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.accounts import actions as accounts
from aanjager.trust.accounts import queries as account_queries
from aanjager.trust.letters.actions import Sender

KEPT = "reaction"  # in the session: what a visitor filled in, until the address is proven


def _opportunity(pk: int) -> Any:
    try:
        return queries.to_react(pk)
    except ObjectDoesNotExist:
        raise Http404 from None


def _kept(request: Request, pk: int) -> dict[str, Any]:
    kept = request.session.get(KEPT) or {}
    return kept if kept.get("opportunity") == pk else {}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def react(request: Request, pk: int) -> HttpResponse:
    """Ask what somebody wants to say, and who it is when we do not know."""
    opportunity, actor = _opportunity(pk), request.actor
    running = queries.running(actor, opportunity) if actor.person_id else None
    if running is not None:
        return redirect("placements:own", running.pk)
    why_not = refusal(rules.take_reactions, actor, opportunity)
    if actor.is_signed_in and not why_not:
        person = people_queries.own(actor)
        why_not = refusal(rules.react, actor, opportunity, person, on=localdate())
    form = ReactionForm(
        request.POST if request.method == "POST" else None,
        initial=_kept(request, pk).get("values", {}),
        opportunity=opportunity,
        is_known=actor.is_signed_in,
    )
    if request.method == "POST" and not why_not and form.is_valid():
        try:
            return _send(request, opportunity, form)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"opportunity": opportunity, "form": form, "why_not": why_not}
    return render(request, "placements/react.html", context, status=_status(request, why_not, form))


def _status(request: Request, why_not: str, form: ReactionForm) -> int:
    if request.method == "POST" and why_not:
        return 403
    return 422 if form.errors else 200


def _send(request: Request, opportunity: Any, form: ReactionForm) -> HttpResponse:
    """Send the reaction of who is known; keep that of a visitor and mail a code."""
    number = request.GET.get("lijst", "")[:12]
    if request.actor.is_signed_in:
        placement = actions.react(opportunity, form.values, by=request.actor, at=now())
        request.session.pop(KEPT, None)
        return _sent(request, placement, number)
    request.session[KEPT] = {
        "opportunity": opportunity.pk,
        "values": form.cleaned_data,
        "number": number,
    }
    _ask_code(request, opportunity.pk, form.cleaned_data, is_again=False)
    return redirect("placements:code", opportunity.pk)


def _ask_code(request: Request, pk: int, given: dict[str, Any], *, is_again: bool) -> None:
    """Mail a code, once for a double click: what waits for the same address and page still works."""
    then = reverse("placements:react", args=[pk])
    waiting = account_queries.waiting_code(request.session, now())
    if not is_again and waiting.get("address") == given["email"] and waiting.get("then") == then:
        return
    centre = request.centre
    accounts.ask_code(
        request,
        address=given["email"],
        asked=accounts.Asked(name=given["name"], then=then),
        sender=Sender(centre.pk, centre.name) if centre else Sender(),
        by=request.actor,
        at=now(),
    )


def _sent(request: Request, placement: Any, number: str) -> HttpResponse:
    """Say so; and of the list it came from, if any, that it led to a reaction."""
    if number:
        opportunity = placement.opportunity_id
        matching.count_reaction(opportunity, number=number, by=request.actor, at=now())
    messages.success(request, _("Je reactie is verstuurd. Hier zie je wat er gebeurt."))
    return redirect("placements:own", placement.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: Request, pk: int) -> HttpResponse:
    """Take the code from the mail: it signs in and sends what was kept."""
    kept = _kept(request, pk)
    if not kept or request.actor.is_signed_in:
        return redirect("placements:react", pk)
    opportunity, given = _opportunity(pk), kept["values"]
    is_again = "again" in request.POST
    form = CodeForm(request.POST if request.method == "POST" and not is_again else None)
    try:
        if is_again:
            _ask_code(request, pk, given, is_again=True)
            messages.success(request, _("Er is een nieuwe code onderweg."))
            return redirect("placements:code", pk)
        if request.method == "POST" and form.is_valid():
            entered = form.cleaned_data["code"]
            proven = accounts.use_code(request, code=entered, by=request.actor, at=now())
            if proven:
                return _let_in(request, opportunity, proven, given)
            form.add_error("code", _("Deze code klopt niet. Kijk nog eens goed in de mail."))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("placements:react", pk)
    context = {"opportunity": opportunity, "form": form, "address": given["email"]}
    return render(request, "placements/code.html", context, status=422 if form.errors else 200)


def _let_in(
    request: Request, opportunity: Any, proven: accounts.Proven, given: dict[str, Any]
) -> HttpResponse:
    """Make account and person when they are new, keep the reaction, sign in, and send it.

    Who still has to pass a second step finds the reaction ready to be sent after it.
    """
    user = accounts.welcome(proven.address, by=request.actor, at=now())
    back = reverse("placements:react", args=[opportunity.pk])
    if not user.is_active:
        return perform_login(request, user, email_verification="none", redirect_url=back)
    centre = request.centre if request.centre else None
    people.arrive(user, centre=centre, name=proven.name, by=Actor(user_id=user.pk), at=now())
    actor = actor_of(user)
    values = Reaction(given["message"], given.get("companion", ""), given["introduced_by"])
    try:
        placement = actions.prepare(opportunity, values, by=actor, at=now())
    except Refused:  # said on the page itself, after signing in
        return perform_login(request, user, email_verification="none", redirect_url=back)
    own = reverse("placements:own", args=[placement.pk])
    answer = perform_login(request, user, email_verification="none", redirect_url=own)
    number = request.session.pop(KEPT, {}).get("number", "")
    if not request.user.is_authenticated:
        return answer
    return _sent(request, actions.confirm(placement, by=actor, at=now()), number)
