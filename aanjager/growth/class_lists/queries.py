"""The class list that a school brings, row by row with what is wrong; and how everybody of a class stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from aanjager.community.people.models import Person
from aanjager.growth.class_lists.choices import ALSO, COLUMNS, FIRST, MOST_PUPILS
from aanjager.growth.internships.models import Group, Internship, Pupil
from aanjager.growth.working_time.rules import age_on
from aanjager.kernel import sheets
from aanjager.kernel.actor import Actor
from aanjager.trust.accounts.models import User

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
    heads = [_column(name) for name in table.header]
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
    unread = [name for name in table.header if _column(name) not in COLUMNS]
    return Report(_of_pupils(rows, group), unread)


def _column(name: str) -> str:
    """What we call a column, whatever the file calls it."""
    said = name.strip().lower()
    return ALSO.get(said, said)


def _of_pupils(rows: Sequence[PupilRow], group: Group) -> list[PupilRow]:
    """Refuse an address that is already of somebody, unless that is a pupil of this school or as old.

    The sentence is the same whoever it is: a class list does not tell who has an account.
    """
    emails = [it.values["e-mail"] for it in rows]
    at_school = Pupil.objects.filter(group__school=group.school_id, email__in=emails)
    pupils = set(at_school.values_list("email", flat=True))
    years = _years_of(emails)
    return [
        replace(it, fault=_("Dit adres kan niet. Vraag de leerling om een eigen e-mailadres."))
        if not it.fault
        and it.values["e-mail"] not in pupils
        and it.born_on
        and years.get(it.values["e-mail"], it.born_on.year) != it.born_on.year
        else it
        for it in rows
    ]


def _years_of(emails: Sequence[str]) -> dict[str, int | None]:
    """The year of birth behind each address that is already of somebody, as far as it was told."""
    found: dict[str, int | None] = dict.fromkeys(
        map(str.lower, User.objects.filter(email__in=emails).values_list("email", flat=True))
    )
    people = Person.objects.filter(Q(user__email__in=emails) | Q(email__in=emails), erased_at=None)
    for it in people.select_related("user").order_by("pk"):
        for address in {it.email.lower(), it.user.email.lower() if it.user else ""} & set(emails):
            found[address] = found.get(address) or it.birth_year
    return found


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
    track = group.track
    if age_on(born_on, group.ends_on) < track.age_min:
        known = {"age": track.age_min}
        return _("Dit traject is vanaf %(age)s jaar. Klopt de geboortedatum?") % known
    if track.age_max and age_on(born_on, group.starts_on) > track.age_max:
        known = {"age": track.age_max}
        return _("Dit traject is tot en met %(age)s jaar. Klopt de geboortedatum?") % known
    return ""


def _day(text: str) -> date | None:
    for form in FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def pupil(actor: Actor, pk: int) -> Pupil:
    """One pupil for who looks after the class; else 404."""
    found = Pupil.objects.filter(group__in=Group.objects.visible_to(actor)).exclude(email="")
    return get_object_or_404(found.select_related("group__school"), pk=pk)


def has_asked(it: Pupil) -> bool:
    """Whether a pupil ever asked for a place."""
    return it.internships.exists()


@dataclass(frozen=True)
class Line:
    """How one pupil stands: the internship that runs, the minutes confirmed, and in words what is next."""

    pupil: Pupil
    internship: Any
    minutes: int
    code: str
    is_behind: bool


def overview(it: Group, on: date) -> list[Line]:
    """Everybody of a class with the internship that runs: who needs the school first, then by name."""
    running = Internship.objects.running().with_paper().select_related("opportunity", "provider")
    pupils = it.pupils.exclude(email="").order_by("name", "pk")
    found = pupils.prefetch_related(Prefetch("internships", running, to_attr="now"))
    lines = [_line(it, pupil, on) for pupil in found]
    return sorted(lines, key=lambda line: (FIRST.index(line.code), not line.is_behind))


def _line(it: Group, pupil: Any, on: date) -> Line:
    one = pupil.now[0] if pupil.now else None
    minutes = one.done if one else 0
    whole = (it.ends_on - it.starts_on).days
    part = min(max((on - it.starts_on).days / whole, 0), 1)
    code = one.stand if one else "none"
    is_behind = code == "busy" and minutes < it.hours * 60 * part
    return Line(pupil, one, minutes, code, is_behind)


def busy(lines: Sequence[Line]) -> int:
    """How many have an application or a place that is not finished."""
    return sum(line.code not in {"none", "done"} for line in lines)


def without_place(it: Group) -> list[Pupil]:
    """Who of a class has no application that runs."""
    taken = Internship.objects.running().values("pupil")
    return list(it.pupils.exclude(email="").exclude(pk__in=taken).order_by("name", "pk"))


def results(it: Group, on: date) -> list[list[object]]:
    """The results of a class as rows for the school's own system."""
    rows = []
    for line in overview(it, on):
        one = line.internship
        rows.append(
            [
                line.pupil.number,
                line.pupil.name,
                it.name,
                one.provider.name if one else "",
                one.opportunity.title if one else "",
                round(line.minutes / 60, 1),
                it.hours,
                one.get_verdict_display() if one else "",
                one.assessment if one else "",
                one.reflection if one else "",
            ]
        )
    return rows
