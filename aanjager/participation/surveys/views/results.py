"""What was released: the same page and the same paper for everybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from aanjager.kernel import paper
from aanjager.kernel.pages import Request, page_of
from aanjager.participation.surveys import queries


@require_safe
def overview(request: Request) -> HttpResponse:
    """The surveys of which figures were released here."""
    page = page_of(queries.published(request.centre or None), request)
    return render(request, "surveys/published.html", {"page": page})


@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """The figures of one wave."""
    found = queries.results_of(request.centre or None, pk)
    return render(request, "surveys/results.html", {"found": found, "it": found.wave})


@require_safe
def pdf(request: Request, pk: int) -> HttpResponse:
    """The figures of one wave as a paper."""
    found = queries.results_of(request.centre or None, pk)
    made = paper.pdf(queries.results_paper(found, now()))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="onderzoek-{pk}.pdf"'
    return answer
