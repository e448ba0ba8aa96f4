"""An XLSForm read with care: every fault with the row it stands in, nothing half understood."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.translation import gettext as _

from aanjager.kernel.sheets import Unreadable
from aanjager.kernel.sheets.workbook import open_sheets
from aanjager.outreach.surveys.choices import WITH_CHOICES, Kind
from aanjager.outreach.xlsforms.choices import GROUP, KINDS, SENSITIVE, SKIPPED, TRUE

REASON = re.compile(
    r"^(?:selected\(\s*\$\{([\w.-]+)\}\s*,\s*['\"]([^'\"]+)['\"]\s*\)"
    r"|\$\{([\w.-]+)\}\s*=\s*['\"]([^'\"]+)['\"])$"
)
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Read:
    """A question as the form has it; `reasons` are the names of choices of the question `after`."""

    name: str
    kind: Kind
    text: tuple[str, str]
    hint: tuple[str, str]
    is_required: bool
    choices: Sequence[tuple[str, str, str]] = ()  # name, Dutch, English
    after: str = ""
    reasons: Sequence[str] = ()
    is_sensitive: bool = False
    is_group: bool = False


@dataclass
class Part:
    """A group of the form: a section."""

    title: tuple[str, str]
    questions: list[Read] = field(default_factory=list)


@dataclass
class Form:
    """What was understood, and the faults with their rows; with a fault nothing comes in."""

    parts: list[Part] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read_form(file: BinaryIO) -> Form:
    """Return the form in an XLSX file; `Unreadable` when it is none or not to be trusted."""
    sheets = open_sheets(file)
    if "survey" not in sheets:
        raise Unreadable(_("Dit is geen XLSForm: het blad “survey” ontbreekt."))
    lists: dict[str, list[tuple[str, str, str]]] = {}
    for _row, cells in _rows(sheets.get("choices", [])):
        name = cells.get("list_name") or cells.get("list name", "")
        lists.setdefault(name, []).append((cells.get("name", ""), *_texts(cells, "label")))
    form, known = Form(), dict[str, Read]()
    for row, cells in _rows(sheets["survey"]):
        try:
            _take(form, cells, lists, known)
        except Unreadable as no:
            form.faults.append((row, str(no)))
    form.parts = [part for part in form.parts if part.questions]
    if not form.parts and not form.faults:
        raise Unreadable(_("Er staat geen vraag in dit formulier."))
    return form


def _rows(sheet: Sequence[tuple[int, list[str]]]) -> Iterator[tuple[int, Cells]]:
    """Yield the rows under the header, cells by the name of their column."""
    if not sheet:
        return
    header = [name.strip().lower() for name in sheet[0][1]]
    for number, cells in sheet[1:]:
        yield number, dict(zip(header, cells, strict=False))


def _texts(cells: Cells, column: str) -> tuple[str, str]:
    """Return the Dutch and the English text; a column without a language is Dutch.

    English that is the same as the Dutch is none: a form has to fill every language.
    """
    found = {
        name.rpartition("(")[2].rstrip(")")[:2]: text
        for name, text in cells.items()
        if name.startswith(f"{column}::")
    }
    dutch, english = cells.get(column) or found.get("nl", ""), found.get("en", "")
    return dutch, "" if english == dutch else english


def _take(
    form: Form,
    cells: Cells,
    lists: Mapping[str, list[tuple[str, str, str]]],
    known: dict[str, Read],
) -> None:
    """Add what stands in one row."""
    kind, _space, of_list = cells.get("type", "").replace(" group", "_group").partition(" ")
    if kind in SKIPPED or not kind or kind == "end_group":
        return
    if kind == "begin_group":
        if "table-list" in cells.get("appearance", "") or cells.get("relevant"):
            raise Unreadable(_("Een deel als raster of met een voorwaarde kan hier niet."))
        form.parts.append(Part(_limited(_texts(cells, "label"), 120)))
        return
    if kind not in KINDS:
        raise Unreadable(_("Deze soort vraag kennen we niet: %(kind)s.") % {"kind": kind[:40]})
    read = _question(KINDS[kind], of_list.split(" ")[0], cells, lists, known)
    known[read.name] = read
    if not form.parts:
        form.parts.append(Part((_("Vragen"), "Questions")))
    form.parts[-1].questions.append(read)


def _question(
    kind: Kind,
    of_list: str,
    cells: Cells,
    lists: Mapping[str, list[tuple[str, str, str]]],
    known: Mapping[str, Read],
) -> Read:
    text, name = _limited(_texts(cells, "label"), 300), cells.get("name", "")
    if not text[0] or not name or name in known:
        raise Unreadable(_("Een vraag heeft een eigen naam en een tekst in het Nederlands."))
    choices = [(code, nl[:160], en[:160]) for code, nl, en in lists.get(of_list, [])]
    texts = {nl for _code, nl, _en in choices if nl}
    if kind in WITH_CHOICES and (len(texts) < 2 or len(texts) < len(choices)):
        raise Unreadable(
            _("De lijst “%(name)s” heeft minstens twee keuzes nodig, elk met een eigen tekst.")
            % {"name": of_list[:40]}
        )
    if _said(cells, GROUP) and kind != Kind.ONE:
        raise Unreadable(_("Alleen een vraag met één keuze verdeelt in groepen."))
    after, reasons = _reasons(cells.get("relevant", ""), known)
    return Read(
        name, kind, text, _limited(_texts(cells, "hint"), 300),
        _said(cells, "required"), choices if kind in WITH_CHOICES else (), after, reasons,
        _said(cells, SENSITIVE), _said(cells, GROUP),
    )  # fmt: skip


def _said(cells: Cells, column: str) -> bool:
    return cells.get(column, "").lower() in TRUE


def _limited(texts: tuple[str, str], most: int) -> tuple[str, str]:
    return texts[0][:most], texts[1][:most]


def _reasons(relevant: str, known: Mapping[str, Read]) -> tuple[str, list[str]]:
    """Return on which earlier question it hangs, and after which of its choices."""
    if not relevant.strip():
        return "", []
    found = [REASON.match(part.strip()) for part in re.split(r"\s+or\s+", relevant.strip())]
    pairs = {(it[1] or it[3], it[2] or it[4]) for it in found if it}
    names = {name for name, _code in pairs}
    after = known.get(next(iter(names), ""))
    codes = {code for code, _nl, _en in after.choices} if after else set()
    if None in found or len(names) != 1 or not {code for _name, code in pairs} <= codes:
        raise Unreadable(
            _("Deze voorwaarde kennen we niet. Wel: een eerdere vraag met een van haar keuzes.")
        )
    return names.pop(), sorted(code for _name, code in pairs)
