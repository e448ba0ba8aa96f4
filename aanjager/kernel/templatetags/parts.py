"""The small words that templates use; the larger components are templates in `parts/`."""

from datetime import date, datetime
from typing import Any

from django import template
from django.template.defaultfilters import date as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.kernel import text

register = template.Library()


@register.filter
def rich(value: str) -> SafeString:
    """Show a person's own text with its emphasis, lists and links."""
    return text.rich(value or "")


@register.filter
def km(metres: float | None) -> str:
    """Say a distance: below a kilometre in hundreds of metres, above it with one decimal."""
    if metres is None:
        return ""
    if metres < 950:
        return _("%(metres)s m") % {"metres": max(100, round(metres / 100) * 100)}
    km = f"{metres / 1000:.1f}" if metres < 9_950 else f"{metres / 1000:.0f}"
    return _("%(km)s km") % {"km": format_number(km)}


def format_number(number: str) -> str:
    """Return the number with the decimal sign of the language on screen."""
    from django.utils.formats import get_format

    return number.replace(".", str(get_format("DECIMAL_SEPARATOR")))


@register.simple_tag
def moment(value: datetime | date | None) -> str:
    """Say a day or moment in words near today, exact on hover and for machines."""
    if value is None:
        return ""
    local = localtime(value) if isinstance(value, datetime) else value
    day = local.date() if isinstance(local, datetime) else local
    exact = format_date(local, "j F Y, H.i" if isinstance(local, datetime) else "j F Y")
    words = _near(day) or format_date(day, "j M" if day.year == localtime().year else "j M Y")
    if isinstance(local, datetime) and abs((day - localtime().date()).days) <= 1:
        words = _("%(day)s, %(time)s uur") % {"day": words, "time": format_date(local, "H.i")}
    return format_html('<time datetime="{}" title="{}">{}</time>', local.isoformat(), exact, words)


def _near(day: date) -> str:
    names = {
        -2: _("eergisteren"),
        -1: _("gisteren"),
        0: _("vandaag"),
        1: _("morgen"),
        2: _("overmorgen"),
    }
    return names.get((day - localtime().date()).days, "")


@register.simple_tag(takes_context=True)
def address_with(context: Any, **changes: Any) -> str:
    """Return this page's query string with some values changed; an empty value takes it out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return f"?{query.urlencode()}"
