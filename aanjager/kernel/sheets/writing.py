"""Tables to take away: no cell can become a formula, and a long list never stands in memory."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.writer.excel import save_workbook

from aanjager.kernel.sheets.reading import INVISIBLE

FORMULA = ("=", "+", "-", "@", "\t", "\r")
XLSX_CELL = 32_767  # what a sheet program takes in one cell


def neutral(value: Any) -> str:
    """Return the value as text that no sheet program takes for a formula; numbers stay numbers."""
    text = "" if value is None else str(value)
    if text.startswith(FORMULA) and not _is_number(text):
        return f"'{text}"
    return text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


class _Line:
    def write(self, text: str) -> str:
        return text


def csv_lines(header: list[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The table as lines of CSV with a mark for Excel, one by one."""
    writer = csv.writer(_Line(), delimiter=";")
    yield "\ufeff" + writer.writerow([neutral(name) for name in header])
    for row in rows:
        yield writer.writerow([neutral(value) for value in row])


def xlsx_file(header: list[str], rows: Iterable[Iterable[Any]]) -> IO[bytes]:
    """The table as an XLSX file on disk that goes when it is closed; every cell is text or a number."""
    return xlsx_book({"": (header, rows)})


def xlsx_book(sheets: Mapping[str, tuple[list[str], Iterable[Iterable[Any]]]]) -> IO[bytes]:
    """Several tables as one XLSX file, each a sheet with its name."""
    book = Workbook(write_only=True)
    for name, (header, rows) in sheets.items():
        sheet = book.create_sheet(name or None)
        sheet.append([_cell(sheet, it) for it in header])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    file = TemporaryFile()  # noqa: SIM115 - whoever asked closes it
    save_workbook(book, file)
    file.seek(0)
    return file


def _cell(sheet: Any, value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    cell = WriteOnlyCell(sheet, value=INVISIBLE.sub("", neutral(value))[:XLSX_CELL])
    cell.data_type = "s"  # also where openpyxl would make a formula of it
    return cell
