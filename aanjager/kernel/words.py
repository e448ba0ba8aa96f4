"""The catalogues of words: which sentences a room shows, and their translation beside them.

Screen text is Dutch in the source; every room keeps its own English in
`locale/en/LC_MESSAGES/django.po`. A language of some pages keeps beside it what those pages say
(`kernel/languages.py`); which sentences it lacks is asked of the pages, not of the catalogue.
No system tools are needed: Python reads the sources, polib the catalogues.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.utils.translation.template import templatize

CALLS = {
    "gettext": 1,
    "gettext_lazy": 1,
    "gettext_noop": 1,
    "_": 1,
    "ngettext": 2,
    "ngettext_lazy": 2,
    "pgettext": -1,
    "pgettext_lazy": -1,
}
TEXT = r"""u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*\""""  # a bracket within a sentence closes nothing
CALL = re.compile(rf"\b(gettext|ngettext|pgettext|_)\(((?:{TEXT}|[^'\")])*)\)", re.DOTALL)
Message = tuple[str, str, str]  # context, singular, plural


@dataclass
class Room:
    """A folder with sources and, beside them, its catalogue."""

    folder: Path
    found: dict[Message, list[str]] = field(default_factory=dict)

    @property
    def catalogue(self) -> Path:
        return self.folder / "locale" / "en" / "LC_MESSAGES" / "django.po"

    @property
    def others(self) -> list[Path]:
        """The catalogues of languages of some pages."""
        found = self.folder.glob("locale/*/LC_MESSAGES/django.po")
        return sorted(it for it in found if it != self.catalogue)


def rooms(root: Path) -> list[Room]:
    """Return every folder that keeps words: the rooms of each floor, and the kernel."""
    folders = [root / "kernel", *(p.parent for p in root.glob("*/*/__init__.py"))]
    kept = [f for f in folders if f == root / "kernel" or f.parent.name != "kernel"]
    return [Room(f) for f in sorted(kept) if f.name not in {"migrations", "management", "tests"}]


def messages(room: Room) -> dict[Message, list[str]]:
    """Return the sentences that the room shows, each with the files that hold it."""
    found: dict[Message, list[str]] = {}
    for path in sorted([*room.folder.rglob("*.py"), *room.folder.rglob("templates/**/*.*")]):
        if {"tests", "migrations", "locale"} & set(path.relative_to(room.folder).parts):
            continue
        source = path.read_text(encoding="utf-8")
        read = _in_python if path.suffix == ".py" else _in_template
        for message in read(source):
            places = found.setdefault(message, [])
            name = path.relative_to(room.folder).as_posix()
            if name not in places:
                places.append(name)
    return found


def _in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield from _message(name, [_text(argument) for argument in node.args])


def _text(node: ast.expr) -> str | None:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else None


def _in_template(source: str) -> Iterator[Message]:
    for call in CALL.finditer(templatize(source)):
        try:
            arguments = ast.parse(f"f({call.group(2)})", mode="eval").body
        except SyntaxError:
            continue
        assert isinstance(arguments, ast.Call)
        texts = [_text(a) for a in arguments.args]
        # blocktranslate writes a percent sign as two, as gettext does in its own catalogue.
        yield from _message(call.group(1), texts)


def _message(name: str, texts: list[str | None]) -> Iterator[Message]:
    kind = CALLS.get(name)
    wanted = texts[: abs(kind) if kind != -1 else 2] if kind else []
    if not wanted or any(text is None or text == "" for text in wanted):
        return
    if kind == -1:
        yield (wanted[0] or "", wanted[1] or "", "")
    else:
        yield ("", wanted[0] or "", (wanted[1] or "") if kind == 2 else "")


def refresh(room: Room) -> tuple[int, int]:
    """Write the room's catalogue: new sentences in, gone ones out, translations kept.

    Returns how many sentences it holds and how many still wait for a translation.
    """
    found = messages(room)
    if not found:
        return 0, 0
    old = polib.pofile(str(room.catalogue)) if room.catalogue.exists() else polib.POFile()
    kept = {_message_of(e): e for e in old}
    new = polib.POFile(wrapwidth=100)
    new.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for message, places in sorted(found.items()):
        new.append(_entry(message, places, kept.get(message)))
    for path in room.others:
        _follow(path, found)
    room.catalogue.parent.mkdir(parents=True, exist_ok=True)
    room.catalogue.write_text(str(new), encoding="utf-8")
    return len(new), len(waiting(new))


def _follow(path: Path, found: dict[Message, list[str]]) -> None:
    """Take from a catalogue of some pages what the room no longer says; nothing is put in."""
    book, was = polib.pofile(str(path)), path.read_text(encoding="utf-8")
    book.wrapwidth = 100
    for entry in list(book):
        places = found.get(_message_of(entry))
        if places is None:
            book.remove(entry)
        else:
            entry.occurrences = [(place, "") for place in places]
    if str(book) != was:
        path.write_text(str(book), encoding="utf-8")


def _message_of(entry: polib.POEntry) -> Message:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def _entry(message: Message, places: list[str], old: polib.POEntry | None) -> polib.POEntry:
    context, single, plural = message
    entry = polib.POEntry(
        msgctxt=context or None, msgid=single, occurrences=[(place, "") for place in places]
    )
    if "%(" in single + plural:
        entry.flags.append("python-format")
    if plural:
        entry.msgid_plural = plural
        entry.msgstr_plural = old.msgstr_plural if old else {0: "", 1: ""}
    elif old:
        entry.msgstr = old.msgstr
    return entry


def waiting(catalogue: polib.POFile) -> list[polib.POEntry]:
    """Return the entries without a full translation."""
    return [
        entry
        for entry in catalogue
        if entry.fuzzy
        or not (all(entry.msgstr_plural.values()) if entry.msgid_plural else entry.msgstr)
    ]


def problems(room: Room) -> list[str]:
    """Say what is wrong with the room's catalogue: missing, stale, untranslated, other placeholders."""
    found = set(messages(room))
    if not found:
        return []
    if not room.catalogue.exists():
        return [f"{room.catalogue}: missing"]
    held = {_message_of(e) for e in polib.pofile(str(room.catalogue))}
    name = room.catalogue.as_posix()
    wrong = [f"{name}: not in the catalogue: {m[1]!r}" for m in sorted(found - held)]
    return wrong + [it for path in [room.catalogue, *room.others] for it in _of_book(path, found)]


def _of_book(path: Path, found: set[Message]) -> list[str]:
    """What is wrong with what stands in a catalogue."""
    book, name = polib.pofile(str(path)), path.as_posix()
    stale = sorted({_message_of(e) for e in book} - found)
    wrong = [f"{name}: no longer in the sources: {m[1]!r}" for m in stale]
    wrong += [f"{name}: no translation: {e.msgid!r}" for e in waiting(book)]
    return wrong + [f"{name}: other placeholders: {e.msgid!r}" for e in book if loses(e)]


def clashes(rooms: Iterable[Room]) -> list[str]:
    """Say which sentence has more than one English: on screen one of them stands everywhere.

    The catalogues of all rooms are one when the site runs. What means two things says which, as a
    context (`pgettext`) or in other Dutch words.
    """
    said: dict[Message, dict[tuple[str, ...], str]] = {}
    for room in rooms:
        for entry in polib.pofile(str(room.catalogue)) if room.catalogue.exists() else []:
            message = _message_of(entry)
            plural = entry.msgstr_plural
            texts = tuple(plural[n] for n in sorted(plural)) or (entry.msgstr,)
            said.setdefault(message, {}).setdefault(texts, room.folder.name)
    return [
        f"two translations: {message[1]!r}: "
        + ", ".join(f"{texts[0]!r} ({room})" for texts, room in sorted(known.items()))
        for message, known in sorted(said.items())
        if len(known) > 1
    ]


def loses(entry: polib.POEntry) -> bool:
    """Whether a translation has other places to fill in than its sentence."""
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    allowed = _placeholders(entry.msgid) | _placeholders(entry.msgid_plural or "")
    return any(text and not _placeholders(text) <= allowed for text in texts) or (
        not entry.msgid_plural and _placeholders(entry.msgid) != _placeholders(entry.msgstr)
    )


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)[sd]|%[sd]", text))


def compile_all(root: Path) -> int:
    """Make the binary catalogues that the running site reads; return how many."""
    books = sorted(root.rglob("django.po"))
    for book in books:
        polib.pofile(str(book)).save_as_mofile(str(book.with_suffix(".mo")))
    return len(books)
