from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aanjager.front.components.choices import COMPONENTS
from aanjager.front.components.forms import MistakenForm, SampleForm
from aanjager.kernel.pages import Request


@require_safe
def overview(request: Request) -> HttpResponse:
    parts = [_shown(request, part) for part in COMPONENTS]
    return render(request, "components/overview.html", {"parts": parts})


def _shown(request: Request, part: Any) -> dict[str, Any]:
    template: Any = get_template(f"components/examples/{part.code}.html")
    return {
        "about": part,
        "example": template.render(_samples(), request),
        "source": template.template.source.strip(),
    }


def _samples() -> dict[str, Any]:
    return {
        "form": SampleForm(auto_id="sample_%s"),
        "mistaken": MistakenForm({"email": "naam"}, auto_id="mistaken_%s"),
        "page": Paginator(range(60), 20).page(2),
        "rows": [(_("Noorderbuurt"), 84), (_("Centrum"), 61), (_("Veenrand"), 17)],
        "goals": [(_("Begonnen"), 231, 280), (_("Initiatieven op gang"), 22, 20)],
    }
