"""Writing a plan, its title and days, and the templates with the questions."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from aanjager.community.centres.middleware import desk_of
from aanjager.governance.plans import actions, forms, queries, rules
from aanjager.governance.plans.choices.ready import READY
from aanjager.governance.plans.views.place import ask, ask_or_do, found
from aanjager.kernel.pages import Request, page_of


@login_required
@ask_or_do
def edit(request: Request, pk: int) -> HttpResponse:
    """Give the plan another title, reader, area or days."""
    it = found(request, pk)
    rules.change(request.actor, it)
    known = {name: getattr(it, name) for name in forms.BasisForm.base_fields}
    known["area"] = "" if it.area_id == it.centre.area_id else it.area
    form = forms.BasisForm(request.POST or None, initial=known)
    return ask(
        request, it, form, _("Titel en dagen"),
        lambda form: actions.change(it, form.basis, by=request.actor, at=now()),
        back="submissions:detail",
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
        back="submissions:detail",
        lead=_("Een lege regel maakt een nieuwe alinea, een streepje een lijst."),
    )  # fmt: skip


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
        back="submissions:detail", lead=_("Alleen de koppen, vragen en voorbeelden. Niet je tekst."),
    )  # fmt: skip


@login_required
@ask_or_do
def templates(request: Request) -> HttpResponse:
    """The templates of this centre and those that others share; staff share their own."""
    centre = desk_of(request)
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
