"""Allowances in words: which limits they pass, and where each number was read."""

# ruff: noqa: E501 - sentences read better with a row on a line

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanjager.advice.allowances.rules import Limits, Paid, Passed, passed
from aanjager.kernel.money import euros
from aanjager.trust.law import queries as law
from aanjager.trust.law.models import LawValue

KEY = "volunteer_allowance_per_{}"


@dataclass(frozen=True)
class Warning:
    """One limit of the law that was passed, in words, with where the number was read."""

    words: str
    source: str = ""
    checked_on: date | None = None


def warnings(paid: list[Paid], birth_year: int | None = None) -> list[Warning]:
    """What the allowances of one person come to against the limits of the law, everything added up."""
    values = {year: _values(year, birth_year) for year in {it.on.year for it in paid}}
    limits = {year: Limits(*(_cents(found.get(k)) for k in ("hour", "month", "year")))
              for year, found in values.items()}  # fmt: skip
    return [_in_words(it, values[it.on.year]) for it in passed(paid, limits)]


def _values(year: int, born: int | None) -> dict[str, LawValue]:
    """The limits of a year; the lower hour limit for who is below the age of the law."""
    held = {it.key: it for it in law.holding(date(year, 12, 31))}
    young_under = held.get("volunteer_allowance_young_under_age")
    is_young = bool(born and young_under and year - born < young_under.value)
    keys = {"hour": "hour_young" if is_young else "hour", "month": "month", "year": "year"}
    return {name: held[KEY.format(key)] for name, key in keys.items() if KEY.format(key) in held}


def _cents(value: LawValue | None) -> int | None:
    return int(value.value * 100) if value else None


def _in_words(it: Passed, values: dict[str, LawValue]) -> Warning:
    facts = {"paid": euros(it.cents), "limit": euros(it.limit), "year": it.on.year,
             "day": date_format(it.on, "j F Y"), "month": date_format(it.on, "F Y")}  # fmt: skip
    said = {
        "hour": _("Op %(day)s komt de vergoeding op € %(paid)s per uur; de grens is € %(limit)s. Meer kan alleen als de organisatie het kan uitleggen."),
        "month": _("In %(month)s komen vergoeding en onkosten samen op € %(paid)s; de grens is € %(limit)s per maand."),
        "year": _("In %(year)s komen vergoeding en onkosten samen op € %(paid)s; de grens is € %(limit)s per jaar. Boven de grens is alles belast."),
        "unknown": _("Voor %(year)s kennen we de grenzen nog niet. Kijk op belastingdienst.nl."),
    }[it.code] % facts  # fmt: skip
    value = values.get(it.code)
    return Warning(said, value.source if value else "", value.checked_on if value else None)
