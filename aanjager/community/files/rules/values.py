"""One cell at a time: what the text in it means, or the sentence that says why it means nothing."""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from aanjager.community.files.choices import LANGUAGES, MONTHS, NO, YES
from aanjager.kernel import text as words
from aanjager.kernel.refusals import Refused

ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
DAY_FIRST = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,].*)?$")
MONTH_NAMED = re.compile(r"^([a-z]+)\.? (\d{1,2}),? (\d{4})$")
DAY_MONTH_NAMED = re.compile(r"^(\d{1,2}) ([a-z]+)\.? (\d{4})$")
POSTCODE = re.compile(r"^([1-9][0-9]{3}) ?([A-Za-z]{2})?$")
DEGREES = re.compile(r"\(?(-?\d{1,3}\.\d+)\s*,\s*(-?\d{1,3}\.\d+)\)?\s*$")
PHONE = re.compile(r"^\+?[\d ()/.-]{8,20}$")


def short(value: str, length: int = 40) -> str:
    """Return the start of a value, to name it in a sentence."""
    return value if len(value) <= length else f"{value[: length - 1]}…"


@lru_cache(maxsize=4096)
def day(value: str, label: str) -> date | None:
    """Read a day: 2026-03-02, 2-3-2026, 2 maart 2026 or March 02 2026; empty is no day."""
    loose = words.folded(value)
    if not loose:
        return None
    for pattern, order in (
        (ISO, "ymd"),
        (DAY_FIRST, "dmy"),
        (MONTH_NAMED, "mdy"),
        (DAY_MONTH_NAMED, "dmy"),
    ):
        if found := pattern.match(loose):
            parts = dict(zip(order, found.groups(), strict=True))
            month = parts["m"]
            try:
                return date(
                    int(parts["y"]),
                    int(month) if month.isdigit() else MONTHS[month],
                    int(parts["d"]),
                )
            except (ValueError, KeyError):
                break
    raise Refused(
        _("“%(value)s” bij %(field)s is geen datum. Schrijf het als 31-12-2026.")
        % {"value": short(value), "field": label}
    )


def shifted(value: date, years: int) -> date:
    """Return the same day so many years later; 29 February becomes the 28th where it must."""
    try:
        return value.replace(year=value.year + years)
    except ValueError:
        return (value - timedelta(days=1)).replace(year=value.year + years)


def number(value: str, label: str, *, most: int = 9_999) -> Decimal | None:
    """Read a number, with a comma or a point; empty is none."""
    loose = value.strip().replace(",", ".")
    if not loose:
        return None
    try:
        found = Decimal(loose)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or found < 0:
        raise Refused(
            _("“%(value)s” bij %(field)s is geen getal.") % {"value": short(value), "field": label}
        )
    if found > most:
        raise Refused(
            _("%(value)s bij %(field)s is meer dan %(most)s. Dat kan niet kloppen.")
            % {"value": short(value), "field": label, "most": most}
        )
    return found


def whole(value: str, label: str, *, most: int = 9_999) -> int | None:
    """Read a whole number; `10.0` is ten."""
    found = number(value, label, most=most)
    return None if found is None else int(found)


def yes_or_no(value: str) -> bool | None:
    """Read yes or no; anything else, also nothing, is neither."""
    loose = words.folded(value)
    if loose in YES:
        return True
    return False if loose in NO else None


def postcode(value: str) -> str:
    """Return a Dutch postcode as 1234AB or 1234; empty when it is none."""
    found = POSTCODE.match(value.strip())
    return f"{found[1]}{(found[2] or '').upper()}" if found else ""


def degrees(value: str) -> tuple[str, tuple[float, float] | None]:
    """Split an address that ends in `(lat, lon)`: the address on one line, and the degrees."""
    found = DEGREES.search(value)
    address = re.sub(r"\s*\n\s*", ", ", DEGREES.sub("", value).strip()) if found else value
    return " ".join(address.split()).strip(" ,"), (
        float(found[1]),
        float(found[2]),
    ) if found else None


@lru_cache(maxsize=4096)
def email(value: str) -> str:
    """Return an address that mail can go to, in lower case; empty when it is none."""
    loose = value.strip().lower().removeprefix("mailto:")
    try:
        validate_email(loose)
    except ValidationError:
        return ""
    return loose if len(loose) <= 254 else ""


def phone(value: str) -> str:
    """Return a telephone number; empty when it is none."""
    loose = value.strip()
    return loose[:30] if PHONE.match(loose) and sum(c.isdigit() for c in loose) >= 8 else ""


def languages(value: str) -> list[str]:
    """Return the codes of the languages named in a cell; what we do not know is left out."""
    found = [words.folded(part) for part in re.split(r"[;,/|]| en | and ", value) if part.strip()]
    codes = [LANGUAGES.get(it) or (it if it in set(LANGUAGES.values()) else "") for it in found]
    return sorted({code for code in codes if code})


def line(value: str, length: int) -> str:
    """Return a text on one line without HTML, cut off at a word when it is too long."""
    bare = " ".join(plain(value).split())
    if len(bare) <= length:
        return bare
    return f"{bare[: length - 1].rsplit(' ', 1)[0].rstrip(' ,;:-') or bare[: length - 1]}…"


def plain(value: str) -> str:
    """Return a text without HTML; line breaks stay where there was none."""
    if "<" not in value and "&" not in value:
        return value.strip()
    return words.plain(value)


def brief(value: str, length: int = 300) -> str:
    """Return the first sentences of a text that fit."""
    bare = " ".join(value.split())
    if len(bare) <= length:
        return bare
    kept = ""
    for sentence in re.split(r"(?<=[.!?]) ", bare):
        if len(kept) + len(sentence) + 1 > length:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or line(bare, length)
