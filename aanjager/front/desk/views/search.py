from django.http import HttpResponse
from django.views.decorators.http import require_safe

from aanjager.front.desk.queries import search as finding
from aanjager.front.desk.views.door import DeskRequest, at_desk
from aanjager.kernel.pages import show


@require_safe
@at_desk
def search(request: DeskRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:100]
    found = finding.anything(request.actor, request.desk, text)
    count = sum(len(hits) for hits in found.values())
    context = {"found": found, "text": text, "count": count, "each": finding.EACH}
    return show(request, "desk/search.html", context, partial="results")
