"""The articles for everybody: a list with search, and one article with its numbers and sources."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from aanjager.advice.articles import queries
from aanjager.advice.articles.choices import is_no_advice, subjects
from aanjager.advice.finding import queries as finding
from aanjager.kernel.pages import Request, chosen, page_of, show

MOST_FOUND = 20


@require_safe
def overview(request: Request) -> HttpResponse:
    """Every article by title, or the nearest to what was typed."""
    centre = request.centre or None
    typed = request.GET.get("q", "")[:200].strip()
    about = chosen(request, "onderwerp", dict(subjects()))
    said = ""
    if typed:
        is_exact = "precies" in request.GET
        found, said = queries.search(centre, typed, number=MOST_FOUND, is_exact=is_exact)
        found = [it for it in found if not about or it.subject == about]
        page = page_of(found, request, MOST_FOUND)
    else:
        page = page_of(queries.for_everybody(centre, about), request)
    context = {"page": page, "typed": typed, "said": said, "about": about, "subjects": subjects()}
    context["guides"] = finding.guides(centre, said or typed) if typed else []
    return show(request, "articles/overview.html", context, partial="results")


@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One article, with the numbers of the law that hold today and where they come from."""
    it = queries.one(request.actor, request.centre or None, pk)
    today = localdate()
    context = {
        "it": it,
        "filled": queries.filled(it.text, on=today),
        "is_no_advice": is_no_advice(it.subject),
        "is_stale": it.review_on <= today,
        "today": today,
    }
    return render(request, "articles/detail.html", context)
