"""Tables that people bring and take away: CSV and XLSX, read with care, written safely."""

from aanjager.kernel.sheets.reading import Row, Table, Unreadable, open_table
from aanjager.kernel.sheets.writing import csv_lines, neutral, xlsx_book, xlsx_file

__all__ = [
    "Row",
    "Table",
    "Unreadable",
    "csv_lines",
    "neutral",
    "open_table",
    "xlsx_book",
    "xlsx_file",
]
