"""The register itself: one definition gives both the rows of a measure and its number."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import (
    Aggregate,
    Count,
    DateField,
    DecimalField,
    F,
    IntegerField,
    Q,
    QuerySet,
    Sum,
)
from django.db.models.functions import Cast, Floor, TruncMonth
from django.utils import translation
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.places.models import Area
from aanjager.kernel import release
from aanjager.partnership.measures.choices import GROUPINGS, PLACED

NAMELESS = _("een rij zonder naam")


@dataclass(frozen=True)
class Measure:
    """One thing that is counted: a name, a definition in one sentence, a unit, and where its rows are.

    `base` gives all rows of all centres and times; `centre`, `day` and `area` lead from a row to its
    centre, the day on which it counts, and the area in which it plays, if it has one.
    `of_people` says that a small number could point at somebody; `label` leads to what staff call it.
    A measure that `adds` sums that field of its rows, of which `parts` make one, in whole ones a
    month; `who` leads to whom a row is of, for what one person did can stand in many rows.
    """

    code: str
    name: Any
    definition: Any
    unit: Any
    base: Callable[[], QuerySet[Any]]
    day: str
    centre: str = "centre"
    area: str = ""
    of_people: bool = False
    on_date: bool = False
    label: str = ""
    adds: str = ""
    parts: int = 1
    who: str = ""

    @property
    def counts(self) -> Aggregate | Cast:
        """The number of rows, or the whole ones of their sum."""
        if not self.adds:
            return Count("pk")
        summed = Sum(self.adds, output_field=DecimalField(max_digits=12, decimal_places=2))
        return Cast(Floor(summed / self.parts), IntegerField())


REGISTER: dict[str, Measure] = {}


def add(*measures: Measure) -> None:
    """Put measures in the register; a floor above adds its own when it starts. Twice is once."""
    for it in measures:
        if it.code not in PLACED:
            raise ValueError(f"{it.code=}: expected a place in the groupings of measures.choices")
        REGISTER[it.code] = it


def measures() -> list[Measure]:
    """Every measure, in the order in which they are grouped."""
    return [REGISTER[code] for code in PLACED if code in REGISTER]


def known(code: str) -> bool:
    """Whether the register holds this measure."""
    return code in REGISTER


def of(code: str) -> Measure:
    """Return one measure."""
    return REGISTER[code]


def definition(code: str) -> str:
    """What it counts, in one sentence."""
    return str(REGISTER[code].definition)


def grouped(grouping: str) -> list[tuple[str, str, list[Measure]]]:
    """The measures by the groups of one grouping: code of the group, its name, its measures."""
    which = list(GROUPINGS).index(grouping)
    names = GROUPINGS[grouping][1]
    return [
        (group, str(name), [it for it in measures() if PLACED[it.code][which] == group])
        for group, name in names.items()
    ]


def rows(
    code: str, centre: Centre | None, first: date, last: date, area: Area | None = None
) -> QuerySet[Any]:
    """The rows behind a number: of a centre (or of all), on days of the period, in an area if asked.

    The number of a measure is the number of these rows, so that who opens it finds exactly them.
    """
    it = REGISTER[code]
    found = _in_area(it, it.base(), area)
    if centre:
        found = found.filter(**{it.centre: centre})
    start, after = _bounds(it, first, last)
    return found.filter(**{f"{it.day}__gte": start, f"{it.day}__lt": after}).order_by("pk")


def by_month(code: str, first: date, last: date, area: Area | None = None) -> QuerySet[Any]:
    """The same rows of all centres by centre and month: (centre, month, number), how many or their sum."""
    it = REGISTER[code]
    found = rows(code, None, first, last, area).order_by()
    month = TruncMonth(it.day, output_field=DateField())
    counted = found.annotate(of_centre=F(f"{it.centre}_id"), month=month)
    return counted.values("of_centre", "month").annotate(n=it.counts).values_list(
        "of_centre", "month", "n"
    )  # fmt: skip


def number(
    code: str, centre: Centre | None, first: date, last: date, area: Area | None = None
) -> int:
    """The number of a measure: how many rows there are, or their sum, month by month."""
    if not REGISTER[code].adds:
        return rows(code, centre, first, last, area).count()
    found = by_month(code, first, last, area)
    if centre:
        found = found.filter(of_centre=centre.pk)
    return sum(n for _of, _month, n in found)


def units(code: str, found: QuerySet[Any]) -> tuple[str, frozenset[int]]:
    """What the release checker compares: the table and keys of the rows, or of whom they are."""
    it = REGISTER[code]
    table = str(found.model._meta.label)
    key = it.who or "pk"
    return (f"{table} {key}" if it.who else table), frozenset(found.values_list(key, flat=True))


def is_of_one_or_two(code: str, found: QuerySet[Any]) -> bool:
    """Whether one person or two make up nearly the whole of a sum, by the rule for amounts."""
    it = REGISTER[code]
    if not it.adds or not it.who:
        return False
    added = found.order_by().values_list(it.who).annotate(n=Sum(it.adds))
    of_each = {unit: int(100 * amount) for unit, amount in added if amount}
    return bool(of_each and release.unfit_amount(of_each)(frozenset(of_each)))


def _in_area(it: Measure, found: QuerySet[Any], area: Area | None) -> QuerySet[Any]:
    if area is None:
        return found
    if not it.area:
        raise ValueError(f"{it.code=} has no area: expected a measure that plays in one")
    lies_in = {f"{it.area}__ancestor_ids__contains": [area.pk]}
    return found.filter(Q(**{it.area: area}) | Q(**lies_in))


def _bounds(it: Measure, first: date, last: date) -> tuple[Any, Any]:
    after = last + timedelta(days=1)
    if it.on_date:
        return first, after
    return make_aware(datetime.combine(first, time.min)), make_aware(
        datetime.combine(after, time.min)
    )


@dataclass(frozen=True)
class Named:
    """One row behind a number, as staff read it: its number, its day, what it is called, and of a sum
    how much it adds.
    """

    pk: int
    on: date
    name: str
    amount: Decimal | None = None


def named(code: str, found: QuerySet[Any]) -> list[Named]:
    """Rows of a measure with their day and name, in one statement."""
    it = REGISTER[code]
    label = it.label or "pk"
    return [
        Named(
            pk, localtime(day).date() if isinstance(day, datetime) else day, _name(it, name),
            Decimal(amount) / it.parts if it.adds else None,
        )
        for pk, day, name, amount in found.values_list("pk", it.day, label, it.adds or "pk")
    ]  # fmt: skip


def _name(it: Measure, name: Any) -> str:
    return str(name or NAMELESS) if it.label else f"{it.name} {name}"


@cache
def _in_every_language(code: str) -> frozenset[str]:
    """Every way in which the register itself says the name, definition and unit of a measure."""
    found: set[str] = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            it = REGISTER[code]
            found |= {str(it.name), str(it.definition), str(it.unit)}
    return frozenset(found)


def in_words_of_page(code: str, part: str, words: str) -> str:
    """What was written down of a measure (its `name`, `definition` or `unit`), for who reads now.

    Words that are the register's own are said in the language of the page; own words stay.
    """
    if code not in REGISTER or words not in _in_every_language(code):
        return words
    return str(getattr(REGISTER[code], part))
