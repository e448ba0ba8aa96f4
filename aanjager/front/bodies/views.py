"""The public page of one organisation."""

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from aanjager.front.bodies import queries
from aanjager.kernel.pages import Request, show


@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One organisation, for everyone who may see it."""
    page = queries.page_of(request.actor, pk, localdate())
    return show(request, "bodies/detail.html", {"page": page})
