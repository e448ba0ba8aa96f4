from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aanjager.front.desk.choices import PERIODS, SECTOR_DESK, SECTOR_ONLINE
from aanjager.front.desk.queries import figures as counting
from aanjager.front.desk.views.door import SIGN_IN, DeskRequest, at_desk
from aanjager.kernel import sheets


def counted(request: DeskRequest) -> dict[str, Any]:
    """Return all numbers of the page, for the period that was asked."""
    at = now()
    when = counting.period(request.GET.get("periode", ""), at)
    return {
        "period": when,
        "channels": counting.of_placements(request.actor, request.desk, when, at),
        "opportunities": counting.of_opportunities(request.actor, request.desk),
        "people": counting.of_people(request.actor, request.desk, when),
    }


@require_safe
@at_desk
def figures(request: DeskRequest) -> HttpResponse:
    found = counted(request)
    online, desk = found["channels"]["online"], found["channels"]["desk"]
    success = [
        (_("Online"), online.success_share, SECTOR_ONLINE),
        (_("Aan de balie"), desk.success_share, SECTOR_DESK),
    ]
    context = {**found, "periods": PERIODS, "online": online, "desk": desk, "success": success}
    return render(request, "desk/figures.html", context)


@require_safe
@at_desk
def sheet(request: DeskRequest) -> StreamingHttpResponse:
    found = counted(request)
    rows: list[list[Any]] = []
    for channel in found["channels"].values():
        for name in (
            "reactions",
            "judged",
            "in_term",
            "median_days",
            "started",
            "due",
            "succeeded",
            "unknown",
        ):
            value = getattr(channel, name)
            rows.append(["reacties", channel.code, name, "" if value is None else value])
    rows += [["vacatures", "", name, n] for name, n in found["opportunities"]]
    rows += [["mensen", "", name, n] for name, n in found["people"]]
    lines = sheets.csv_lines(["onderwerp", "weg", "wat", "aantal"], rows)
    answer = StreamingHttpResponse(lines, content_type="text/csv")
    answer["Content-Disposition"] = f'attachment; filename="cijfers-{found["period"].first}.csv"'
    return answer


@require_safe
def network(request: DeskRequest) -> HttpResponse:
    """All centres with their figures and without persons, for the association."""
    if not request.actor.is_signed_in:
        return redirect_to_login(request.get_full_path(), SIGN_IN)
    if not request.actor.is_association:
        raise Http404
    at = now()
    when = counting.period(request.GET.get("periode", ""), at)
    found = counting.of_network(request.actor, when, at)
    context = {"centres": found, "period": when, "periods": PERIODS}
    return render(request, "desk/network.html", context)
