from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.people import actions, rules
from aanjager.community.people import queries as known
from aanjager.exchange.brokerage import queries as brokerage
from aanjager.front.desk import rules as of_desk
from aanjager.front.desk.actions import export_people
from aanjager.front.desk.actions import let_go as forget
from aanjager.front.desk.choices import ORDER, SHOW
from aanjager.front.desk.forms import NewPersonForm, ProfileForm, told_by
from aanjager.front.desk.queries import people
from aanjager.front.desk.views.door import DeskRequest, at_desk
from aanjager.kernel.pages import chosen, page_of, show, take_away
from aanjager.kernel.refusals import refusal
from aanjager.trust.bookmarks.middleware import keeps_bookmarks

ALIKE = 5


def asked(request: DeskRequest) -> dict[str, str]:
    """Return what was searched for, with nothing that cannot be chosen."""
    order, show_only = chosen(request, "volgorde", ORDER), chosen(request, "toon", SHOW)
    return {"text": request.GET.get("q", "")[:100], "show": show_only, "order": order}


@require_safe
@at_desk
@keeps_bookmarks(without=("q",))
def overview(request: DeskRequest) -> HttpResponse:
    wanted = asked(request)
    found = people.of_centre(request.actor, request.desk, **wanted)
    counted = people.listed(request.actor, request.desk, **wanted).count()
    page = page_of(found, request, counted=counted)
    context = {"page": page, "wanted": wanted, "shows": SHOW, "orders": ORDER}
    return show(request, "desk/people.html", context, partial="results")


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def new(request: DeskRequest) -> HttpResponse:
    form = NewPersonForm(request.POST or None)
    alike: Any = []
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        alike = people.alike(
            request.actor,
            **{key: told[key] for key in ("name", "birth_year", "phone", "email")},
        )[:ALIKE]
        if told["is_another"] or not alike:
            person = actions.register_at_desk(
                request.desk, profile=form.profile(), by=request.actor, at=now()
            )
            actions.open_file(person, by=request.actor, at=now())
            messages.success(
                request, _("%(name)s is ingeschreven. Ga verder met de intake.") % told
            )
            return redirect("desk:intake", person.pk)
    status = 422 if request.method == "POST" else 200
    context = {
        "form": form,
        "alike": alike,
        "why_not": refusal(rules.register_at_desk, request.actor, request.desk),
    }
    return render(request, "desk/new_person.html", context, status=status)


@require_safe
@at_desk
def detail(request: DeskRequest, pk: int) -> HttpResponse:
    person = people.one(request.actor, request.desk, pk)
    if not known.is_open_for(request.actor, person, now()):
        return render(request, "desk/closed_person.html", {"person": person})
    context = {
        "person": person,
        "life": people.life(request.actor, person, request.desk),
        "case": brokerage.running_of(request.actor, person, request.desk),
        "why_not_edit": refusal(rules.edit, request.actor, person, at=now()),
    }
    return render(request, "desk/person.html", context)


@require_POST
@at_desk
def open_file(request: DeskRequest, pk: int) -> HttpResponse:
    person = people.one(request.actor, request.desk, pk)
    actions.open_file(person, by=request.actor, at=now())
    return redirect("desk:person", pk)


@require_POST
@at_desk
def stays(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down that somebody without an account wants to stay."""
    person = people.one(request.actor, request.desk, pk)
    actions.stay(person, by=request.actor, at=now())
    messages.success(request, _("%(name)s blijft. De termijn begint opnieuw.") % {"name": person})
    return redirect("desk:today")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def let_go(request: DeskRequest, pk: int) -> HttpResponse:
    """Somebody without an account wants to go: say what that means, then erase."""
    person = people.one(request.actor, request.desk, pk)
    facts = {
        "runs": people.runs_something(person),
        "elsewhere": people.is_known_elsewhere(request.actor, person),
    }
    why_not = refusal(of_desk.let_go, request.actor, person, **facts)
    if request.method == "POST" and not why_not:
        forget(person, by=request.actor, at=now())
        messages.success(request, _("De gegevens zijn gewist."))
        return redirect("desk:people")
    context = {"person": person, "why_not": why_not}
    status = 403 if why_not and request.method == "POST" else 200
    return render(request, "desk/let_go.html", context, status=status)


@require_POST
@at_desk
def export(request: DeskRequest) -> HttpResponseBase:
    export_people(request.desk, by=request.actor, at=now())
    rows = people.sheet(request.actor, request.desk, **asked(request))
    return take_away("mensen", people.COLUMNS, rows, request.POST.get("vorm"))


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    person = people.one(request.actor, request.desk, pk)
    if not known.is_open_for(request.actor, person, now()):
        return redirect("desk:person", pk)
    rules.edit(request.actor, person, at=now())
    form = ProfileForm(request.POST or None, initial=told_by(person))
    if request.method == "POST" and form.is_valid():
        profile = form.profile(wants_to_be_found=person.wants_to_be_found)
        actions.edit(person, profile=profile, by=request.actor, at=now())
        messages.success(request, _("De gegevens van %(name)s zijn bewaard.") % {"name": person})
        return redirect("desk:person", pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/edit_person.html", {"form": form, "person": person}, status=status)
