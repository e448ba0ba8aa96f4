"""The organisation's one list of reactions, and what to do with each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.forms import Form
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from aanjager.exchange.opportunities import rules as opportunity_rules
from aanjager.exchange.placements import actions, queries, rules
from aanjager.front.inbox import forms
from aanjager.front.inbox import queries as lists
from aanjager.front.inbox.actions import export_reactions
from aanjager.front.inbox.choices import ORDER
from aanjager.kernel.pages import Request, chosen, page_of, show, take_away
from aanjager.kernel.refusals import refusal
from aanjager.trust.bookmarks.middleware import keeps_bookmarks

GROUP_NAMES = {
    "waiting": gettext_lazy("Wachten op antwoord"),
    "talking": gettext_lazy("In gesprek"),
    "reserve": gettext_lazy("Op de reservelijst"),
    "agreed": gettext_lazy("Afgesproken"),
    "started": gettext_lazy("Begonnen"),
    "over": gettext_lazy("Klaar"),
}


@dataclass(frozen=True)
class Step:
    """One thing the organisation can do: its rule, its form, its action and what is said after it."""

    form: type[Form]
    act: Callable[..., object]
    button: Promise
    done: Promise
    takes: tuple[str, ...] = ()


STEPS: dict[str, Step] = {
    "answer": Step(
        forms.WordsForm,
        actions.answer,
        gettext_lazy("Antwoorden"),
        gettext_lazy("Je antwoord is verstuurd."),
        ("text",),
    ),
    "say": Step(
        forms.WordsForm,
        actions.say,
        gettext_lazy("Verstuur je bericht"),
        gettext_lazy("Je bericht is verstuurd."),
        ("text",),
    ),
    "plan_talk": Step(
        forms.TalkForm,
        actions.plan_talk,
        gettext_lazy("Nodig uit voor een gesprek"),
        gettext_lazy("De uitnodiging is verstuurd."),
        ("when", "where"),
    ),
    "agree": Step(
        forms.NothingForm,
        actions.agree,
        gettext_lazy("Spreek af dat het doorgaat"),
        gettext_lazy("Afgesproken. Noteer nu de eerste dag."),
        (),
    ),
    "put_on_reserve": Step(
        forms.NothingForm,
        actions.put_on_reserve,
        gettext_lazy("Zet op de reservelijst"),
        gettext_lazy("De vrijwilliger staat op de reservelijst en weet dat."),
        (),
    ),
    "offer_place": Step(
        forms.NothingForm,
        actions.offer_place,
        gettext_lazy("Bied de vrije plek aan"),
        gettext_lazy("De plek is aangeboden."),
        (),
    ),
    "start": Step(
        forms.StartForm,
        actions.start,
        gettext_lazy("Noteer de eerste dag"),
        gettext_lazy("De eerste dag staat genoteerd. Over drie maanden vragen we hoe het gaat."),
        ("first_day", "buddy", "buddy_name"),
    ),
    "decline": Step(
        forms.DeclineForm,
        actions.decline,
        gettext_lazy("Zeg vriendelijk nee"),
        gettext_lazy("De vrijwilliger kreeg je bericht, met drie andere plekken."),
        ("reason", "text"),
    ),
    "end": Step(
        forms.EndForm,
        actions.end,
        gettext_lazy("Noteer dat het gestopt is"),
        gettext_lazy("Genoteerd. De vrijwilliger kreeg een bedankje."),
        ("reason",),
    ),
}
MAIN = {
    "reaction": "answer",
    "talk": "agree",
    "reserve": "offer_place",
    "agreed": "start",
    "started": "say",
}


def _placement(request: Request, pk: int) -> Any:
    """What was sent to the actor's organisation or centre; 404 for everybody else."""
    try:
        placement = queries.one(request.actor, pk)
    except ObjectDoesNotExist:
        raise Http404 from None
    actor = request.actor
    if not (actor.coordinates(placement) or actor.works_for(placement)):
        raise Http404
    return placement


def organisation_of(request: Request) -> tuple[Any, list[Any]]:
    """The organisation that was chosen and all those that the actor coordinates."""
    found = list(queries.organisations_of(request.actor))
    if not found:
        raise Http404
    wanted = request.GET.get("organisatie", "")
    return next((it for it in found if str(it.pk) == wanted), found[0]), found


@login_required
@require_safe
@keeps_bookmarks(without=("q",))
def inbox(request: Request) -> HttpResponse:
    """The reactions of one organisation, what waits longest first."""
    organisation, all_of_mine = organisation_of(request)
    context = {**list_of(request, organisation), "organisation": organisation}
    return show(
        request,
        "inbox/inbox.html",
        {**context, "organisations": all_of_mine},
        partial="reacties",
    )


def asked(request: Request) -> dict[str, str]:
    """Return which reactions were asked for, with nothing that cannot be chosen."""
    group, text = chosen(request, "toon", GROUP_NAMES), request.GET.get("q", "").strip()[:100]
    return {"group": group or "waiting", "text": text, "order": chosen(request, "volgorde", ORDER)}


def list_of(request: Request, organisation: Any) -> dict[str, Any]:
    wanted = asked(request)
    counts = queries.counts(request.actor, organisation)
    found = lists.reactions(request.actor, organisation, **wanted)
    tabs = [(code, name, counts[code]) for code, name in GROUP_NAMES.items()]
    more = {"q": wanted["text"], "orders": ORDER, **wanted}
    counted = None if wanted["text"] else counts[wanted["group"]]
    return {"page": page_of(found, request, counted=counted), "tabs": tabs, "now": now(), **more}


@login_required
@require_POST
def export(request: Request) -> HttpResponseBase:
    """The list of one organisation as a file; it is written down that it left."""
    organisation, _all = organisation_of(request)
    export_reactions(organisation, by=request.actor, at=now())
    return sheet_of(request, organisation)


def sheet_of(request: Request, organisation: Any) -> HttpResponseBase:
    """The reactions that were asked for, as a file."""
    rows = lists.sheet(lists.reactions(request.actor, organisation, **asked(request)))
    return take_away("reacties", lists.header(), rows, request.POST.get("vorm"))


@login_required
@require_safe
def handle(request: Request, pk: int) -> HttpResponse:
    """One reaction, for the organisation: what was said and what one can do."""
    return page_to_handle(request, _placement(request, pk), "inbox/handle.html")


def page_to_handle(
    request: Request,
    placement: Any,
    template: str,
    *,
    failed: tuple[str, Form] | None = None,
    **more: Any,
) -> HttpResponse:
    """Show one reaction with the steps that fit it; those that cannot now, with the reason."""
    ready = list(queries.templates_for(placement))
    chosen = next((it for it in ready if str(it.pk) == request.GET.get("sjabloon")), None)
    context = {
        "placement": placement,
        "story": queries.story(placement),
        "conversation": queries.messages_of(placement),
        "steps": _steps(request, placement, chosen, failed),
        "main": MAIN.get(placement.state, ""),
        "ready": ready,
        "chosen": chosen,
        "shows_contact": placement.state in ("agreed", "started", "ended"),
        "now": now(),
        **more,
    }
    return render(request, template, context, status=422 if failed else 200)


def _steps(
    request: Request, placement: Any, chosen: Any, failed: tuple[str, Form] | None
) -> list[dict[str, Any]]:
    shown = []
    for code, step in STEPS.items():
        fits = placement.state in rules.MOVES[code].out_of
        if not fits or (code == "say" and placement.state == "reaction"):
            continue
        form = failed[1] if failed and failed[0] == code else _form(code, placement, chosen)
        why_not = _why_not(request, code, placement)
        shown.append(
            {"code": code, "form": form, "button": step.button, "why_not": why_not,
             "is_open": bool(failed and failed[0] == code)}
        )  # fmt: skip
    return shown


def _why_not(request: Request, code: str, placement: Any) -> str:
    why_not = refusal(getattr(rules, code), request.actor, placement)
    if code == "agree" and not why_not:
        take = opportunity_rules.take_place
        why_not = refusal(take, request.actor, placement.opportunity, placement.people)
    return why_not


def _form(code: str, placement: Any, chosen: Any, data: Any = None) -> Form:
    facts: dict[str, Any] = {"auto_id": f"id_{code}_%s"}
    if code == "start":
        facts["coordinators"] = queries.coordinators_of(placement)
    uses = {"answer": "reaction", "say": "talk", "decline": "declined"}
    if chosen and uses.get(code) == chosen.use:
        words = chosen.text.replace("[naam]", placement.person.name)
        facts["initial"] = {"text": words.replace("[vacature]", placement.opportunity.title)}
    return STEPS[code].form(data, **facts)


@login_required
@require_POST
def step(request: Request, pk: int, code: str) -> HttpResponse:
    """Do one step with a reaction, and come back to it."""
    placement = _placement(request, pk)
    if code not in STEPS:
        raise Http404
    wanted = STEPS[code]
    form = _form(code, placement, None, request.POST)
    if not form.is_valid():
        return page_to_handle(
            request, placement, _template(request, placement), failed=(code, form)
        )
    given = {name: form.cleaned_data[name] for name in wanted.takes}
    wanted.act(placement, **given, by=request.actor, at=now())
    messages.success(request, str(wanted.done))
    return redirect(_back(request, placement), pk)


def _back(request: Request, placement: Any) -> str:
    is_theirs = request.actor.coordinates(placement)
    return "inbox:handle" if is_theirs else "inbox:desk_detail"


def _template(request: Request, placement: Any) -> str:
    is_theirs = request.actor.coordinates(placement)
    return "inbox/handle.html" if is_theirs else "inbox/desk_detail.html"
