"""Text with a separator: the encoding and the separator are found out, the rows come one by one."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from aanjager.kernel.sheets.reading import (
    MAX_ROWS,
    Row,
    Table,
    Unreadable,
    judged,
    too_many,
    unique_header,
)

SAMPLE = 128 * 1024
MAX_LINE = 1_000_000  # characters of one physical line
MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
# In this order: what Dutch offices send, then what else turns up.
ENCODINGS = ["cp1252", "latin_1", "mac_roman", "cp850", "cp1250", "cp1254"]
SEPARATORS = [";", ",", "\t", "|"]


def open_separated(file: BinaryIO) -> Table:
    """Return the table in a text file."""
    encoding = encoding_of(file)
    file.seek(0)
    sample = file.read(SAMPLE).decode(encoding, errors="replace").replace("\x00", "")
    separator, has_hint = separator_of(sample)
    records = _records(file, encoding, separator)
    first = next(islice(records, int(has_hint), None), (1, [], ""))
    header = unique_header(first[1])

    def rows() -> Iterator[Row]:
        yield from _rows(_records(file, encoding, separator), header, int(has_hint) + 1)

    name = {"\t": "tab"}.get(separator, separator)
    return Table("csv", header, f"{encoding} {name}", rows)


def encoding_of(file: BinaryIO) -> str:
    """Return the encoding: by its mark, else UTF-8 if it holds, else the likeliest."""
    file.seek(0)
    sample = file.read(SAMPLE)
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            return encoding
    if wide := _wide(sample):
        return wide
    if _holds_as_utf8(file):
        return "utf-8"
    loose = sample.decode("utf-8", errors="replace")
    broken = loose.count("\ufffd")
    if sum(ord(c) > 127 for c in loose) - broken > 3 * broken:
        return "utf-8"  # with a few broken signs: better than every accent wrong
    return _likeliest(sample)


def _likeliest(sample: bytes) -> str:
    """What Windows writes here, unless something else reads clearly better."""
    chaos: dict[str, float] = {}
    for match in from_bytes(sample, cp_isolation=ENCODINGS):
        for name in match.could_be_from_charset:  # encodings that give the very same text
            chaos.setdefault(name, match.chaos)
    fitting = [name for name in ENCODINGS if name in chaos]
    least = min(chaos.values(), default=0.0)
    return next((name for name in fitting if chaos[name] <= least + 0.02), "cp1252")


def _wide(sample: bytes) -> str:
    """Two bytes for every sign and no mark: nearly every other byte is zero."""
    pairs = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.6 * pairs:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.6 * pairs:
        return "utf-16-be"
    if sample.count(0) > 0.05 * len(sample) + 8:
        raise Unreadable(_("Dit is geen tekst en geen tabel. Kies een bestand in .csv of .xlsx."))
    return ""


def _holds_as_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while chunk := file.read(1 << 20):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def separator_of(sample: str) -> tuple[str, bool]:
    """Return the separator, and whether the first line names it the way Excel does (`sep=;`)."""
    sample = sample.lstrip("\ufeff")
    first = sample.splitlines()[0] if sample.strip() else ""
    if first[:4].lower() == "sep=" and len(first) == 5:
        return first[4], True
    return max(SEPARATORS, key=lambda sign: _fit(sample, sign)), False


def _fit(sample: str, sign: str) -> float:
    """How well a separator fits: columns in the header, times the share of rows with as many."""
    try:
        found = [
            r for r in islice(csv.reader(io.StringIO(sample, newline=""), delimiter=sign), 30) if r
        ]
    except csv.Error:
        return 0.0
    if not found or len(found[0]) < 2:
        return 0.0
    return len(found[0]) * sum(len(r) == len(found[0]) for r in found) / len(found)


def _lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        while line := text.readline(MAX_LINE):
            if len(line) == MAX_LINE:
                raise Unreadable(
                    _(
                        "Het bestand heeft een regel van meer dan een miljoen tekens: dat is geen tabel."
                    )
                )
            yield line.replace("\x00", "") if "\x00" in line else line
    finally:
        text.detach()  # the file stays open: it is read again


def _records(file: BinaryIO, encoding: str, separator: str) -> Iterator[tuple[int, list[str], str]]:
    """The records with their number; one that cannot be read says which lines were passed over."""
    reader = csv.reader(_lines(file, encoding), delimiter=separator)
    number = 0
    while True:
        number += 1
        before = reader.line_num
        try:
            yield number, next(reader), ""
        except StopIteration:
            return
        except csv.Error:
            yield (
                number,
                [],
                _(
                    "De regels %(first)s tot en met %(last)s zijn niet te lezen: een aanhalingsteken sluit niet."
                )
                % {"first": before + 1, "last": max(reader.line_num, before + 1)},
            )


def _rows(
    records: Iterator[tuple[int, list[str], str]], header: list[str], skip: int
) -> Iterator[Row]:
    count = 0
    for number, cells, fault in islice(records, skip, None):
        row = Row(number, cells, fault) if fault else judged(number, cells, header)
        if row is None:
            continue
        count += 1
        if count > MAX_ROWS:
            raise too_many()
        yield row
