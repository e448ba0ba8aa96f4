"""The organisation's own opportunities: list, writing, one of them, what can be done."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.exchange.criteria import queries as criteria
from aanjager.exchange.opportunities import actions, queries, rules
from aanjager.exchange.opportunities.choices import ORDER
from aanjager.exchange.opportunities.forms import CloseForm, OpportunityForm, initial_of
from aanjager.exchange.opportunities.views.desk import as_csv
from aanjager.kernel.pages import Request, chosen, page_of, show
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.bookmarks.middleware import keeps_bookmarks

signed_in = login_required(login_url="/inloggen/")
# What can be done with one opportunity by one button: path, action, words, what is said after it.
ACTS: dict[str, tuple[Any, Any, Any]] = {
    "versturen": (
        actions.submit,
        gettext_lazy("Stuur naar de centrale"),
        gettext_lazy("De vacature is verstuurd. De centrale kijkt ernaar en schrijft je."),
    ),
    "hervatten": (
        actions.resume,
        gettext_lazy("Zet weer online"),
        gettext_lazy("De vacature staat weer online."),
    ),
    "genoeg": (
        actions.have_enough,
        gettext_lazy("We hebben genoeg mensen"),
        gettext_lazy("Mooi. Niemand kan nu nog reageren. Je kunt haar later weer openen."),
    ),
    "heropenen": (
        actions.reopen,
        gettext_lazy("Open weer"),
        gettext_lazy("De vacature is weer open, of de centrale kijkt er eerst naar."),
    ),
    "nog-open": (
        actions.confirm_still_open,
        gettext_lazy("We zoeken nog steeds"),
        gettext_lazy("Fijn dat we het weten. De vacature blijft staan."),
    ),
    "pauze": (
        actions.pause,
        gettext_lazy("Zet op pauze"),
        gettext_lazy("De vacature staat op pauze. Je zet haar met één klik weer online."),
    ),
}
NEEDS_DAY = {"versturen", "hervatten", "heropenen"}
MAIN = {
    "draft": "versturen", "paused": "hervatten", "full": "heropenen", "closed": "heropenen",
    "open": "genoeg",
}  # fmt: skip


@require_safe
@signed_in
def mine(request: Request) -> HttpResponse:
    """Lead to the opportunities of one's organisation; with more than one, ask which."""
    found = list(queries.organisations_of(request.actor))
    if len(found) == 1:
        return redirect("opportunities:of_organisation", found[0].pk)
    return render(request, "opportunities/mine.html", {"organisations": found})


@require_safe
@signed_in
@keeps_bookmarks()
def overview(request: Request, organisation: int) -> HttpResponseBase:
    """Everything an organisation asked, per state, with the next step."""
    owner = queries.organisation_of(request.actor, organisation)
    every = queries.of_organisation(request.actor, organisation)
    status, text = request.GET.get("staat", ""), request.GET.get("q", "").strip()
    order = chosen(request, "volgorde", ORDER)
    found = queries.of_organisation(
        request.actor, organisation, status=status, text=text, order=order
    )
    if request.GET.get("als") == "csv":
        return as_csv(found)
    context = {
        "organisation": owner,
        "orders": ORDER,
        "order": order,
        "counts": [row for row in queries.counts_of(every) if row[2]],
        "page": page_of(found, request),
        "status": status,
        "text": text,
        "why_not_new": refusal(rules.draft, request.actor, owner),
    }
    return show(request, "opportunities/overview.html", context, partial="results")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Request, organisation: int) -> HttpResponse:
    """Begin an opportunity: what is written so far is kept as a draft."""
    owner = queries.organisation_of(request.actor, organisation)
    rules.draft(request.actor, owner)
    form = OpportunityForm(request.POST or None, choices=queries.choices_for(owner))
    if request.method == "POST" and form.is_valid():
        made = actions.draft(owner, form.values(), by=request.actor, at=now())
        messages.success(request, _("Het concept is bewaard."))
        return redirect("opportunities:own", owner.pk, made.pk)
    return _form_page(request, form, owner)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: Request, organisation: int, pk: int) -> HttpResponse:
    """Change the text; when somebody else was first, nothing is lost and the difference is shown."""
    it = queries.own(request.actor, organisation, pk)
    rules.edit(request.actor, it)
    choices = queries.choices_for(it.organisation)
    form = OpportunityForm(request.POST or None, choices=choices, initial=initial_of(it))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.edit(it, form.values(), by=request.actor, at=now(), version=version)
        except Refused as refused:
            form.add_error(None, str(refused))
            return _form_page(
                request, form, it.organisation, queries.own(request.actor, organisation, pk)
            )
        messages.success(request, _("Bewaard."))
        return redirect("opportunities:own", organisation, pk)
    return _form_page(request, form, it.organisation, it)


def _form_page(request: Request, form: Any, owner: Any, it: Any = None) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "organisation": owner, "opportunity": it}
    if form.is_bound:
        context["advice"] = criteria.advice(form.values(), on=localdate())
        if it and form.cleaned_data.get("version") not in (None, it.version):
            context["changed"] = _changed(form, it)
            form.data = form.data.copy()
            form.data["version"] = it.version  # who saves again has seen what the other wrote
    elif it:
        context["advice"] = criteria.advice(rules.values_of(it), on=localdate())
    status = 422 if form.is_bound else 200
    return render(request, "opportunities/edit.html", context, status=status)


def _changed(form: Any, it: Any) -> list[tuple[str, Any]]:
    """The fields in which what is stored differs from what was just written, with what is stored."""
    stored = initial_of(it)
    written = form.values()
    many = {"themes", "skills", "learns", "dayparts", "contact", "languages", "access"}
    return [
        (form.fields[name].label, stored[name])
        for name in form.fields
        if name in stored and name in written and name not in many | {"version"}
        if (stored[name] or "") != (written[name] or "")
    ]


@require_POST
@signed_in
def advise(request: Request, organisation: int) -> HttpResponse:
    """What the criteria say about a text while somebody writes it; nothing is kept."""
    owner = queries.organisation_of(request.actor, organisation)
    form = OpportunityForm(request.POST, choices=queries.choices_for(owner))
    form.is_valid()
    values = {**form.values(), "area": owner.area_id}
    context = {"advice": criteria.advice(values, on=localdate()), "form": form}
    return render(request, "opportunities/parts/advice.html", context)


@require_safe
@signed_in
def own(request: Request, organisation: int, pk: int) -> HttpResponse:
    """One opportunity of one's own: where it stands, what is missing, what can be done."""
    it = queries.own(request.actor, organisation, pk)
    screenings = queries.screenings_of(request.actor, it)
    last = screenings[0] if screenings else None
    main = MAIN.get(it.status, "")
    acts = [
        (path, words, _why_not(path, request, it)) for path, (_act, words, _said) in ACTS.items()
    ]
    context = {
        "opportunity": it,
        "organisation": it.organisation,
        "advice": criteria.advice(rules.values_of(it), on=localdate()),
        "main": next((act for act in acts if act[0] == main), None),
        "acts": [act for act in acts if act[0] != main and not act[2]],
        "may_edit": not refusal(rules.edit, request.actor, it),
        "may_close": not refusal(rules.close, request.actor, it),
        "screenings": screenings,
        "declaration": queries.declaration(it, localdate()),
        "may_object": bool(last and last.outcome != "approved" and not last.appealed_at),
    }
    return render(request, "opportunities/own.html", context)


def _why_not(path: str, request: Request, it: Any) -> str:
    rule = getattr(rules, ACTS[path][0].__name__)
    more = {"on": localdate()} if path in NEEDS_DAY else {}
    return refusal(rule, request.actor, it, **more)


@require_POST
@signed_in
def act(request: Request, organisation: int, pk: int, path: str) -> HttpResponse:
    """Do what one button says."""
    it = queries.own(request.actor, organisation, pk)
    if path not in ACTS:
        raise Http404
    action, _words, said = ACTS[path]
    action(it, by=request.actor, at=now())
    messages.success(request, said)
    return redirect("opportunities:own", organisation, pk)


@require_POST
@signed_in
def copy(request: Request, organisation: int, pk: int) -> HttpResponse:
    """Begin a draft from what was asked before, its days moved ahead."""
    it = queries.own(request.actor, organisation, pk)
    made = actions.copy(it, by=request.actor, at=now())
    messages.success(request, _("Dit is een kopie. Kijk of de dagen kloppen."))
    return redirect("opportunities:edit", organisation, made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def close(request: Request, organisation: int, pk: int) -> HttpResponse:
    """Ask why it ends, and end it."""
    it = queries.own(request.actor, organisation, pk)
    rules.close(request.actor, it)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.close(it, reason=form.cleaned_data["reason"], by=request.actor, at=now())
        messages.success(request, _("De vacature is gesloten. Een kopie maak je wanneer je wilt."))
        return redirect("opportunities:own", organisation, pk)
    context = {"form": form, "opportunity": it}
    return render(
        request, "opportunities/close.html", context, status=422 if form.is_bound else 200
    )
