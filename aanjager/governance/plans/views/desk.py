"""The plans of a centre at the desk: begin, write, submit, show, take along."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aanjager.governance.plans import actions, forms, queries, rules
from aanjager.governance.plans.choices.ready import READY
from aanjager.governance.plans.views.place import ask, ask_or_do, found, here
from aanjager.governance.sources.queries import sources_from
from aanjager.kernel import paper
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """The plans of this centre and those in which it takes part."""
    page = page_of(queries.overview(request.actor, here(request)), request)
    return render(request, "plans/overview.html", {"page": page})


@login_required
@ask_or_do
def new(request: Request) -> HttpResponse:
    """Begin a plan, empty or from a survey, a pattern, an initiative or a decision (`?uit=`)."""
    centre = here(request)
    sources = sources_from(request.actor, centre, request.GET.get("uit", ""))
    form = forms.NewForm(
        request.POST or None,
        templates=list(queries.templates(request.actor, centre)),
        sources=[(key, str(quote)) for key, quote in sources],
        initial={"title": sources[0][1].about[:160] if len(sources) == 1 else ""},
    )
    if request.method == "POST" and form.is_valid():
        made = _begin(request, centre, form)
        messages.success(request, _("Je plan is er. Schrijf nu wat er nodig is."))
        return redirect("plans:detail", made.pk)
    status = 422 if form.errors else 200
    return render(request, "plans/new.html", {"form": form, "ready": READY.values()}, status=status)


def _begin(request: Request, centre: Any, form: forms.NewForm) -> Any:
    chosen = form.cleaned_data["template"]
    template = chosen if chosen in READY else queries.candidates(request.actor, centre, int(chosen))
    made = actions.make(centre, form.basis, template, by=request.actor, at=now())
    for key in form.cleaned_data.get("sources", []):
        kind, _dash, pk = key.partition("-")
        actions.cite(made, kind, int(pk), by=request.actor, at=now())
    return made


@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """What the plan says, with its evidence as it stands today."""
    it = found(request, pk)
    context = {
        "it": it,
        "sections": queries.sections_of(it),
        "citations": queries.of_plan(it),
        "why_not": refusal(rules.write, request.actor, it),
        "works": not refusal(rules.works, request.actor, it),
    }
    return render(request, "plans/detail.html", context)


@login_required
@ask_or_do
def edit(request: Request, pk: int) -> HttpResponse:
    """Give the plan another title, reader or days."""
    it = found(request, pk)
    rules.change(request.actor, it)
    known = {name: getattr(it, name) for name in forms.BasisForm.base_fields}
    form = forms.BasisForm(request.POST or None, initial=known)
    return ask(
        request, it, form, _("Titel en dagen"),
        lambda form: actions.change(it, form.basis, by=request.actor, at=now()),
        back="plans:detail",
    )  # fmt: skip


@login_required
@ask_or_do
def write(request: Request, pk: int) -> HttpResponse:
    """Write the sections."""
    it = found(request, pk)
    rules.write(request.actor, it)
    form = forms.WriteForm(request.POST or None, sections=queries.sections_of(it))
    return ask(
        request, it, form, _("Schrijven"),
        lambda form: actions.write(it, form.texts, by=request.actor, at=now()),
        back="plans:detail",
        lead=_("Een lege regel maakt een nieuwe alinea, een streepje een lijst."),
    )  # fmt: skip


@login_required
@ask_or_do
def hand_in(request: Request, pk: int) -> HttpResponse:
    """What still misses, and the button that submits; afterwards what was frozen."""
    it = found(request, pk)
    rules.works(request.actor, it)
    if request.method == "POST":
        try:
            actions.submit(it, by=request.actor, at=now())
        except Refused as no:
            messages.warning(request, str(no))
            return redirect("plans:hand_in", pk)
        messages.success(request, _("Ingediend. De tekst ligt nu vast."))
        return redirect("plans:detail", pk)
    missing = rules.missing(queries.readiness(it)) if it.is_draft else []
    return render(request, "plans/hand_in.html", {"it": it, "missing": missing})


@login_required
@require_POST
def show(request: Request, pk: int) -> HttpResponse:
    """Let everybody read the plan, or no longer."""
    it = found(request, pk)
    is_public = request.POST.get("doe") == "ja"
    actions.show(it, is_public=is_public, by=request.actor, at=now())
    messages.success(
        request,
        _("Iedereen kan het plan lezen.") if is_public else _("Alleen jullie lezen het plan nog."),
    )
    return redirect("plans:hand_in", pk)


@login_required
@ask_or_do
def keep_template(request: Request, pk: int) -> HttpResponse:
    """Keep the questions of this plan for a next one."""
    it = found(request, pk)
    rules.keep_template(request.actor, it)
    form = forms.TemplateForm(request.POST or None)
    return ask(
        request, it, form, _("Bewaar de vragen als sjabloon"),
        lambda form: actions.keep_template(it, **form.cleaned_data, by=request.actor, at=now()),
        back="plans:detail", lead=_("Alleen de koppen, vragen en voorbeelden. Niet je tekst."),
    )  # fmt: skip


@login_required
@ask_or_do
def templates(request: Request) -> HttpResponse:
    """The templates of this centre and those that others share; staff share their own."""
    centre = here(request)
    if request.method == "POST":
        key = request.POST.get("sjabloon", "")
        if not key.isdecimal():
            raise Http404
        one = queries.candidates(request.actor, centre, int(key))
        shared = request.POST.get("doe") == "deel"
        actions.share_template(one, is_shared=shared, by=request.actor, at=now())
        return redirect("plans:templates")
    page = page_of(queries.templates(request.actor, centre), request)
    return render(request, "plans/templates.html", {"page": page, "ready": READY.values()})


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
