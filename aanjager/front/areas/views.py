"""Pages of areas, for everyone."""

from django.http import Http404, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from aanjager.community.places import queries as places
from aanjager.front.areas import queries
from aanjager.kernel.pages import Request, show


@require_safe
def start(request: Request) -> HttpResponse:
    """The area of the visited centre, or the country."""
    area = request.centre.area if request.centre else places.country()
    if area is None:
        return show(request, "areas/empty.html", {})
    return _page(request, area)


@require_safe
def detail(request: Request, word: str, code: str) -> HttpResponse:
    """One area, on any scale."""
    area = queries.find(word, code)
    if area is None:
        raise Http404
    return _page(request, area)


def _page(request: Request, area: queries.Area) -> HttpResponse:
    centre = request.centre or None
    page = queries.page_of(area, centre)
    context = {
        "page": page,
        "title": queries.title_of(page),
        "living": queries.living_in(area, centre, now(), has_days=page.action_days > 0),
    }
    return show(request, "areas/detail.html", context)
