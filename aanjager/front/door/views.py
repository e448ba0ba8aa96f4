"""Signing in by a code or a key, and the explanation of the second step."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.utils import perform_login
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.community.organisations.queries import actor_of
from aanjager.community.people import actions as people
from aanjager.front.door import queries
from aanjager.front.door.forms import AddressForm, CodeForm
from aanjager.growth.internships import queries as internships
from aanjager.kernel.actor import Actor
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused
from aanjager.trust.accounts import actions as accounts
from aanjager.trust.accounts import queries as account_queries
from aanjager.trust.accounts.choices import NONSENSE
from aanjager.trust.letters.actions import HOUSE, Sender

log = logging.getLogger("aanjager.door")


def sturdy(page: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """A page of the sign-in library that answers 422 with a sentence to damage and to a wrong form.

    Damage comes with a request, or stands in a key that was kept; a code in the mail works always.
    """

    @wraps(page)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer = page(request, *args, **kwargs)
            answer = answer.render() if hasattr(answer, "render") else answer
        except (*NONSENSE, ValidationError) as damage:
            log.warning("passkey.damaged %s", type(damage).__name__)
            return render(request, "door/key_refused.html", status=422)
        if request.method == "POST" and answer.status_code == 200:
            answer.status_code = 422
        return answer

    return guarded


class KeySignIn(webauthn.LoginWebAuthnView):
    """A passkey instead of the code in the mail; a refused one says so on a page of its own."""

    def form_invalid(self, form: Any) -> HttpResponse:
        return render(self.request, "door/key_refused.html", {"form": form}, status=422)


class KeyConfirm(webauthn.ReauthenticateWebAuthnView):
    """A passkey to confirm, while signed in."""

    form_invalid = KeySignIn.form_invalid


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request) -> HttpResponse:
    if request.actor.is_signed_in:
        return redirect(_way_on(request, request.GET.get("next", "")))
    form = AddressForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and form.is_valid():
        asked = accounts.Asked(then=form.cleaned_data["next"])
        try:
            accounts.ask_code(
                request,
                address=form.cleaned_data["email"],
                asked=asked,
                sender=_sender(request),
                by=request.actor,
                at=now(),
            )
            return redirect("account_confirm_login_code")
        except Refused as refused:
            form.add_error("email", str(refused))
    status = 422 if form.errors else 200
    return render(request, "door/ask.html", {"form": form, "is_demo": settings.DEMO}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: Request) -> HttpResponse:
    waiting = account_queries.waiting_code(request.session, now())
    if not waiting or waiting["purpose"] != accounts.SIGN_IN or request.actor.is_signed_in:
        return redirect("account_login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            code = form.cleaned_data["code"]
            proven = accounts.use_code(request, code=code, by=request.actor, at=now())
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("account_login")
        if proven:
            return _let_in(request, proven)
        form.add_error("code", _("Deze code klopt niet. Kijk nog eens goed in de mail."))
    status = 422 if form.errors else 200
    return render(request, "door/code.html", {"form": form, **waiting}, status=status)


def _let_in(request: Request, proven: accounts.Proven) -> HttpResponse:
    """Make the account and the person when they are new, then go on to the second step or the page."""
    user = accounts.welcome(proven.address, by=request.actor, at=now())
    then = _way_on(request, proven.then)
    if user.is_active:
        is_asked = then != settings.LOGIN_REDIRECT_URL
        _person, is_new = people.arrive(
            user,
            centre=request.centre if request.centre else None,
            name=proven.name,
            by=Actor(user_id=user.pk),
            at=now(),
        )
        is_unknown = is_new and not proven.name
        then = then if is_asked else _first_page(actor_of(user), is_unknown=is_unknown)
    return perform_login(request, user, email_verification="none", redirect_url=then)


def _first_page(known: Actor, *, is_unknown: bool = False) -> str:
    """Where somebody begins who asked for no page: the internship, the class, or a profile when new."""
    if internships.own_pupil(known):
        return reverse("internships:mine")
    if known.is_mentor and not known.coordinator_of and not known.staff_of:
        return reverse("internships:overview")
    if is_unknown and not known.staff_of and not known.is_association:
        return f"{reverse('people:profile')}?welkom=1"
    return str(settings.LOGIN_REDIRECT_URL)


def _way_on(request: Request, then: str) -> str:
    """Return the page to go on to: only an address of this house, otherwise my place."""
    is_ours = url_has_allowed_host_and_scheme(then, {request.get_host()}, request.is_secure())
    return then if then and is_ours else settings.LOGIN_REDIRECT_URL


def _sender(request: Request) -> Sender:
    if not request.centre:
        return HOUSE
    return Sender(centre_id=request.centre.pk, name=request.centre.name)


@never_cache
@login_required
@require_safe
def second_step(request: Request) -> HttpResponse:
    context = {
        "has_second_factor": account_queries.has_second_factor(request.actor),
        "is_passed": account_queries.used_second_factor(request.session) or settings.DEMO,
        "next": _way_on(request, request.GET.get("next", "")),
    }
    return render(request, "door/second_step.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def demo(request: Request) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    if request.method != "POST":
        centre_id = request.centre.pk if request.centre else None
        examples = queries.examples(request.actor, centre_id)
        return render(request, "door/demo.html", {"examples": examples})
    user = account_queries.by_address(request.POST.get("address", ""))
    if user is None:
        raise Http404
    login(request, user, settings.AUTHENTICATION_BACKENDS[0])
    then = _way_on(request, request.POST.get("next", ""))
    return redirect(_first_page(actor_of(user)) if then == settings.LOGIN_REDIRECT_URL else then)
