from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import desk_or_association
from aanjager.kernel import paper
from aanjager.kernel.pages import Request, chosen, page_of, take_away
from aanjager.kernel.refusals import refusal
from aanjager.participation.signals import actions, forms, queries, rules
from aanjager.participation.signals.choices import SHOW_PATTERNS


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def gather(request: Request) -> HttpResponse:
    """Bring the chosen signals together, in a new pattern or in one that runs."""
    centre = desk_or_association(request)
    asked = request.POST if request.method == "POST" else request.GET
    signals = queries.gatherable(request.actor, centre, asked.getlist("signaal"))
    if not signals:
        messages.warning(request, _("Kies eerst de signalen die bij elkaar horen."))
        return redirect("signals:overview")
    running = list(queries.patterns(request.actor, centre))
    into: Any = next((it for it in running if str(it.pk) == request.POST.get("patroon")), None)
    first: dict[str, Any] = {"area_id": signals[0].area_id, "theme_id": signals[0].theme_id}
    first["title"] = signals[0].text[:160]
    filled = request.POST if request.method == "POST" and not into else None
    form = forms.GatherForm(filled, centre=centre, initial=first)
    if into or (filled and form.is_valid()):
        made = actions.gather(signals, into or form.gathered, by=request.actor, at=now())
        messages.success(request, _("De signalen staan bij elkaar. Kies de volgende stap."))
        return redirect("signals:pattern", made.pk)
    context = {"signals": signals, "form": form, "running": running}
    return render(request, "signals/gather.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def patterns(request: Request) -> HttpResponse:
    """The patterns of this centre."""
    which = chosen(request, "toon", SHOW_PATTERNS)
    found = queries.patterns(request.actor, desk_or_association(request), which)
    context = {"page": page_of(found, request), "shows": SHOW_PATTERNS, "which": which}
    return render(request, "signals/patterns.html", context)


def one(request: Request, pk: int) -> Any:
    """Return the pattern here; 404 for anybody else's."""
    centre = desk_or_association(request)
    return get_object_or_404(queries.visible_patterns(request.actor).filter(centre=centre), pk=pk)


def page(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    """Show a pattern with all that can be done; `bound` holds a form that was not right."""
    blank = {
        "decide": forms.DecideForm(auto_id="decide_%s"),
        "finish": forms.FinishForm(auto_id="finish_%s"),
        "lift": forms.LiftForm(auto_id="lift_%s", scales=queries.scales(it.area)),
    }
    context = {
        "it": it,
        "signals": queries.signals_of(request.actor, it),
        "forms": {**blank, **bound},
        "why_not_decide": refusal(rules.decide, request.actor, it),
        "why_not_finish": refusal(rules.finish, request.actor, it),
        "why_not_lift": refusal(rules.lift, request.actor, it),
    }
    return render(request, "signals/pattern.html", context, status=status)


@login_required
@require_safe
def pattern(request: Request, pk: int) -> HttpResponse:
    return page(request, one(request, pk))


@login_required
@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    it, form = one(request, pk), forms.DecideForm(request.POST, auto_id="decide_%s")
    if not form.is_valid():
        return page(request, it, status=422, decide=form)
    actions.decide(it, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, _("Bewaard. Wie het signaal gaf krijgt een brief."))
    return redirect("signals:pattern", pk)


@login_required
@require_POST
def finish(request: Request, pk: int) -> HttpResponse:
    it, form = one(request, pk), forms.FinishForm(request.POST, auto_id="finish_%s")
    if not form.is_valid():
        return page(request, it, status=422, finish=form)
    actions.finish(it, form.cleaned_data["words"], by=request.actor, at=now())
    messages.success(request, _("Klaar. Wie het signaal gaf krijgt een brief."))
    return redirect("signals:pattern", pk)


@login_required
@require_POST
def lift(request: Request, pk: int) -> HttpResponse:
    it = one(request, pk)
    scales = queries.scales(it.area)
    form = forms.LiftForm(request.POST, auto_id="lift_%s", scales=scales)
    if not form.is_valid():
        return page(request, it, status=422, lift=form)
    area = next(one for one in scales if one.pk == form.cleaned_data["area"])
    actions.lift(it, area, form.cleaned_data["owner_name"], by=request.actor, at=now())
    messages.success(request, _("Opgetild naar %(area)s, zonder wie het zei.") % {"area": area})
    return redirect("signals:pattern", pk)


@login_required
@require_safe
def year(request: Request, year: int = 0) -> HttpResponse:
    """A year of signals, to read."""
    centre = desk_or_association(request)
    found = queries.of_year(request.actor, centre, year or localdate().year)
    context = {"found": found, "years": queries.years(request.actor, centre), "of": centre}
    return render(request, "signals/year.html", context)


@login_required
@require_safe
def year_file(request: Request, year: int, form: str) -> HttpResponseBase:
    """A year of signals as a file for a talk with the municipality."""
    centre = desk_or_association(request)
    found, name = queries.of_year(request.actor, centre, year), f"signalen-{year}"
    if form == "pdf":
        author = centre.name if centre else _("De landelijke vereniging")
        made = paper.pdf(queries.paper_of(found, author, now()))
        answer = HttpResponse(made, content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
        return answer
    if form not in ("csv", "xlsx"):
        raise Http404
    header, rows = queries.sheet_of(found)
    return take_away(name, header, rows, form)
