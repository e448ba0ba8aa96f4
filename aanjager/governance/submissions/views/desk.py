"""The plans of a centre at the desk: begin, write, submit, show, take along."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.governance.citations import actions as citations
from aanjager.governance.citations.queries import of_plan
from aanjager.governance.plans import actions as plans
from aanjager.governance.plans import queries as of_plans
from aanjager.governance.plans import rules as may
from aanjager.governance.plans.choices.ready import READY
from aanjager.governance.sources.queries import sources_from
from aanjager.governance.submissions import actions, forms, queries, rules
from aanjager.governance.submissions.views.place import ask_or_do, found
from aanjager.kernel import paper
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """The plans of this centre and those in which it takes part."""
    page = page_of(of_plans.overview(request.actor, desk_of(request)), request)
    return render(request, "submissions/overview.html", {"page": page})


@login_required
@ask_or_do
def new(request: Request) -> HttpResponse:
    """Begin a plan, empty or from a survey, a pattern, an initiative or a decision (`?uit=`)."""
    centre = desk_of(request)
    sources = sources_from(request.actor, centre, request.GET.get("uit", ""))
    form = forms.NewForm(
        request.POST or None,
        templates=list(of_plans.templates(request.actor, centre)),
        sources=[(key, str(quote)) for key, quote in sources],
        initial={"title": sources[0][1].about[:160] if len(sources) == 1 else ""},
    )
    if request.method == "POST" and form.is_valid():
        made = _begin(request, centre, form)
        messages.success(request, _("Je plan is er. Schrijf nu wat er nodig is."))
        return redirect("submissions:detail", made.pk)
    status = 422 if form.errors else 200
    return render(
        request, "submissions/new.html", {"form": form, "ready": READY.values()}, status=status
    )


def _begin(request: Request, centre: Any, form: forms.NewForm) -> Any:
    chosen = form.cleaned_data["template"]
    template = (
        chosen if chosen in READY else of_plans.candidates(request.actor, centre, int(chosen))
    )
    made = plans.make(centre, form.basis, template, by=request.actor, at=now())
    for key in form.cleaned_data.get("sources", []):
        kind, _dash, pk = key.partition("-")
        citations.cite(made, kind, int(pk), by=request.actor, at=now())
    return made


@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """What the plan says, with its evidence as it stands today."""
    it = found(request, pk)
    context = {
        "it": it,
        "sections": of_plans.sections_of(it),
        "citations": of_plan(it),
        "why_not": refusal(may.write, request.actor, it),
        "works": not refusal(may.works, request.actor, it),
    }
    return render(request, "submissions/detail.html", context)


@login_required
@ask_or_do
def hand_in(request: Request, pk: int) -> HttpResponse:
    """What still misses, and the button that submits; afterwards what was frozen."""
    it = found(request, pk)
    may.works(request.actor, it)
    if request.method == "POST":
        try:
            actions.hand_in(it, by=request.actor, at=now())
        except Refused as no:
            messages.warning(request, str(no))
            return redirect("submissions:hand_in", pk)
        messages.success(request, _("Ingediend. De tekst ligt nu vast."))
        return redirect("submissions:detail", pk)
    missing = rules.missing(queries.readiness(it)) if it.is_draft else []
    return render(request, "submissions/hand_in.html", {"it": it, "missing": missing})


@login_required
@require_POST
def show(request: Request, pk: int) -> HttpResponse:
    """Let everybody read the plan, or no longer."""
    it = found(request, pk)
    is_public = request.POST.get("doe") == "ja"
    actions.present(it, is_public=is_public, by=request.actor, at=now())
    messages.success(
        request,
        _("Iedereen kan het plan lezen.") if is_public else _("Alleen jullie lezen het plan nog."),
    )
    return redirect("submissions:hand_in", pk)


@login_required
@require_safe
def take(request: Request, pk: int, form: str) -> HttpResponse:
    """The plan as a tagged PDF or as text that anybody can edit on."""
    it = found(request, pk)
    if form == "pdf":
        made = paper.pdf(queries.paper_of(it, "nl", now()))
        answer = HttpResponse(made, content_type="application/pdf")
    elif form == "md":
        text = queries.markdown(it, queries.reading(it))
        answer = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    else:
        raise Http404
    answer["Content-Disposition"] = f'attachment; filename="plan-{pk}.{form}"'
    return answer
