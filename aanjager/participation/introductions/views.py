"""The register at the desk, and the page behind the link of a party, where only a button acts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.kernel.pages import Request, chosen, page_of, show, take_away
from aanjager.kernel.refusals import Refused, refusal
from aanjager.participation.introductions import actions, forms, queries, rules
from aanjager.participation.introductions.choices import SHOW
from aanjager.trust.bookmarks.middleware import keeps_bookmarks

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _asked(request: Request) -> dict[str, str]:
    return {
        "which": chosen(request, "toon", SHOW),
        "text": request.GET.get("q", "")[:100],
        "who": request.GET.get("wie", "")[:30],
    }


@login_required
@require_safe
@keeps_bookmarks(without=("q", "wie"))
def overview(request: Request) -> HttpResponse:
    """Whom this centre brought together."""
    centre, wanted = desk_of(request), _asked(request)
    found = queries.overview(request.actor, centre, **wanted)
    about = queries.things(request.actor, centre, [wanted["who"]])
    context = {"page": page_of(found, request), "shows": SHOW, "about": about, **wanted}
    return show(request, "introductions/overview.html", context, partial="results")


@login_required
@require_POST
def export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    centre = desk_of(request)
    actions.export(centre, by=request.actor, at=now())
    found = queries.overview(request.actor, centre, **_asked(request))
    rows = queries.rows(found)
    return take_away("introducties", queries.header(), rows, request.POST.get("vorm"))


@login_required
@ask_or_do
def new(request: Request) -> HttpResponse:
    """Choose who, say why, and send."""
    centre = desk_of(request)
    asked = request.POST if request.method == "POST" else request.GET
    codes = asked.getlist("partij")[:20]
    form = forms.BringForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            it = actions.introduce(centre, codes, form.bringing, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Iedereen krijgt een brief. Over vier weken vragen we na."))
            return redirect("introductions:detail", it.pk)
    text = request.GET.get("q", "")[:100]
    picked = queries.things(request.actor, centre, codes)
    found = [it for it in queries.search(request.actor, centre, text) if it not in picked]
    context = {"form": form, "picked": picked, "found": found, "text": text}
    return render(request, "introductions/new.html", context, status=422 if form.errors else 200)


@login_required
@ask_or_do
def detail(request: Request, pk: int) -> HttpResponse:
    """One introduction, what each party said, and what came of it."""
    it = queries.one(request.actor, desk_of(request), pk)
    form = forms.SettleForm(
        request.POST or None, initial={"outcome": it.outcome, "words": it.words}
    )
    if request.method == "POST" and form.is_valid():
        actions.settle(it, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Bewaard."))
        return redirect("introductions:detail", pk)
    context = {"it": it, "form": form}
    status = 422 if form.errors else 200
    return render(request, "introductions/detail.html", context, status=status)


@never_cache
@ask_or_do
def party(request: Request, token: str) -> HttpResponse:
    """Show a party to whom it was introduced; a button shares details or says what came of it."""
    found = queries.by_link(token)
    if found is None:
        return render(request, "old_link.html", status=404)
    if request.method == "POST":
        if "delen" in request.POST:
            actions.share(found, token=token, by=request.actor, at=now())
        else:
            said = request.POST.get("said") or "?"
            actions.answer(found, said, token=token, by=request.actor, at=now())
        messages.success(request, _("Dank je wel. Het is bewaard."))
        return redirect("introductions:party", token)
    context = {
        "party": found,
        "others": queries.others(found),
        "outcomes": forms.OUTCOMES,
        "why_not_share": refusal(rules.share, request.actor, found, token=token),
        "why_not_answer": refusal(rules.answer, request.actor, found, token=token),
    }
    return render(request, "introductions/party.html", context)
