"""The same facts for calendars and feed readers."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localtime, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aanjager.assembly.meetings import queries
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.pages import Request
from aanjager.kernel.text import plain

MOST = 50


def _file(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


@require_safe
def date(request: Request, pk: int) -> HttpResponse:
    """One meeting for the calendar: its name stays, a change raises its number."""
    meeting = queries.one(request.actor, pk)
    event = queries.event(meeting, at=now())
    return _file(queries.calendar([event]), f"bijeenkomst-{meeting.pk}")


@require_safe
def all_dates(request: Request) -> HttpResponse:
    """Every public meeting to come, for a calendar that follows them."""
    found = queries.coming(ANONYMOUS, request.centre or None, now())[:MOST]
    at = now()
    text = queries.calendar([queries.event(it, at=at) for it in found])
    return _file(text, "bijeenkomsten")


@require_safe
def newest(request: Request) -> HttpResponse:
    """Public meetings to come, as an Atom feed."""
    feed = Atom1Feed(
        title=_("Bijeenkomsten van %(name)s")
        % {"name": request.centre.name if request.centre else "Aanjager"},
        link=request.build_absolute_uri(reverse("meetings:overview")),
        feed_url=request.build_absolute_uri(),
        description="",
        language=get_language(),
    )
    for it in queries.coming(ANONYMOUS, request.centre or None, now())[:MOST]:
        feed.add_item(
            it.title,
            queries.link(it, reverse("meetings:detail", args=[it.pk])),
            plain(it.purpose),
            unique_id=f"urn:uuid:{it.uid}",
            author_name=queries.organiser_name(it),
            pubdate=localtime(it.created_at),
            updateddate=localtime(it.created_at),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
