"""Ready texts to answer with."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.exchange.placements import actions, queries
from aanjager.front.inbox import forms
from aanjager.front.inbox.views.organisation import organisation_of
from aanjager.kernel.pages import Request, show


@login_required
@require_safe
def templates(request: Request) -> HttpResponse:
    """The ready texts of the organisation, and those of the centre to read."""
    organisation, all_of_mine = organisation_of(request)
    found = queries.templates_of(request.actor, organisation)
    context = {"organisation": organisation, "organisations": all_of_mine, "found": found}
    return show(request, "inbox/templates.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_template(request: Request) -> HttpResponse:
    """Write a new ready text."""
    organisation, _all = organisation_of(request)
    return _edit(request, queries.new_template(organisation))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_template(request: Request, pk: int) -> HttpResponse:
    """Change a ready text."""
    return _edit(request, _own_template(request, pk))


def _own_template(request: Request, pk: int) -> Any:
    _chosen, all_of_mine = organisation_of(request)
    for it in all_of_mine:
        found = queries.templates_of(request.actor, it).filter(pk=pk).first()
        if found:
            return found
    raise Http404


def _edit(request: Request, template: Any) -> HttpResponse:
    form = forms.TemplateForm(request.POST if request.method == "POST" else None, instance=template)
    if request.method == "POST" and form.is_valid():
        actions.save_template(form.instance, by=request.actor, at=now())
        messages.success(request, _("De tekst staat klaar."))
        return _to_templates(template)
    context = {"form": form, "template": template}
    return render(request, "inbox/template.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def remove_template(request: Request, pk: int) -> HttpResponse:
    """Throw a ready text away."""
    template = _own_template(request, pk)
    actions.remove_template(template, by=request.actor, at=now())
    messages.success(request, _("De tekst is weg."))
    return _to_templates(template)


def _to_templates(template: Any) -> HttpResponse:
    response = redirect("inbox:templates")
    response["Location"] += f"?organisatie={template.organisation_id}"
    return response
