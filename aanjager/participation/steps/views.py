"""The pages of a plan and of the support in the street."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.kernel import paper
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.initiatives import rules as of_initiatives
from aanjager.participation.steps import actions, forms, queries, rules
from aanjager.participation.steps.choices import TEMPLATES

FORM = ["GET", "HEAD", "POST"]
PAPER_LINES = 18


def _plan(request: Request, it: Any, form: Any, start: Any) -> HttpResponse:
    leads = not refusal(of_initiatives.leads, request.actor, it)
    context = {
        "it": it,
        "steps": list(queries.plan(it)),
        "form": form,
        "start": start,
        "leads": leads,
        "team": [m for m in it.members.all() if m.role != "follower"],
        "sources": TEMPLATES.values(),
        "today": localdate(),
        "why_not": refusal(rules.add, request.actor, it),
    }
    status = 422 if form.errors or start.errors else 200
    return render(request, "steps/overview.html", context, status=status)


@never_cache
@login_required
@require_http_methods(FORM)
def overview(request: Request, pk: int) -> HttpResponse:
    """The plan, and adding an own step."""
    it = initiatives.one(request.actor, pk)
    rules.read(request.actor, it)
    form = forms.AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add(it, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("De stap staat in het plan."))
        return redirect("steps:overview", pk)
    return _plan(request, it, form, forms.StartForm())


@login_required
@require_POST
def start(request: Request, pk: int) -> HttpResponse:
    """Take the steps of a template."""
    it = initiatives.one(request.actor, pk)
    rules.start(request.actor, it)
    form = forms.StartForm(request.POST)
    if not form.is_valid():
        return _plan(request, it, forms.AddForm(), form)
    said = form.cleaned_data
    actions.start(it, said["template"], said["day"], by=request.actor, at=now())
    messages.success(request, _("De stappen staan in het plan. Je krijgt op tijd een brief."))
    return redirect("steps:overview", pk)


@login_required
@require_POST
def change(request: Request, pk: int, step: int) -> HttpResponse:
    """Tick, untick, give to somebody or take out one step."""
    it = initiatives.one(request.actor, pk)
    rules.read(request.actor, it)
    found, doing = queries.step(it, step), request.POST.get("doe")
    if doing in ("klaar", "terug"):
        actions.tick(found, is_done=doing == "klaar", by=request.actor, at=now())
    elif doing == "geef":
        wanted = request.POST.get("wie", "")
        member = initiatives.member(it, int(wanted)) if wanted.isdecimal() else None
        actions.assign(found, member, by=request.actor, at=now())
    elif doing == "weg":
        actions.drop(found, by=request.actor, at=now())
    else:
        raise Http404
    messages.success(request, _("Bijgewerkt."))
    return redirect("steps:overview", pk)


@never_cache
@require_http_methods(FORM)
def support(request: Request, pk: int) -> HttpResponse:
    """Who in the street is for, who against; and signing."""
    it = initiatives.one(request.actor, pk)
    found = queries.support_of(it)
    leads = not refusal(of_initiatives.leads, request.actor, it)
    form = forms.SignForm(request.POST or None)
    if request.method == "POST":
        if not found:
            raise Http404
        if form.is_valid():
            signed, email = form.signed(), form.cleaned_data["email"]
            actions.sign(found, signed, email, by=request.actor, at=now())
            messages.success(request, _("Bijna klaar. Open de link in je mail om te bevestigen."))
            return redirect("steps:support", pk)
    context = {
        "it": it,
        "support": found,
        "counts": queries.counts(found) if found else None,
        "form": form,
        "leads": leads,
        "why_not": refusal(rules.sign, request.actor, found, today=localdate()) if found else "",
    }
    return render(request, "steps/support.html", context, status=422 if form.errors else 200)


def _ask(request: Request, it: Any, form: Any, heading: str, lead: str) -> HttpResponse:
    context = {"it": it, "form": form, "heading": heading, "lead": lead}
    return render(request, "steps/form.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_http_methods(FORM)
def open_list(request: Request, pk: int) -> HttpResponse:
    """Ask the street."""
    it = initiatives.one(request.actor, pk)
    rules.open_list(request.actor, it, has_list=bool(queries.support_of(it)))
    form = forms.OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.open_list(it, **form.cleaned_data, by=request.actor, at=now())
            messages.success(request, _("De lijst staat open. Deel de link of print hem."))
            return redirect("steps:support", pk)
        except Refused as no:
            form.add_error("closes_on", str(no))
    lead = _("Buren tekenen voor of tegen. Negentig dagen na de laatste dag wissen we de namen.")
    return _ask(request, it, form, _("Vraag steun in de straat"), lead)


@never_cache
@login_required
@require_http_methods(FORM)
def write_over(request: Request, pk: int) -> HttpResponse:
    """Write over one line of the paper list."""
    it = initiatives.one(request.actor, pk)
    of_initiatives.leads(request.actor, it)
    found = queries.support_of(it)
    if not found:
        raise Http404
    form = forms.PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.write_over(found, form.signed(), by=request.actor, at=now())
        messages.success(request, _("Overgeschreven. Schrijf de volgende op, of ga terug."))
        return redirect("steps:write_over", pk)
    return _ask(
        request, it, form, _("Schrijf over van papier"), _("Eén regel van de lijst tegelijk.")
    )


@require_safe
def sheet(request: Request, pk: int) -> HttpResponse:
    """The list to print, with empty lines."""
    it = initiatives.one(request.actor, pk)
    found = queries.support_of(it)
    if not found:
        raise Http404
    heads = [_("Naam"), _("Straat en nummer"), _("Voor of tegen"), _("Naam tonen: ja of nee")]
    empty = [["……"] * len(heads) for _line in range(PAPER_LINES)]
    told = _("Alleen de trekkers schrijven deze lijst over. Daarna gaat het papier weg.")
    page = paper.Paper(
        title=it.title,
        language=request.LANGUAGE_CODE,
        author=it.centre.name,
        made_at=now(),
        subtitle=found.question,
        parts=[paper.Part("paragraph", told), paper.Part("table", rows=[heads, *empty])],
    )
    answer = HttpResponse(paper.pdf(page), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="handtekeningen-{pk}.pdf"'
    return answer


@never_cache
@require_http_methods(FORM)
def confirm(request: Request, pk: int, token: str) -> HttpResponse:
    """Show what was signed; the button makes it count."""
    signature = queries.by_token(request.actor, token)
    if request.method == "POST":
        actions.confirm(signature, by=request.actor, at=now())
        messages.success(request, _("Je handtekening telt mee. Dank je wel."))
        return redirect("steps:support", pk)
    why_not = refusal(rules.confirm, request.actor, signature, today=localdate())
    context = {"signature": signature, "it": signature.support.initiative, "why_not": why_not}
    return render(request, "steps/confirm.html", context)
