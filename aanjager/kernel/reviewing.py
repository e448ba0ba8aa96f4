"""Words of a machine before the eyes of somebody who speaks the language: out as a sheet, and back.

A language of some pages (`kernel/languages.py`) may be made by a machine. Who speaks it gets a sheet with
every sentence in Dutch, English and that language, says which are good and writes what is better; each
sentence so read is marked in its catalogue with the day. Only when none is left unmarked may the setting
`is_read` say that a speaker has read the language.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from gettext import c2py
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import polib

from aanjager.kernel import words
from aanjager.kernel.sheets import open_table

READ = "nagelezen "  # stands before the day in the catalogue
COLUMNS = ("nummer", "nederlands", "engels", "getallen", "vertaling", "goed", "beter")
YES = {"ja", "j", "x", "goed", "yes", "نعم"}
EXAMPLES, MOST_COUNTED = 3, 200


@dataclass
class Taken:
    """What came back in a sheet: sentences found good or made better, and rows that say nothing usable."""

    good: int = 0
    better: int = 0
    refused: list[str] = field(default_factory=list)


@dataclass
class _Said:
    """A row of the sheet: what a reader says of a sentence, and whether it could be used."""

    row: int
    is_good: bool
    better: str
    is_known: bool = False
    why_not: str = ""


def _books(root: Path, language: str) -> Iterator[tuple[Path, polib.POFile]]:
    for room in words.rooms(root):
        path = room.folder / "locale" / language / "LC_MESSAGES" / "django.po"
        if path.exists():
            yield path, polib.pofile(str(path), wrapwidth=100)


def _texts(entry: polib.POEntry) -> dict[int, str]:
    return entry.msgstr_plural if entry.msgid_plural else {0: entry.msgstr}


def _number(entry: polib.POEntry, form: int) -> str:
    """The same in every room that says the sentence: on screen one translation stands everywhere."""
    said = "\0".join([entry.msgctxt or "", entry.msgid, str(form)])
    return sha256(said.encode()).hexdigest()[:12]


def _counted(book: polib.POFile, form: int) -> str:
    """The first numbers that take a form of a language: 3, 4, 5."""
    rule = book.metadata.get("Plural-Forms", "").partition("plural=")[2].rstrip("; ")
    which = c2py(rule) if rule else bool
    numbers = [n for n in range(MOST_COUNTED) if which(n) == form]
    return ", ".join(map(str, numbers[:EXAMPLES]))


def unread(root: Path, language: str) -> int:
    """How many sentences of a language nobody who speaks it has read."""
    return sum(READ not in it.tcomment for _path, book in _books(root, language) for it in book)


def rows(root: Path, language: str) -> Iterator[list[str]]:
    """Every sentence of a language as a row of the sheet, one for each of its forms."""
    english = {
        (it.msgctxt, it.msgid): it.msgstr or it.msgstr_plural.get(1, "")
        for _path, book in _books(root, "en")
        for it in book
    }
    told: set[str] = set()
    for _path, book in _books(root, language):
        for it in book:
            for form, said in sorted(_texts(it).items()):
                number = _number(it, form)
                if number in told:
                    continue
                told.add(number)
                counted = _counted(book, form) if it.msgid_plural else ""
                good = "ja" if READ in it.tcomment else ""
                dutch = it.msgid_plural or it.msgid
                beside = english.get((it.msgctxt, it.msgid), "")
                yield [number, dutch, beside, counted, said, good, ""]


def take_back(file: BinaryIO, root: Path, language: str, on: date) -> Taken:
    """Put what a reader said into the catalogues; a better text that drops a place is refused.

    A sentence counts as read when every one of its forms was found good or made better.
    """
    table, taken = open_table(file), Taken()
    said: dict[str, _Said] = {}
    for row in table.rows():
        cells = dict(zip(table.header, row.cells, strict=False))
        is_good = cells.get("goed", "").strip().lower() in YES
        said[cells.get("nummer", "")] = _Said(row.number, is_good, cells.get("beter", "").strip())
    for path, book in _books(root, language):
        for it in book:
            _take(it, said, on)
        path.write_text(str(book), encoding="utf-8")
    for one in said.values():
        taken.good += one.is_good and not one.better
        taken.better += bool(one.better) and one.is_known and not one.why_not
        why_not = one.why_not or ("" if one.is_known else "not a sentence of this language")
        taken.refused += [f"row {one.row}: {why_not}"] if why_not else []
    return taken


def _take(it: polib.POEntry, said: dict[str, _Said], on: date) -> None:
    """What was said of the forms of a sentence; marked as read when it was said of all."""
    texts, read = _texts(it), 0
    for form, before in list(texts.items()):
        one = said.get(_number(it, form))
        if one is None:
            continue
        one.is_known = True
        if one.better:
            _put(it, form, one.better)
            if words.loses(it):
                one.why_not = "other places to fill in than the Dutch"
                _put(it, form, before)
                continue
        read += bool(one.better or one.is_good)
    if read == len(texts):
        it.tcomment = f"{READ}{on.isoformat()}"


def _put(it: polib.POEntry, form: int, text: str) -> None:
    if it.msgid_plural:
        it.msgstr_plural[form] = text
    else:
        it.msgstr = text
