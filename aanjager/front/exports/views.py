"""Lists to take away: other pages link to `exports:take` with a list and a form."""

import logging

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.front.exports import queries
from aanjager.kernel.pages import Request
from aanjager.kernel.sheets import csv_lines, xlsx_file

log = logging.getLogger("aanjager.exports")
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
signed_in = login_required(login_url="/inloggen/")


@signed_in
@require_safe
def overview(request: Request) -> HttpResponse:
    """Which lists there are."""
    centre = desk_of(request)
    return render(request, "exports/overview.html", {"desk_centre": centre, "lists": queries.LISTS})


@signed_in
@require_safe
def take(request: Request, what: str, form: str) -> HttpResponseBase:
    """One list, as a file."""
    centre = desk_of(request)
    found = queries.taken_away(request.actor, centre, what)
    if found is None:
        raise Http404
    log.info("list.taken_away what=%s centre=%s actor=%s", what, centre.pk, request.actor.user_id)
    name = f"{what}-{centre.slug}.{form}"
    if form == "xlsx":
        file = xlsx_file(found.header, found.rows)
        return FileResponse(file, as_attachment=True, filename=name, content_type=SHEET)
    answer = StreamingHttpResponse(
        csv_lines(found.header, found.rows), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
