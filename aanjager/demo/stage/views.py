from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from aanjager.demo.stage import queries
from aanjager.kernel.pages import Request, page_of


@require_safe
def post(request: Request) -> HttpResponse:
    """The letters of the demonstration, as the invented people would get them."""
    found = queries.letters(to=request.GET.get("aan", ""))
    return render(request, "demo/post.html", {"page": page_of(found, request)})


@require_safe
def letter(request: Request, pk: int) -> HttpResponse:
    """One letter, as it would be read."""
    return render(
        request, "demo/letter.html", {"letter": get_object_or_404(queries.letters(), pk=pk)}
    )
