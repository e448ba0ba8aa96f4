"""The desk: every opportunity of the centre, and the decision on what was sent in."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aanjager.exchange.opportunities import actions, queries
from aanjager.exchange.opportunities.choices import ORDER
from aanjager.kernel.pages import Request, chosen, page_of, show
from aanjager.kernel.sheets.writing import csv_lines
from aanjager.trust.bookmarks.middleware import keeps_bookmarks

signed_in = login_required(login_url="/inloggen/")


@require_safe
@signed_in
@keeps_bookmarks()
def overview(request: Request) -> HttpResponse | StreamingHttpResponse:
    """Search and filter what stands at one's centres, or take it along as a file."""
    if not request.actor.staff_of:
        raise Http404
    status, text = request.GET.get("staat", ""), request.GET.get("q", "").strip()
    order = chosen(request, "volgorde", ORDER)
    found = queries.desk(request.actor, status=status, text=text, order=order)
    if request.GET.get("als") == "csv":
        return as_csv(found)
    counts = queries.counts_of(queries.desk(request.actor, text=text))
    counted = sum(number for code, _name, number in counts if status in ("", code))
    context = {
        "counts": counts,
        "page": page_of(queries.in_rows(found), request, counted=counted),
        "appeals": queries.appeals(request.actor),
        "status": status,
        "text": text,
        "orders": ORDER,
        "order": order,
    }
    return show(request, "opportunities/desk.html", context, partial="results")


def as_csv(found: Any) -> StreamingHttpResponse:
    """The list as it was asked for, as a file."""
    header = [_("nummer"), _("titel"), _("organisatie"), _("staat"), _("soort"), _("plekken"),
              _("bezet"), _("online sinds"), _("online tot en met")]  # fmt: skip

    def rows() -> Iterator[list[Any]]:
        for it in found.iterator(1_000):
            since = localdate(it.published_at) if it.published_at else ""
            yield [it.pk, it.title, it.organisation.name, it.get_status_display(),
                   it.get_kind_display(), it.places, it.places_taken, since, it.open_until]  # fmt: skip

    response = StreamingHttpResponse(
        csv_lines(header, rows()), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="vacatures-{localdate()}.csv"'
    return response


@require_POST
@signed_in
def publish(request: Request, pk: int) -> HttpResponse:
    """Put it on line at once."""
    it = get_object_or_404(queries.desk(request.actor), pk=pk)
    actions.publish(it, by=request.actor, at=now())
    messages.success(request, _("De vacature staat online. De organisatie krijgt een brief."))
    return redirect("opportunities:own", it.organisation_id, pk)
