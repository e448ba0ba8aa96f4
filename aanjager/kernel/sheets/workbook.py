"""Sheets in XLSX: values only, never a formula, a link or what unpacks to a mountain."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any, BinaryIO
from zlib import error as ZlibError

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from aanjager.kernel.sheets.reading import (
    MAX_COLUMNS,
    MAX_ROWS,
    Row,
    Table,
    Unreadable,
    cleaned,
    judged,
    too_many,
    unique_header,
)

MAX_PARTS = 1_000
MOST_OF_A_FORM = 5_000  # rows of one sheet that is read whole
MAX_UNPACKED = 600 * 1024 * 1024
BOMB_RATIO, BOMB_BYTES = 120, 8 * 1024 * 1024  # honest sheets shrink 5 to 40 times
BROKEN = (zipfile.BadZipFile, ZlibError, KeyError, ValueError, TypeError, IndexError, AttributeError,
          EOFError, SyntaxError, OSError, NotImplementedError, RuntimeError, AssertionError)  # fmt: skip


def open_workbook(file: BinaryIO) -> Table:
    """Return the first sheet with anything in it as a table."""
    _inspect(file)
    try:
        name, first, cells = _first_sheet(file)
    except BROKEN as error:
        raise _broken() from error
    header = unique_header(cells)

    def rows() -> Iterator[Row]:
        yield from _rows(file, name, first, header)

    return Table("xlsx", header, name, rows)


def open_sheets(file: BinaryIO) -> dict[str, list[tuple[int, list[str]]]]:
    """Return every sheet of a small workbook: its rows with their numbers, cells as text."""
    _inspect(file)
    found: dict[str, list[tuple[int, list[str]]]] = {}
    try:
        for name in _workbook(file).sheetnames:
            rows = islice(_cells(file, name), MOST_OF_A_FORM + 1)
            found[name] = [(at, [cleaned(it) for it in cells]) for at, cells in rows if any(cells)]
            if len(found[name]) > MOST_OF_A_FORM:
                raise too_many()
    except BROKEN as error:
        raise _broken() from error
    return found


def _broken() -> Unreadable:
    return Unreadable(
        _("Dit Excel-bestand is beschadigd. Open het, bewaar het opnieuw als .xlsx of .csv.")
    )


def _inspect(file: BinaryIO) -> None:
    """Look at the table of contents before anything is unpacked."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as parts:
            members = parts.infolist()
            names = {member.filename for member in members}
            _refuse_bombs(members)
            if "xl/workbook.xml" not in names:
                raise Unreadable(
                    _(
                        "Dit is een ingepakt bestand en geen Excel-bestand. Bewaar je tabel als .xlsx of .csv."
                    )
                )
            _refuse_entities(parts, members)
    except BROKEN as error:
        raise _broken() from error


def _refuse_bombs(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    swollen = unpacked > BOMB_BYTES and unpacked / packed > BOMB_RATIO
    if len(members) > MAX_PARTS or unpacked > MAX_UNPACKED or swollen:
        raise Unreadable(
            _(
                "Dit Excel-bestand wordt bij het uitpakken veel te groot. Bewaar alleen de tabel, als .csv."
            )
        )


def _refuse_entities(parts: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """A sheet program never declares entities: they only serve to let a small file explode."""
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            with parts.open(member) as part:
                if b"<!DOCTYPE" in part.read(4096).upper():
                    raise _broken()


def _first_sheet(file: BinaryIO) -> tuple[str, int, list[str]]:
    """Return the name of the sheet, the row of the header and its cells."""
    for name in _workbook(file).sheetnames:
        for number, cells in _cells(file, name):
            if any(cells):
                return name, number, cells
    raise Unreadable(_("Het bestand is leeg."))


def _workbook(file: BinaryIO) -> Any:
    file.seek(0)
    return load_workbook(file, read_only=True, data_only=True, keep_links=False)


def _cells(file: BinaryIO, name: str) -> Iterator[tuple[int, list[str]]]:
    sheet = _workbook(file)[name]
    if not hasattr(sheet, "iter_rows"):
        return  # a sheet with only a chart
    sheet.reset_dimensions()  # the file may lie about them
    found = sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS + 1)
    for number, values in enumerate(found, start=1):
        yield number, [as_text(value) for value in values]


def as_text(value: Any) -> str:
    """Return a cell's value as a text that reads the same as in a CSV: days as 2026-03-02."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = str(value)
    return (
        "" if text in {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"} else text
    )


def _rows(file: BinaryIO, name: str, first: int, header: list[str]) -> Iterator[Row]:
    count = 0
    try:
        for number, cells in _cells(file, name):
            if number <= first:
                continue
            row = judged(number, [*cells, *[""] * (len(header) - len(cells))], header)
            if row is None:
                continue
            count += 1
            if count > MAX_ROWS:
                raise too_many()
            yield row
    except BROKEN as error:
        raise _broken() from error
