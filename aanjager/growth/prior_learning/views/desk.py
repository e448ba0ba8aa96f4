"""Portfolios at the desk: how far they are and who helps; never what stands in them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aanjager.community.centres.middleware import for_staff
from aanjager.growth.prior_learning import actions, forms, queries
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused


@for_staff
@require_safe
def overview(request: Request, centre: Any) -> HttpResponse:
    """The portfolios that run, the newest first; those that ended below."""
    page = page_of(queries.of_centre(request.actor, centre), request)
    return render(request, "prior_learning/overview.html", {"page": page})


@for_staff
@require_safe
def detail(request: Request, centre: Any, pk: int) -> HttpResponse:
    """One portfolio: the next step."""
    it = queries.at_desk(request.actor, centre, pk)
    return _page(request, it, _form_of(request, it))


def _form_of(request: Request, it: Any, data: Any = None) -> Form | None:
    """What the desk fills in at this step, if anything."""
    steps: dict[str, Callable[[], Form]] = {
        "talk": lambda: forms.SupervisorForm(data),
        "assess": lambda: forms.AssessorForm(data),
        "final": lambda: forms.RecogniseForm(data, kinds=queries.kinds(request.actor, it.centre)),
    }
    return steps[it.step]() if it.step in steps else None


def _page(request: Request, it: Any, form: Form | None) -> HttpResponse:
    context = {"it": it, "form": form}
    status = 422 if form and form.errors else 200
    return render(request, "prior_learning/detail.html", context, status=status)


def _do(
    request: Request, it: Any, form: Form, act: Callable[[dict[str, Any]], None]
) -> HttpResponse:
    """Do it with what was filled in; a no stands in the form."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Bewaard. Wie erbij hoort, krijgt een brief."))
            return redirect("prior_learning:detail", it.pk)
    return _page(request, it, form)


@for_staff
@require_POST
def introduce(request: Request, centre: Any, pk: int) -> HttpResponse:
    """The first talk was held."""
    it = queries.at_desk(request.actor, centre, pk)
    form = forms.SupervisorForm(request.POST)
    act = lambda values: actions.introduce(it, **values, by=request.actor, at=now())  # noqa: E731
    return _do(request, it, form, act)


@for_staff
@require_POST
def appoint(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Choose who assesses."""
    it = queries.at_desk(request.actor, centre, pk)
    form = forms.AssessorForm(request.POST)
    act = lambda values: actions.appoint(it, **values, by=request.actor, at=now())  # noqa: E731
    return _do(request, it, form, act)


@for_staff
@require_POST
def recognise(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Give the proof of participation."""
    it = queries.at_desk(request.actor, centre, pk)
    form = forms.RecogniseForm(request.POST, kinds=queries.kinds(request.actor, centre))
    act = lambda values: actions.recognise(it, **values, by=request.actor, at=now())  # noqa: E731
    return _do(request, it, form, act)
