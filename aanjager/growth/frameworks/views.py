"""Looking in frameworks of others, to align a kind of proof."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanjager.community.centres.middleware import for_staff
from aanjager.growth.frameworks import queries
from aanjager.kernel.pages import Request, page_of


@for_staff
@require_safe
def search(request: Request, centre: Any) -> HttpResponse:
    """Occupations and skills by a word or a code."""
    words = request.GET.get("zoek", "")[:100]
    page = page_of(queries.search(request.actor, words), request)
    context = {"page": page, "words": words, "sources": queries.sources()}
    return render(request, "frameworks/search.html", context)
