"""The same facts for calendars and feed readers."""

from datetime import UTC, datetime, time, timedelta

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import get_default_timezone, localtime, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from aanjager.community.centres import queries as centres
from aanjager.exchange.opportunities import queries
from aanjager.kernel.pages import Request
from aanjager.kernel.text import plain

NEWEST = 50


@require_safe
def calendar(request: Request, pk: int) -> HttpResponse:
    """A task with a day, for the calendar: its address stays the same, a change raises its number."""
    it = queries.detail(request.actor, pk)
    if it.starts_on is None:
        raise Http404
    event = Event()
    event.add("uid", f"opportunity-{it.pk}@aanjager")
    event.add("sequence", it.version)
    event.add("dtstamp", now().astimezone(UTC))
    event.add("summary", it.title)
    event.add("description", plain(it.in_brief))
    event.add("location", ", ".join(part for part in (it.address, it.postcode) if part))
    path = reverse("opportunities:detail", args=[it.pk])
    event.add("url", centres.link(it.centre, path))
    last = it.ends_on or it.starts_on
    zone = get_default_timezone()
    if it.starts_at:
        event.add("dtstart", datetime.combine(it.starts_on, it.starts_at, zone))
        event.add("dtend", datetime.combine(last, it.ends_at or _hour_later(it.starts_at), zone))
    else:
        event.add("dtstart", it.starts_on)
        event.add("dtend", last + timedelta(days=1))
    book = Calendar()
    book.add("prodid", "-//Aanjager//NL")
    book.add("version", "2.0")
    book.add_component(event)
    book.add_missing_timezones()
    response = HttpResponse(book.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="vacature-{it.pk}.ics"'
    return response


def _hour_later(start: time) -> time:
    return time(min(start.hour + 1, 23), start.minute if start.hour < 23 else 59)


@require_safe
def newest(request: Request) -> HttpResponse:
    """The newest opportunities of the centre whose door was used, or of all, as an Atom feed."""
    centre = request.centre or None
    feed = Atom1Feed(
        title=_("Nieuw bij %(name)s") % {"name": centre.name if centre else "Aanjager"},
        link=request.build_absolute_uri("/vacatures/"),
        feed_url=request.build_absolute_uri(),
        description="",
        language=get_language(),
    )
    for it in queries.newest(centre)[:NEWEST]:
        address = request.build_absolute_uri(reverse("opportunities:detail", args=[it.pk]))
        feed.add_item(
            it.title,
            address,
            plain(it.in_brief),
            unique_id=f"tag:aanjager,{it.published_at:%Y-%m-%d}:opportunity-{it.pk}",
            author_name=it.organisation.name,
            pubdate=localtime(it.published_at),
            updateddate=localtime(it.published_at),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
