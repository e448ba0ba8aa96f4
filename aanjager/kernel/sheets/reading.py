"""Opens a file as a table, whatever its name says, or refuses it with one sentence."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from aanjager.kernel.refusals import Refused

MAX_BYTES = 100 * 1024 * 1024
MAX_ROWS = 250_000
MAX_COLUMNS = 200
MAX_CELL = 10_000  # characters

# Control signs, and signs that turn the direction of text around so that it reads as something else.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


class Unreadable(Refused):
    """The file as a whole cannot be read as a table; the text says what it is and what helps."""


@dataclass(frozen=True)
class Row:
    """One row as a sheet program numbers it (the header is row 1), or why it cannot be read."""

    number: int
    cells: list[str]
    fault: str = ""


@dataclass(frozen=True)
class Table:
    """A header with unique names, and its rows: each call of `rows` reads from the start again."""

    form: str
    header: list[str]
    found: str  # how it was read: encoding and separator, or the sheet
    rows: Callable[[], Iterator[Row]]


def open_table(file: BinaryIO) -> Table:
    """Return the table in a binary file that can be rewound; `Unreadable` when it is none."""
    from aanjager.kernel.sheets import separated, workbook

    start = _first_bytes(file)
    _refuse_other_kinds(start)
    if start.startswith(b"PK"):
        return workbook.open_workbook(file)
    return separated.open_separated(file)


def _first_bytes(file: BinaryIO) -> bytes:
    file.seek(0, 2)
    size = file.tell()
    if size > MAX_BYTES:
        raise Unreadable(
            _(
                "Het bestand is groter dan %(limit)s MB. Knip het in stukken en neem die één voor één over."
            )
            % {"limit": MAX_BYTES // 1024 // 1024}
        )
    file.seek(0)
    start = file.read(4096)
    file.seek(0)
    if not start.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise Unreadable(_("Het bestand is leeg."))
    return start


def _refuse_other_kinds(start: bytes) -> None:
    kinds = [
        (
            (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM6", b"RIFF"),
            _("Dit is een plaatje, geen tabel."),
        ),
        ((b"%PDF",), _("Dit is een pdf, geen tabel.")),
        (
            (b"\xd0\xcf\x11\xe0",),
            _(
                "Dit is een oud of beveiligd Excel-bestand. Bewaar het zonder wachtwoord als .xlsx of .csv."
            ),
        ),
        (
            (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ"),
            _("Dit is een ingepakt bestand. Pak het eerst uit."),
        ),
        ((b"MZ", b"\x7fELF"), _("Dit is een programma, geen tabel.")),
    ]
    for signs, sentence in kinds:
        if start.startswith(signs):
            raise Unreadable(f"{sentence} {_what_helps()}")
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<svg")):
        raise Unreadable(f"{_('Dit is een webpagina of XML, geen tabel.')} {_what_helps()}")


def _what_helps() -> str:
    return _("Kies een bestand in .csv of .xlsx.")


def cleaned(cell: str) -> str:
    """Return the cell without invisible signs and white space around it."""
    if not cell.isprintable():
        cell = INVISIBLE.sub("", cell.replace("\r\n", "\n").replace("\r", "\n"))
    return cell.strip()


def unique_header(cells: list[str]) -> list[str]:
    """Return the names of the columns, each once: `VOLID`, `VOLID (2)`; empty ones by their place."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    if not cells:
        raise Unreadable(_("De eerste rij is leeg. Zet daar de namen van de kolommen."))
    if len(cells) > MAX_COLUMNS:
        raise Unreadable(
            _("Het bestand heeft meer dan %(limit)s kolommen. Haal weg wat je niet nodig hebt.")
            % {"limit": MAX_COLUMNS}
        )
    names: list[str] = []
    for place, cell in enumerate(cells, start=1):
        base = cleaned(cell)[:100] or _("kolom %(place)s") % {"place": place}
        name, twice = base, 1
        while name in names:
            twice += 1
            name = f"{base} ({twice})"
        names.append(name)
    return names


def judged(number: int, cells: list[str], header: list[str]) -> Row | None:
    """Return the row, or one that says what is wrong with it; None for a row without anything."""
    cells = [cleaned(cell) for cell in cells]
    while len(cells) > len(header) and not cells[-1]:
        cells.pop()
    if not any(cells):
        return None
    return Row(number, cells, _fault(cells, header))


def _fault(cells: list[str], header: list[str]) -> str:
    if len(cells) != len(header):
        return _("Deze rij heeft %(found)s kolommen, de kop heeft er %(wanted)s.") % {
            "found": len(cells),
            "wanted": len(header),
        }
    if cells == header:
        return _("De kop staat hier nog een keer.")
    if max(map(len, cells)) > MAX_CELL:
        name = next(n for n, cell in zip(header, cells, strict=True) if len(cell) > MAX_CELL)
        return _("De tekst in de kolom “%(column)s” is langer dan %(limit)s tekens.") % {
            "column": name[:60],
            "limit": MAX_CELL,
        }
    return ""


def too_many() -> Unreadable:
    """Return what is said when a file goes on and on."""
    return Unreadable(
        _(
            "Het bestand heeft meer dan %(limit)s rijen. Knip het in stukken en neem die één voor één over."
        )
        % {"limit": MAX_ROWS}
    )
