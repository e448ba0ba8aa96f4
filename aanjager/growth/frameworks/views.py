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
    sources = queries.sources()
    names_esco = any("esco" in it.lower() for it in sources)
    context = {"page": page, "words": words, "sources": sources, "names_esco": names_esco}
    return render(request, "frameworks/search.html", context)
