from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import desk_or_association
from aanjager.community.skills import queries as skills
from aanjager.kernel.pages import Request, chosen, page_of, show, take_away
from aanjager.kernel.refusals import Refused, refusal
from aanjager.participation.signals import actions, forms, queries, rules
from aanjager.participation.signals.choices import ORDERS, SHOW

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def asked(request: Request) -> dict[str, str]:
    """Return which signals were asked for, with nothing that cannot be chosen."""
    return {
        "which": chosen(request, "toon", SHOW),
        "text": request.GET.get("q", "")[:100],
        "theme": request.GET.get("thema", "")[:6],
        "order": chosen(request, "volgorde", ORDERS),
    }


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """What was heard, with the flags on top."""
    centre, wanted = desk_or_association(request), asked(request)
    context = {
        "page": page_of(queries.heard(request.actor, centre, **wanted), request),
        "flags": queries.flags(request.actor, centre),
        "asked": queries.often_asked(request.actor, centre, now()),
        "themes": skills.themes(),
        "shows": SHOW,
        "orders": ORDERS,
        **wanted,
    }
    return show(request, "signals/overview.html", context, partial="results")


@login_required
@require_POST
def export(request: Request) -> HttpResponseBase:
    """The same list as a file, without who wrote it down."""
    found = queries.heard(request.actor, desk_or_association(request), **asked(request))
    return take_away("signalen", queries.header(), queries.rows(found), request.POST.get("vorm"))


def like_of(request: Request, centre: Any) -> int | None:
    """Return the earlier signal that was named as saying the same."""
    found = queries.gatherable(request.actor, centre, [request.POST.get("lijkt_op", "")])
    return found[0].pk if found else None


@login_required
@ask_or_do
def new(request: Request) -> HttpResponse:
    """Write down in one line what was seen or heard."""
    centre = desk_or_association(request)
    form = forms.SignalForm(request.POST or None, centre=centre)
    if request.method == "POST" and form.is_valid():
        said = actions.Noted(**form.cleaned_data, like_id=like_of(request, centre))
        try:
            it = actions.note(said, centre=centre, by=request.actor, at=now())
        except Refused as refused:
            form.add_error("text", str(refused))
        else:
            messages.success(request, _("Opgeschreven. Kijk of het ergens bij hoort."))
            return redirect("signals:detail", it.pk)
    return render(request, "signals/new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_POST
def note_asked(request: Request) -> HttpResponse:
    """Record as a signal what was asked often at the question desk."""
    centre, area = desk_or_association(request), request.POST.get("waar", "")
    subject = request.POST.get("onderwerp", "")[:30]
    area_id = int(area) if area.isascii() and area.isdigit() and len(area) < 10 else 0
    it = actions.note_asked(subject, area_id, centre=centre, by=request.actor, at=now())
    messages.success(request, _("Opgeschreven. Kijk of het ergens bij hoort."))
    return redirect("signals:detail", it.pk)


@login_required
@require_safe
def near(request: Request) -> HttpResponse:
    """What was said before and says nearly the same, while somebody types."""
    found = queries.near(
        request.actor, desk_or_association(request), request.GET.get("text", "")[:200], now()
    )
    return render(request, "signals/near.html", {"found": found})


@login_required
@ask_or_do
def detail(request: Request, pk: int) -> HttpResponse:
    """One signal, what is near it, and where it belongs."""
    centre = desk_or_association(request)
    it = get_object_or_404(queries.visible(request.actor).filter(centre=centre), pk=pk)
    told = {"theme_id": it.theme_id, "area_id": it.area_id, "weight": it.weight}
    form = forms.SortForm(request.POST or None, centre=centre, initial=told)
    if request.method == "POST" and form.is_valid():
        actions.sort(it, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Bewaard."))
        return redirect("signals:detail", pk)
    context = {
        "it": it,
        "form": form,
        "near": queries.near(request.actor, centre, it.text, now(), without=it.pk),
        "why_not": refusal(rules.sort, request.actor, it),
    }
    return render(request, "signals/detail.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def dismiss(request: Request, pk: int) -> HttpResponse:
    """Wave a flag off, with a reason."""
    it = get_object_or_404(queries.flags(request.actor, desk_or_association(request)), pk=pk)
    actions.dismiss(it, request.POST.get("because", "")[:200], by=request.actor, at=now())
    messages.success(request, _("De vlag is weg. De signalen staan er nog."))
    return redirect("signals:overview")
