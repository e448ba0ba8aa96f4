"""The surveys of a centre at the desk: open, ask, close and release."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aanjager.community.centres.middleware import desk_or_association
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused
from aanjager.outreach.surveys import actions, forms, queries, rules


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """All surveys of this centre with their waves."""
    page = page_of(queries.overview(request.actor, desk_or_association(request)), request)
    return render(request, "surveys/overview.html", {"page": page})


def _page(request: Request, it: Any, form: Any = None, status: int = 200) -> HttpResponse:
    context = {
        "it": it,
        "sections": queries.questionnaire(it),
        "is_draft": it.state == "draft",
        "form": form or forms.OpenForm(),
        "counts": None if it.state == "draft" else queries.counts(it),
        "link": queries.open_link(it),
        "label_form": forms.LabelForm(),
    }
    return render(request, "surveys/wave.html", context, status=status)


@login_required
@require_safe
def wave(request: Request, wave: int) -> HttpResponse:
    """One wave: its questions, how it goes, and what can be done now."""
    return _page(request, queries.wave_of(request.actor, desk_or_association(request), wave))


@login_required
@require_safe
def preview(request: Request, wave: int) -> HttpResponse:
    """The whole questionnaire as who answers sees it, every question shown."""
    it = queries.wave_of(request.actor, desk_or_association(request), wave)
    shown = [
        (part, forms.AnswerForm(questions=list(part.questions.all()), answers={}))
        for part in queries.questionnaire(it)
    ]
    return render(request, "surveys/preview.html", {"it": it, "shown": shown})


@login_required
@require_POST
def open_up(request: Request, wave: int) -> HttpResponse:
    """Open the wave; from here on nothing changes."""
    it = queries.wave_of(request.actor, desk_or_association(request), wave)
    form = forms.OpenForm(request.POST)
    if form.is_valid():
        try:
            actions.open_wave(it, **form.cleaned_data, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request, _("De vragenlijst is open en ligt vast. Nodig nu mensen uit.")
            )
            return redirect("surveys:wave", wave)
    return _page(request, it, form, status=422)


@login_required
@require_POST
def invite(request: Request, wave: int) -> HttpResponse:
    """Write to everybody who was not asked yet."""
    it = queries.wave_of(request.actor, desk_or_association(request), wave)
    many = actions.invite(it, by=request.actor, at=now())
    messages.success(request, _("%(many)s uitnodigingen zijn op weg.") % {"many": many})
    return redirect("surveys:wave", wave)


@login_required
@require_POST
def close(request: Request, wave: int) -> HttpResponse:
    """Close the wave before its last day."""
    it = queries.wave_of(request.actor, desk_or_association(request), wave)
    actions.close(it, by=request.actor, at=now())
    messages.success(request, _("De ronde is gesloten. Je kunt cijfers voorstellen om te tonen."))
    return redirect("surveys:wave", wave)


@login_required
@require_safe
def texts(request: Request, wave: int) -> HttpResponse:
    """The open answers, for staff, without groups."""
    it = queries.wave_of(request.actor, desk_or_association(request), wave)
    rules.read_texts(request.actor, it, answers=queries.counts(it).answered)
    by_name = it.survey.regime == "by_name"
    context = {"it": it, "found": queries.texts(it), "by_name": by_name}
    return render(request, "surveys/texts.html", context)
