"""The balance of a centre, or of all together: every number of it in one statement."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.front.balance.choices import COLUMNS, FEWEST_SHOWN, REMEMBER_SECONDS
from aanjager.front.desk.queries.figures import Period
from aanjager.kernel.memory import pages
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.initiatives.models import Initiative
from aanjager.partnership.measures import queries as measures
from aanjager.partnership.measures.choices import GROUPINGS, SIDES
from aanjager.partnership.measures.queries import Measure

Found = dict[str, QuerySet[Any]]


@dataclass(frozen=True)
class Number:
    """One number as everybody may see it; `value` is None when it is about too few people."""

    counted: Measure
    value: int | None


@dataclass(frozen=True)
class Column:
    """One column: its code in files, its name on screen, its numbers."""

    code: str
    name: str
    numbers: list[Number]


@dataclass(frozen=True)
class Balance:
    """The four columns of a period, and who drives the initiatives of now."""

    columns: list[Column]
    modes: list[tuple[str, int]]

    @property
    def hides(self) -> bool:
        """Whether a number is about too few people to be shown."""
        return any(it.value is None for column in self.columns for it in column.numbers)


def chosen(slug: str) -> Centre | None:
    """Return the open centre that was asked for at the address of the network."""
    return centres.open_to_all().filter(slug=slug).first() if slug else None


def balance(centre: Centre | None, when: Period) -> Balance:
    """Return the balance of a centre, or of all together, as everybody may see it; one statement,
    remembered for five minutes.
    """
    key = f"balance:{centre.pk if centre else 0}:{when.first}:{when.last}"
    found: dict[str, int] | None = pages.get(key)
    if found is None:
        found = numbers(centre, when)
        pages.set(key, found, REMEMBER_SECONDS)
    names = GROUPINGS[SIDES][1]
    columns = [
        Column(side, str(names[side]), [_number(code, found[code]) for code in codes])
        for side, codes in COLUMNS.items()
    ]
    return Balance(columns, [(str(mode.label), found[mode]) for mode in Initiative.Mode])


def _number(code: str, value: int) -> Number:
    it = measures.of(code)
    return Number(it, _shown(it, value))


def _shown(it: Measure, value: int) -> int | None:
    return None if it.of_people and 0 < value < FEWEST_SHOWN else value


def numbers(centre: Centre | None, when: Period) -> dict[str, int]:
    """Return every number of the balance by its code, small ones too, and of every mode."""
    found = {**counted(centre, when), **initiatives.by_mode(centre)}
    parts = [_one(code, rows) for code, rows in found.items()]
    rows: Any = parts[0].union(*parts[1:], all=True)
    return {**dict.fromkeys(found, 0), **dict(rows)}


def _one(code: str, found: QuerySet[Any]) -> QuerySet[Any]:
    named = found.order_by().annotate(counted_as=Value(code)).values("counted_as")
    return named.annotate(number=Count("pk")).values_list("counted_as", "number")


def counted(centre: Centre | None, when: Period) -> Found:
    """Return the rows behind every number; what is counted happened on a day of the period."""
    codes = [code for column in COLUMNS.values() for code in column]
    return {code: measures.rows(code, centre, when.first, when.last) for code in codes}


def too_few() -> str:
    """Say what stands where a number would point at somebody."""
    return _("minder dan %(n)s") % {"n": FEWEST_SHOWN}


def header() -> list[str]:
    """The heads of the balance as a file."""
    return [_("onderdeel"), _("code"), _("wat"), _("aantal"), _("wat het is")]


def rows(found: Balance) -> list[list[Any]]:
    """The balance as rows of a file: the same numbers, hidden where the page hides them."""
    lines = [
        [column.name, it.counted.code, str(it.counted.name), _written(it), str(it.counted.definition)]
        for column in found.columns
        for it in column.numbers
    ]  # fmt: skip
    now = _("Initiatieven van nu die online staan en niet gestopt zijn.")
    return lines + [[_("Wie het trekt"), "mode", name, n, now] for name, n in found.modes]


def _written(it: Number) -> int | str:
    return too_few() if it.value is None else it.value


def facts(found: Balance, centre: Centre | None, when: Period) -> dict[str, Any]:
    """The balance as plain values for machines; a number of too few people is null, with the reason."""
    return {
        "centre": centre.name if centre else None,
        "first": when.first.isoformat(),
        "last": when.last.isoformat(),
        "columns": {column.code: [_fact(it) for it in column.numbers] for column in found.columns},
        "modes": [{"name": name, "value": n} for name, n in found.modes],
    }


def _fact(it: Number) -> dict[str, Any]:
    fact = {
        "code": it.counted.code,
        "name": str(it.counted.name),
        "value": it.value,
        "definition": str(it.counted.definition),
    }
    return fact if it.value is not None else {**fact, "hidden_because": too_few()}
