from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aanjager.community.people import queries as known
from aanjager.community.people import rules as people_rules
from aanjager.exchange.brokerage import actions, queries
from aanjager.front.desk.forms import IntakeForm, told_by
from aanjager.front.desk.queries import people
from aanjager.front.desk.views.door import DeskRequest, at_desk
from aanjager.kernel.pages import show
from aanjager.kernel.refusals import Refused, refusal

MOST_TICKED = 3


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def intake(request: DeskRequest, pk: int) -> HttpResponse:
    """One screen: on the left what somebody tells, on the right three places with the reason."""
    person = people.one(request.actor, request.desk, pk)
    if not known.is_open_for(request.actor, person, now()):
        return redirect("desk:person", pk)
    case = queries.running_of(request.actor, person, request.desk)
    form = IntakeForm(request.POST or None, initial=first_values(person, case))
    if request.method == "POST" and form.is_valid():
        return keep(request, person, form)
    return page(request, person, form, status=422 if request.method == "POST" else 200)


@require_POST
@at_desk
def suggest(request: DeskRequest, pk: int) -> HttpResponse:
    """The three places for the answers as they stand, kept nowhere; POST keeps words out of logs."""
    person = people.one(request.actor, request.desk, pk)
    if not known.is_open_for(request.actor, person, now()):
        return redirect("desk:person", pk)
    form = IntakeForm(request.POST)
    form.is_valid()
    return page(request, person, form)


def first_values(person: Any, case: Any) -> dict[str, Any]:
    """What is known already: of the person, and of the case that runs."""
    noted = ("wishes", "agreements", "next_step", "next_on")
    return {**told_by(person), **({name: getattr(case, name) for name in noted} if case else {})}


def ticked(request: DeskRequest) -> dict[int, str]:
    """The places that were ticked, with the reason as it stood on screen."""
    keys = [int(key) for key in request.POST.getlist("propose") if key.isdecimal()][:MOST_TICKED]
    return {key: request.POST.get(f"reason-{key}", "")[:300] for key in keys}


def suggested(request: DeskRequest, person: Any, form: IntakeForm) -> list[queries.Suggestion]:
    """The places on the right: what was ticked stays, the others follow the answers."""
    told = form.so_far(person)
    return queries.suggestions(request.actor, told, request.desk, kept=ticked(request), at=now())


def page(request: DeskRequest, person: Any, form: IntakeForm, *, status: int = 200) -> HttpResponse:
    """Show the talk with the places that fit the answers so far."""
    context = {
        "person": person,
        "form": form,
        "suggestions": suggested(request, person, form),
        "ticked": ticked(request),
        "why_not_edit": refusal(people_rules.edit, request.actor, person, at=now()),
    }
    return show(request, "desk/intake.html", context, partial="proposals", status=status)


def keep(request: DeskRequest, person: Any, form: IntakeForm) -> HttpResponse:
    """Keep the talk and go on to the case; a no stands above the talk, with all that was typed."""
    chosen = ticked(request)
    ideas = [
        actions.Idea(it.reason, it.opportunity)
        for it in suggested(request, person, form)
        if it.opportunity.pk in chosen
    ]
    if form.cleaned_data["own_idea"]:
        ideas.append(
            actions.Idea(form.cleaned_data["own_reason"], own_idea=form.cleaned_data["own_idea"])
        )
    profile = form.profile(wants_to_be_found=person.wants_to_be_found)
    why_not = refusal(people_rules.edit, request.actor, person, at=now())
    talk = actions.Talk(form.notes(), None if why_not else profile, ideas)
    try:
        case = actions.hold_intake(person, request.desk, talk, by=request.actor, at=now())
    except Refused as no:
        form.add_error(None, str(no))
        return page(request, person, form, status=422)
    messages.success(
        request, _("De intake is bewaard. Geef de afspraken mee op papier of per mail.")
    )
    return redirect("desk:case", case.pk)
