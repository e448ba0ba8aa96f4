"""The class list that a school brings: row by row with what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from aanjager.growth.internships.choices import COLUMNS, MOST_PUPILS
from aanjager.growth.internships.models import Group
from aanjager.growth.working_time.rules import age_on
from aanjager.kernel import sheets

FORMS = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y")


@dataclass(frozen=True)
class PupilRow:
    """One row of a class list: what it says, or what is wrong with it."""

    number: int
    values: dict[str, str]
    born_on: date | None = None
    fault: str = ""
    is_known: bool = False


@dataclass(frozen=True)
class Report:
    """Every row of a file, and the columns that are not read."""

    rows: Sequence[PupilRow]
    unread: Sequence[str]

    @property
    def new(self) -> list[PupilRow]:
        """The rows that come in."""
        return [it for it in self.rows if not it.fault and not it.is_known]


def report_of(file: BinaryIO, group: Group) -> Report:
    """Read a class list and judge it row by row; changes nothing. `Unreadable` when it is no table."""
    table = sheets.open_table(file)
    heads = [name.strip().lower() for name in table.header]
    missing = [it for it in ("naam", "e-mail", "geboortedatum") if it not in heads]
    if missing:
        text = _("In het bestand staat geen kolom: %(what)s.") % {"what": ", ".join(missing)}
        raise sheets.Unreadable(text)
    taken = set(group.pupils.values_list("email", flat=True))
    seen: set[str] = set()
    rows: list[PupilRow] = []
    for row in table.rows():
        if len(rows) >= MOST_PUPILS:
            raise sheets.Unreadable(
                _("Dit zijn meer rijen dan één klas. Knip het bestand in klassen.")
            )
        values = {h: c for h, c in zip(heads, row.cells, strict=False) if h in COLUMNS}
        rows.append(_judged(row.number, values, row.fault, group, taken, seen))
    return Report(rows, [name for name in table.header if name.strip().lower() not in COLUMNS])


def _judged(
    number: int, values: dict[str, str], fault: str, group: Group, taken: set[str], seen: set[str]
) -> PupilRow:
    email = values.get("e-mail", "").lower()
    born_on = _day(values.get("geboortedatum", ""))
    fault = fault or _fault(values, email, born_on, group)
    if not fault and email in seen:
        fault = _("Dit e-mailadres staat twee keer in het bestand.")
    seen.add(email)
    return PupilRow(number, {**values, "e-mail": email}, born_on, fault, email in taken)


def _fault(values: dict[str, str], email: str, born_on: date | None, group: Group) -> str:
    if not values.get("naam"):
        return _("Er staat geen naam.")
    for address in (email, values.get("e-mail ouder", "") or email):
        try:
            validate_email(address)
        except ValidationError:
            return _("Dit is geen e-mailadres: %(what)s.") % {"what": address or "–"}
    if born_on is None:
        return _("De geboortedatum is niet te lezen. Schrijf haar als 31-12-2012.")
    track, age = group.track, age_on(born_on, group.ends_on)
    if age < track.age_min or (track.age_max and age > track.age_max):
        return _("De leeftijd past niet bij dit traject.")
    return ""


def _day(text: str) -> date | None:
    for form in FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None
