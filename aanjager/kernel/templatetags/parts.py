"""The small words that templates use; the larger components are templates in `parts/`."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_plus, urlencode

from django import template
from django.template.defaultfilters import date as format_date
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.formats import number_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanjager.kernel import text
from aanjager.kernel.money import euros

register = template.Library()
TYPED = "\0"  # stands where a typed answer goes; no text on a page holds it
WHEN = {"weekday_day", "weekday_evening", "saturday", "sunday"}


@register.filter
def rich(value: str) -> SafeString:
    """Show a person's own text with its emphasis, lists and links."""
    return text.rich(value or "")


@register.filter
def linked(value: str) -> SafeString:
    """Show a plain line, such as a source, with its web addresses as links."""
    return text.linked(value or "")


@register.filter
def commas(words: list[str]) -> str:
    """Names in a row, with the comma of the language on screen."""
    return text.commas(words)


@register.filter
def km(metres: float | None) -> str:
    """Say a distance: below a kilometre in hundreds of metres, above it with one decimal."""
    if metres is None:
        return ""
    return distance(metres, get_language())


def distance(metres: float, language: str | None) -> str:
    """Say a distance when the language on screen is at hand."""
    if metres < 950:
        return _distance(str(max(100, round(metres / 100) * 100)), True, language)
    rounded = f"{metres / 1000:.1f}" if metres < 9_950 else f"{metres / 1000:.0f}"
    return _distance(rounded, False, language)


@lru_cache(maxsize=1024)
def _distance(rounded: str, is_metres: bool, language: str | None) -> str:
    """Say a rounded distance in the language on screen; remembered, for a page says many."""
    if is_metres:
        return _("%(metres)s m") % {"metres": rounded}
    return _("%(km)s km") % {"km": format_number(rounded)}


def format_number(number: str) -> str:
    """Return the number with the decimal sign of the language on screen."""
    from django.utils.formats import get_format

    return number.replace(".", str(get_format("DECIMAL_SEPARATOR")))


@register.filter
def number(value: int | float | Decimal) -> str:
    """Show a number with its thousands apart and the decimal sign of the language on screen."""
    plain = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return number_format(plain, use_l10n=True, force_grouping=True)


@register.simple_tag
def moment(value: datetime | date | None) -> str:
    """Say a day or moment in words near today, exact on hover and for machines."""
    if value is None:
        return ""
    return _moment(value, localtime().date(), get_language())


@lru_cache(maxsize=4096, typed=True)  # typed: a day is not the midnight that begins it
def _moment(value: datetime | date, today: date, language: str | None) -> str:
    """Say it as it is said today in the language on screen."""
    local = localtime(value) if isinstance(value, datetime) else value
    day = local.date() if isinstance(local, datetime) else local
    exact = format_date(local, "j F Y, H.i" if isinstance(local, datetime) else "j F Y")
    month = "b" if language == "nl" else "M"  # Dutch writes months small
    this_year = day.year == today.year
    words = _near((day - today).days) or format_date(
        day, f"j {month}" if this_year else f"j {month} Y"
    )
    if isinstance(local, datetime) and abs((day - today).days) <= 1:
        words = _("%(day)s, %(time)s uur") % {"day": words, "time": format_date(local, "H.i")}
    return format_html('<time datetime="{}" title="{}">{}</time>', local.isoformat(), exact, words)


@register.filter
def short_day(value: date | datetime | None) -> str:
    """A day in a table: 9 feb 2027, in English 9 Feb 2027."""
    local = localtime(value) if isinstance(value, datetime) else value
    return format_date(local, "j b Y" if get_language() == "nl" else "j M Y") if local else ""


@register.filter
def before(value: datetime | None, at: datetime) -> bool:
    """Whether this moment has passed; no moment has not."""
    return value is not None and value < at


def _near(days: int) -> str:
    names = {
        -2: _("eergisteren"),
        -1: _("gisteren"),
        0: _("vandaag"),
        1: _("morgen"),
        2: _("overmorgen"),
    }
    return names.get(days, "")


@register.simple_tag(takes_context=True)
def address_with(context: Any, **changes: Any) -> str:
    """Return this page's query string with some values changed; an empty value takes it out."""
    given = context["request"].META["QUERY_STRING"]
    if not given.isascii():  # no browser writes an address so
        given = context["request"].GET.urlencode()
    kept = [pair for pair in given.split("&") if pair and _name_of(pair) not in changes]
    added = {name: value for name, value in changes.items() if value not in (None, "")}
    return "?" + "&".join([*kept, *([urlencode(added)] if added else [])])


def _name_of(pair: str) -> str:
    """Return the name in `name=value` of an address."""
    return unquote_plus(pair.partition("=")[0])


@register.simple_tag(takes_context=True)
def entry(context: Any, href: str, text: str, exact: bool = False) -> str | SafeString:
    """Show an entry of a navigation, marked when the visitor is there; without a page behind it, nothing."""
    if not _leads_somewhere(href):
        return ""
    path = context.get("here") or (context["request"].path if "request" in context else "")
    here = path == href or (not exact and path.startswith(href))
    return _entry(href, str(text), ("page" if path == href else "true") if here else "")


@register.simple_block_tag
def entries(content: str, title: str) -> str | SafeString:
    """Fold entries under their theme, open where the visitor is; a theme without entries stays away."""
    if "<li>" not in content:
        return ""
    is_open = mark_safe(" open") if "aria-current=" in content else ""
    return format_html(
        "<details{}><summary>{}</summary><ul>{}</ul></details>", is_open, title, content
    )


@lru_cache(maxsize=512, typed=True)  # typed: a text that is safe is not one that must be escaped
def _entry(href: str, text: str, current: str) -> SafeString:
    marked = format_html(' aria-current="{}"', current) if current else ""
    return format_html('<li><a href="{}"{}>{}</a></li>', href, marked, text)


@lru_cache(maxsize=256)
def _leads_somewhere(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


@register.inclusion_tag("parts/bars.html")
def bars(title: str, rows: Any, unit: str = "", goal: bool = False) -> dict[str, Any]:
    """Draw numbers as bars beside a table of the same numbers.

    A share (`unit` is %) fills its part of the bar; other numbers stand beside the highest of them. Each
    row is `(label, value)`, or with `goal` `(label, value, target)`.
    """
    rows = [(str(row[0]), row[1] or 0, row[2] if goal else None) for row in rows]
    highest = max((max(value, target or 0) for _label, value, target in rows), default=0) or 1
    most = max(highest, 100) if unit == "%" else highest  # a share is a part of the whole bar
    drawn = [
        {
            "label": label,
            "value": value,
            "target": target,
            "y": place * 46,
            "text_y": place * 46 + 14,
            "bar_y": place * 46 + 22,
            "width": round(400 * value / most),
            "target_x": round(400 * target / most) if target else None,
            "is_low": bool(target) and value < target,
        }
        for place, (label, value, target) in enumerate(rows)
    ]
    return {
        "title": title,
        "rows": drawn,
        "unit": unit,
        "goal": goal,
        "height": max(len(drawn) * 46, 1),
    }


@register.simple_tag
def finder(themes: Any, asked: dict[str, Any] | None = None) -> SafeString:
    """Ask the three questions, with what was answered so far: wat, waar, km, tijd, themas, wanneer.

    The form is remembered by what was ticked; what was typed is put in afterwards.
    """
    given = {name: value for name, value in (asked or {}).items() if value}
    themes = tuple((theme.code, theme.name) for theme in themes)
    before, between, after = _finder(
        get_language(),
        themes,
        given.get("km", "10"),
        given.get("tijd", ""),
        frozenset(given.get("themas", ())) & {code for code, _name in themes},
        frozenset(given.get("wanneer", ())) & WHEN,
    )
    wat, waar = escape(given.get("wat", "")), escape(given.get("waar", ""))
    return mark_safe("".join((before, wat, between, waar, after)))


@lru_cache(maxsize=512)
def _finder(
    language: str | None,
    themes: tuple[tuple[str, str], ...],
    km: str,
    tijd: str,
    themas: frozenset[str],
    wanneer: frozenset[str],
) -> list[str]:
    """Return the form in three pieces, cut where the two typed answers go; all it depends on is asked."""
    asked = {
        "wat": TYPED,
        "waar": TYPED,
        "km": km,
        "tijd": tijd,
        "themas": themas,
        "wanneer": wanneer,
    }
    return render_to_string("parts/finder.html", {"themes": themes, "asked": asked}).split(TYPED)


@register.filter
def of(said: dict[int, str] | None, key: int) -> str:
    """Return what is said beside this thing; nothing when nothing is."""
    return (said or {}).get(key, "")


@register.filter
def words(value: str) -> list[str]:
    """Return the words of a text, for a short list written in a template."""
    return value.split()


@register.filter
def money(cents: int | None) -> str:
    """Return cents as an amount of euros that stays on one line."""
    return f"€\N{NO-BREAK SPACE}{euros(cents or 0)}"


@register.filter
def digits(value: str) -> str:
    """Return a telephone number as a telephone reads it."""
    return "".join(sign for sign in value if sign.isdigit() or sign == "+")


@register.filter
def main_host(centre: Any) -> str:
    """Return the host at which a centre answers first; its addresses must be fetched already."""
    found = sorted(centre.addresses.all(), key=lambda it: (not it.is_main, it.host))
    return found[0].host if found else ""


@register.filter
def unbraced(value: Any) -> SafeString:
    """Show a text that may hold template signs, so that they can be told from signs left unrendered."""
    return mark_safe(escape(value).replace("{", "&#123;").replace("}", "&#125;"))
