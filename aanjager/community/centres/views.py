from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres import actions, queries, rules
from aanjager.community.centres.forms import (
    DetailsForm,
    LookForm,
    StaffForm,
    TermsForm,
    VisitForm,
    reading_only,
)
from aanjager.kernel.pages import Request, page_of, show
from aanjager.kernel.refusals import Refused, refusal
from aanjager.kernel.text import fingerprint

Page = Callable[..., HttpResponse]
FOR_LONG = "public, max-age=31536000, immutable"


def for_staff(page: Page) -> Page:
    """Give the page the centre that the visitor works for; for others it does not exist."""

    @wraps(page)
    def door(request: Request, **named: Any) -> HttpResponse:
        if not request.actor.is_signed_in:
            return redirect_to_login(request.get_full_path(), "/inloggen/")
        centre = queries.worked_for(request.actor, request.centre or None)
        if centre is None:
            raise Http404
        centre.refresh_from_db(fields=[it.attname for it in centre._meta.concrete_fields])
        return page(request, centre, **named)

    return door


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def details(request: Request, centre: Any) -> HttpResponse:
    start = {name: getattr(centre, name) for name in DetailsForm.base_fields}
    form = DetailsForm(request.POST or None, initial=start)
    if request.method == "POST":
        rules.describe(request.actor, centre)
        if form.is_valid():
            actions.describe(centre, form.details(), by=request.actor, at=now())
            messages.success(request, _("De gegevens staan op de site."))
            return redirect("centres:details")
    reason = refusal(rules.describe, request.actor, centre)
    return _page(request, "centres/details.html", centre, form, reason)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def terms(request: Request, centre: Any) -> HttpResponse:
    start = {name: queries.term(centre, name) for name in rules.TERMS}
    form = TermsForm(request.POST or None, initial=start)
    if request.method == "POST":
        rules.set_terms(request.actor, centre)
        if form.is_valid():
            why_not = refusal(rules.set_terms, request.actor, centre, form.cleaned_data)
            if not why_not:
                actions.set_terms(centre, form.cleaned_data, by=request.actor, at=now())
                messages.success(request, _("De termijnen gelden vanaf nu."))
                return redirect("centres:terms")
            form.add_error(None, why_not)
    reason = refusal(rules.set_terms, request.actor, centre)
    return _page(request, "centres/terms.html", centre, form, reason)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def look(request: Request, centre: Any) -> HttpResponse:
    worn = queries.worn(centre.theme)
    tried = {name: request.GET.get(name, value) for name, value in worn.items()}
    form = LookForm(request.POST or None, initial=tried)
    if request.method == "POST":
        rules.dress(request.actor, centre)
        if form.is_valid():
            why_not = refusal(rules.dress, request.actor, centre, form.cleaned_data)
            if not why_not:
                actions.dress(centre, form.cleaned_data, by=request.actor, at=now())
                messages.success(request, _("Zo ziet de site er nu uit."))
                return redirect("centres:look")
            form.add_error(None, why_not)
        tried = {name: request.POST.get(name, value) for name, value in worn.items()}
    verdict = refusal(rules.wear, tried)
    context = {"verdict": verdict, "sample": urlencode(tried)}
    reason = refusal(rules.dress, request.actor, centre)
    return _page(request, "centres/look.html", centre, form, reason, **context)


def _page(
    request: Request,
    template: str,
    centre: Any,
    form: django_forms.Form,
    reason: str,
    **context: Any,
) -> HttpResponse:
    context |= {"desk": centre, "form": reading_only(form) if reason else form, "reason": reason}
    status = 422 if form.is_bound and form.errors else 200
    return show(request, template, context, partial="sample", status=status)


@require_safe
def theme(request: Request) -> HttpResponse:
    """The look of the visited centre; kept for long under its own fingerprint."""
    worn = request.centre.theme if request.centre else {}
    css = queries.stylesheet(worn) if worn else ""
    answer = HttpResponse(css, content_type="text/css")
    is_exact = request.GET.get("v") == fingerprint(worn)
    answer["Cache-Control"] = FOR_LONG if is_exact else "public, max-age=60"
    return answer


@require_safe
def sample(request: Request) -> HttpResponse:
    """A look that somebody tries, for the sample on the page only; nothing but colours gets in."""
    tried = {name: request.GET.get(name, "") for name in queries.worn({})}
    css = queries.stylesheet(tried, scope=".brand") if not refusal(rules.wear_at_all, tried) else ""
    answer = HttpResponse(css, content_type="text/css")
    answer["Cache-Control"] = "private, max-age=600"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def staff(request: Request, centre: Any) -> HttpResponse:
    form = StaffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        who = form.cleaned_data
        try:
            actions.appoint(
                centre,
                address=who["email"],
                name=who["name"],
                role=who["role"],
                by=request.actor,
                at=now(),
            )
            messages.success(request, _("%(name)s krijgt een brief.") % {"name": who["name"]})
            return redirect("centres:staff")
        except Refused as refused:
            form.add_error(None, str(refused))
    reason = refusal(rules.appoint, request.actor, centre)
    found = queries.staff(request.actor, centre)
    return _page(request, "centres/staff.html", centre, form, reason, staff=found)


@require_POST
@for_staff
def end_role(request: Request, centre: Any, pk: int) -> HttpResponse:
    found = queries.staff(request.actor, centre).filter(pk=pk).first()
    if found is None:
        raise Http404
    actions.end_role(found, by=request.actor, at=now())
    messages.success(request, _("%(name)s werkt hier niet meer.") % {"name": found.name})
    return redirect("centres:staff")


@require_safe
@for_staff
def visits(request: Request, centre: Any) -> HttpResponse:
    page = page_of(queries.visits(request.actor, centre), request)
    return show(request, "centres/visits.html", {"desk": centre, "page": page, "now": now()})


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: Request) -> HttpResponse:
    if not request.actor.is_association:
        raise Http404
    start = {"centre": request.GET.get("centrale", "")}
    form = VisitForm(request.POST or None, initial=start, centres=queries.open_to_all())
    if request.method == "POST" and form.is_valid():
        wish = form.cleaned_data
        try:
            visit = actions.enter(
                wish["centre"],
                reason=wish["reason"],
                hours=wish["hours"],
                by=request.actor,
                at=now(),
            )
            name = visit.centre.name
            messages.success(request, _("Je bent binnen bij %(name)s.") % {"name": name})
            return redirect("centres:enter")
        except Refused as refused:
            form.add_error(None, str(refused))
    running = queries.own_visits(request.actor, now())
    context = {"form": form, "running": running}
    return show(request, "centres/enter.html", context, status=422 if form.errors else 200)


@require_POST
def go_out(request: Request, pk: int) -> HttpResponse:
    visit = queries.visit(request.actor, pk)
    if visit is None:
        raise Http404
    actions.go_out(visit, by=request.actor, at=now())
    messages.success(request, _("Het bezoek is klaar."))
    is_own = visit.user_id == request.actor.user_id
    return redirect("centres:enter" if is_own else "centres:visits")
