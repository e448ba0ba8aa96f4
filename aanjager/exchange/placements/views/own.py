"""Where somebody follows an own reaction."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from icalendar import Calendar, Event

from aanjager.community.centres import queries as centres
from aanjager.exchange.placements import actions, queries, rules
from aanjager.exchange.placements.forms import EndForm, WordsForm
from aanjager.exchange.placements.queries.story import story
from aanjager.kernel.pages import Request, page_of, show
from aanjager.kernel.refusals import Refused, refusal

TALK_TAKES = timedelta(hours=1)


def _own(request: Request, pk: int):  # type: ignore[no-untyped-def]
    """The reaction, for who wrote it; 404 for everybody else."""
    try:
        placement = queries.one(request.actor, pk)
    except ObjectDoesNotExist:
        raise Http404 from None
    if not rules.is_own(request.actor, placement):
        raise Http404
    return placement


@login_required
@require_safe
def own_list(request: Request) -> HttpResponse:
    """Everything the actor reacted to."""
    page = page_of(queries.of_person(request.actor), request)
    return show(request, "placements/own_list.html", {"page": page})


@login_required
@require_safe
def own(request: Request, pk: int) -> HttpResponse:
    """How a reaction stands, what was said, what comes next."""
    return _page(request, _own(request, pk))


def _page(request, placement, *, form=None, status=200) -> HttpResponse:  # type: ignore[no-untyped-def]
    actor = request.actor
    context = {
        "placement": placement,
        "story": story(placement),
        "conversation": queries.messages_of(placement),
        "form": form or WordsForm(),
        "end_form": EndForm(),
        "now": now(),
        "why_not_say": refusal(rules.say, actor, placement),
        "may_withdraw": not refusal(rules.withdraw, actor, placement),
        "may_end": not refusal(rules.end, actor, placement),
        "may_accept": not refusal(rules.accept_offer, actor, placement, at=now()),
    }
    return render(request, "placements/own.html", context, status=status)


@login_required
@require_POST
def confirm(request: Request, pk: int) -> HttpResponse:
    """Send what was written before the second step."""
    placement = actions.confirm(_own(request, pk), by=request.actor, at=now())
    messages.success(request, _("Je reactie is verstuurd. Hier zie je wat er gebeurt."))
    return redirect("placements:own", placement.pk)


@login_required
@require_POST
def say(request: Request, pk: int) -> HttpResponse:
    """Say something to the organisation."""
    placement, form = _own(request, pk), WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, placement, form=form, status=422)
    actions.say(placement, form.cleaned_data["text"], by=request.actor, at=now())
    messages.success(request, _("Je bericht is verstuurd."))
    return redirect("placements:own", pk)


@login_required
@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Take the reaction back."""
    actions.withdraw(_own(request, pk), by=request.actor, at=now())
    messages.success(request, _("Je reactie is ingetrokken. Misschien past iets anders beter."))
    return redirect("placements:own", pk)


@login_required
@require_POST
def end(request: Request, pk: int) -> HttpResponse:
    """Say that one stopped."""
    placement, form = _own(request, pk), EndForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Kies een reden."))
    actions.end(placement, form.cleaned_data["reason"], by=request.actor, at=now())
    messages.success(request, _("Dank je wel voor wat je deed."))
    return redirect("placements:own", pk)


@login_required
@require_safe
def calendar(request: Request, pk: int) -> HttpResponse:
    """The planned talk as a line for the calendar; in UTC, under a name that stays."""
    placement = _own(request, pk)
    if placement.talk_at is None:
        raise Http404
    event = Event()
    event.add("uid", f"gesprek-{placement.pk}@{placement.centre.slug}.aanjager")
    event.add("dtstamp", placement.talk_at)
    event.add("sequence", placement.version)
    event.add("dtstart", placement.talk_at)
    event.add("dtend", placement.talk_at + TALK_TAKES)
    event.add("summary", _("Kennismaken bij %(name)s") % {"name": placement.organisation.name})
    event.add("location", placement.talk_place)
    event.add("url", centres.link(placement.centre, request.path.removesuffix("agenda.ics")))
    made = Calendar()
    made.add("prodid", "-//Aanjager//NL")
    made.add("version", "2.0")
    made.add_component(event)
    response = HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="gesprek-{placement.pk}.ics"'
    return response
