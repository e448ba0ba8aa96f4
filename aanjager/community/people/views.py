"""The own profile."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from aanjager.community.centres import queries as centres
from aanjager.community.people import actions, queries
from aanjager.community.people.forms import CodeForm, NewAddressForm, ProfileForm
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused
from aanjager.trust.accounts import actions as accounts
from aanjager.trust.accounts import queries as account_queries


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: Request) -> HttpResponse:
    person = queries.own(request.actor)
    if person is None:
        return render(request, "people/no_profile.html")
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        actions.edit(person, profile=form.profile, by=request.actor, at=now())
        messages.success(request, _("Bewaard. De zoeker gebruikt het vanaf nu."))
        return redirect("people:profile")
    registrations = queries.registrations(request.actor)
    context = {
        "form": form,
        "person": person,
        "is_new": "welkom" in request.GET,
        "registrations": registrations,
        "may_join": request.centre and not any(it.centre == request.centre for it in registrations),
    }
    return render(request, "people/profile.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def start(request: Request) -> HttpResponse:
    """An account without a profile (staff, mostly) gets one."""
    centre = request.centre if request.centre else None
    actions.arrive(request.user, centre=centre, by=request.actor, at=now())  # type: ignore[arg-type]
    return redirect("people:profile")


@login_required
@require_POST
def pause(request: Request) -> HttpResponse:
    person = queries.own(request.actor)
    if person is None:
        raise Http404
    if person.is_paused:
        actions.resume(person, by=request.actor, at=now())
        messages.success(request, _("Fijn dat je er weer bent."))
    else:
        actions.pause(person, by=request.actor, at=now())
        messages.success(request, _("Je hoort even niets van ons. Kom terug wanneer je wilt."))
    return redirect("people:profile")


@login_required
@require_POST
def centre(request: Request, pk: int) -> HttpResponse:
    """Join or leave one centre."""
    person = queries.own(request.actor)
    chosen = centres.open_to_all().filter(pk=pk).first()
    if person is None or chosen is None:
        raise Http404
    if request.POST.get("leave"):
        actions.leave(person, centre=chosen, by=request.actor, at=now())
        messages.success(request, _("Je staat niet meer bij %(name)s.") % {"name": chosen.name})
    else:
        actions.join(person, centre=chosen, by=request.actor, at=now())
        messages.success(request, _("Je staat nu ook bij %(name)s.") % {"name": chosen.name})
    return redirect("people:profile")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: Request) -> HttpResponse:
    form = NewAddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = accounts.Asked(purpose=accounts.CHANGE_ADDRESS)
        try:
            email = form.cleaned_data["email"]
            accounts.ask_code(request, address=email, asked=asked, by=request.actor, at=now())
            return redirect("people:address_code")
        except Refused as refused:
            form.add_error("email", str(refused))
    status = 422 if form.errors else 200
    return render(request, "people/address.html", {"form": form}, status=status)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def address_code(request: Request) -> HttpResponse:
    person = queries.own(request.actor)
    waiting = account_queries.waiting_code(request.session, now())
    if person is None or not waiting or waiting["purpose"] != accounts.CHANGE_ADDRESS:
        return redirect("people:address")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        try:
            proven = accounts.use_code(request, code=code, by=request.actor, at=now())
            if proven:
                actions.change_address(person, email=proven.address, by=request.actor, at=now())
                messages.success(request, _("Vanaf nu log je in met je nieuwe adres."))
                return redirect("people:profile")
            form.add_error("code", _("Deze code klopt niet. Kijk nog eens goed in de mail."))
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("people:address")
    context = {"form": form, "address": waiting["address"]}
    status = 422 if form.errors else 200
    return render(request, "people/address_code.html", context, status=status)
