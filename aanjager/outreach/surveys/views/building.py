"""Building a questionnaire: every change is a form of its own, without script."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aanjager.community.centres.middleware import desk_or_association
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused
from aanjager.outreach.surveys import actions, forms, queries
from aanjager.outreach.surveys.choices import PROMISES
from aanjager.outreach.surveys.choices.ready import READY

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _form_page(request: Request, form: Any, **context: Any) -> HttpResponse:
    facts = {"form": form, "promises": PROMISES.values(), **context}
    status = 422 if form.errors else 200
    return render(request, "surveys/form.html", facts, status=status)


@login_required
@ask_or_do
def new(request: Request) -> HttpResponse:
    """Begin a survey, empty or with a ready questionnaire."""
    centre = desk_or_association(request)
    form = forms.NewForm(request.POST or None, is_national=centre is None)
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        made = actions.create(
            centre, form.basis, found["label"], ready=found["ready"], by=request.actor, at=now()
        )
        return redirect("surveys:wave", made.pk)
    return _form_page(request, form, title=_("Nieuw onderzoek"), sources=READY.values())


@login_required
@ask_or_do
def edit(request: Request, pk: int) -> HttpResponse:
    """Change what a survey is about; the promise only before the first opening."""
    it = queries.on_desk(request.actor, desk_or_association(request), pk)
    names = forms.BasisForm.base_fields
    form = forms.BasisForm(
        request.POST or None, initial={name: getattr(it, name) for name in names}
    )
    form.ask_of(it.centre_id is None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_survey(it, form.basis, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("surveys:overview")
    return _form_page(request, form, title=_("Het onderzoek wijzigen"))


@login_required
@require_POST
def next_wave(request: Request, pk: int) -> HttpResponse:
    """Begin a new wave with the same questions."""
    it = queries.on_desk(request.actor, desk_or_association(request), pk)
    form = forms.LabelForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, title=_("Nieuwe ronde"))
    made = actions.next_wave(it, form.cleaned_data["label"], by=request.actor, at=now())
    messages.success(request, _("De nieuwe ronde heeft dezelfde vragen. Pas aan wat anders moet."))
    return redirect("surveys:wave", made.pk)


@login_required
@ask_or_do
def section(request: Request, wave: int, pk: int | None = None) -> HttpResponse:
    """Add a page of questions, or give it another title."""
    it = queries.wave_of(request.actor, desk_or_association(request), wave)
    found = queries.section_of(it, pk) if pk else None
    known = {"title": found.title, "title_en": found.title_en} if found else {}
    form = forms.SectionForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        if found:
            actions.change_section(found, **form.cleaned_data, by=request.actor, at=now())
        else:
            actions.add_section(it, **form.cleaned_data, by=request.actor, at=now())
        return redirect("surveys:wave", wave)
    title = _("Titel van dit deel") if found else _("Nieuw deel")
    return _form_page(request, form, title=title, wave=it)


@login_required
@ask_or_do
def question(
    request: Request, wave: int, section: int | None = None, pk: int | None = None
) -> HttpResponse:
    """Add a question to a section, or change one."""
    it = queries.wave_of(request.actor, desk_or_association(request), wave)
    part = queries.section_of(it, section) if section else None
    found = queries.question_of(it, pk) if pk else None
    form = forms.QuestionForm(
        request.POST or None,
        initial=forms.QuestionForm.initial_of(found) if found else {},
        earlier=queries.earlier_questions(it, found),
    )
    if request.method == "POST" and form.is_valid():
        if found:
            actions.change_question(found, form.asked, by=request.actor, at=now())
        elif part:
            actions.add_question(part, form.asked, by=request.actor, at=now())
        return redirect("surveys:wave", wave)
    title = _("Vraag wijzigen") if found else _("Nieuwe vraag")
    return _form_page(request, form, title=title, wave=it)


@login_required
@require_POST
def arrange(request: Request, wave: int) -> HttpResponse:
    """Move a section or a question up or down, or take it out."""
    it = queries.wave_of(request.actor, desk_or_association(request), wave)
    kind, _sep, pk = request.POST.get("wat", "").partition(":")
    if kind not in {"deel", "vraag"} or not pk.isdecimal():
        raise Http404
    one: Any = (queries.section_of if kind == "deel" else queries.question_of)(it, int(pk))
    does = request.POST.get("doe")
    try:
        if does == "weg":
            actions.remove(one, by=request.actor, at=now())
        else:
            actions.move(one, does == "op", by=request.actor, at=now())
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("surveys:wave", wave)
