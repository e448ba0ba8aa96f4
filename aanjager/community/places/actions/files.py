"""The files of a folder as rows, and the report that accounts for each of them."""

import csv
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, str]

# name of the file → columns it must have, separator
KNOWN: dict[str, tuple[str, str]] = {
    "provincies": ("code name lon lat", ","),
    "gemeenten": ("code name province population lon lat", ","),
    "wijken": ("code name gemeentecode population lon lat", ","),
    "buurten": ("code name lon lat", ","),
    "postcodes": ("pc4 plaats lat lon wijkcode dichtstbij", ","),
    "places": ("Woonplaatscode Woonplaats Gemeentecode Gemeente COROP-gebiedcode COROP-gebied", ","),
    "labour": ("Gemeente CBS Arbeidsmarktregio's", ";"),
}  # fmt: skip
PATTERNS = {
    r"cbs_(provincies|gemeenten|wijken|buurten)_(\d{4})\.csv": "",
    r"pc4_wijk_gemeente_(\d{4})\w*\.csv": "postcodes",
    r"woonplaats_gemeente_corop_(\d{4})\.csv": "places",
    r"regioatlas(\d{4})_arbeidsmarktregios\.csv": "labour",
}


class FolderRefused(Exception):
    """The folder or a file in it is not what it should be. The text says which, and what was expected."""


@dataclass
class Tally:
    """What became of every row of one file."""

    name: str
    year: int
    rows: int = 0
    stored: int = 0
    changed: int = 0
    same: int = 0
    refused: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def accounts_for_all(self) -> bool:
        """Every row is stored, changed, the same or refused."""
        return self.rows == self.stored + self.changed + self.same + len(self.refused)


@dataclass
class Report:
    """What an import did, file by file."""

    tallies: list[Tally] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    figures: tuple[int, int, int] = (0, 0, 0)  # new, changed, the same

    @property
    def changed_nothing(self) -> bool:
        """No row was new or different."""
        return not any([*self.figures[:2], *(t.stored or t.changed for t in self.tallies)])

    @property
    def refused(self) -> int:
        """How many rows were refused."""
        return sum(len(tally.refused) for tally in self.tallies)


@dataclass
class Sheet:
    """One file: its rows, its year, its outlines by code, and its tally."""

    tally: Tally
    rows: list[Row]
    shapes: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def year(self) -> int:
        return self.tally.year


class Folder:
    """The files of a folder that the importer knows, the newest year of each."""

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise FolderRefused(f"{path} is not a folder.")
        self.sheets: dict[str, Sheet] = {}
        self.report = Report()
        for file in sorted(path.iterdir()):
            kind, year = self._kind_of(file.name)
            if kind:
                self._take(kind, year, file)
            elif file.suffix == ".csv":
                self.report.notes.append(
                    f"{file.name}: not a file this importer knows, left alone."
                )
        missing = {"provincies", "gemeenten", "wijken"} - set(self.sheets)
        if missing:
            names = ", ".join(f"cbs_{name}_<year>.csv" for name in sorted(missing))
            raise FolderRefused(f"{path} holds no {names}.")

    def _kind_of(self, name: str) -> tuple[str, int]:
        for pattern, kind in PATTERNS.items():
            found = re.fullmatch(pattern, name)
            if found:
                return kind or found[1], int(found[found.lastindex or 1])
        return "", 0

    def _take(self, kind: str, year: int, file: Path) -> None:
        older = self.sheets.get(kind)
        if older:
            self.report.notes.append(f"{older.tally.name}: older than {file.name}, left alone.")
        rows = _rows(file, *KNOWN[kind])
        sheet = Sheet(Tally(file.name, year, rows=len(rows)), rows)
        shapes = file.with_suffix(".geojson")
        if shapes.exists():
            sheet.shapes = _shapes(shapes)
        self.sheets[kind] = sheet

    def get(self, kind: str) -> Sheet:
        """Return the sheet, or an empty one where the folder has none."""
        if kind not in self.sheets:
            return Sheet(Tally(f"({kind}: no file)", 0), [])
        return self.sheets[kind]


def _rows(file: Path, columns: str, separator: str) -> list[Row]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise FolderRefused(f"{file.name} is not UTF-8 (byte {problem.start}).") from problem
    reader = csv.DictReader(text.splitlines(), delimiter=separator)
    # The list of labour-market regions has a space or quote more or less from year to year.
    names = [str(name).strip() for name in reader.fieldnames or []]
    reader.fieldnames = names
    missing = [name for name in columns.split() if name not in names]
    if missing:
        raise FolderRefused(f"{file.name} has no column {', '.join(missing)}; it has: {names}.")
    return [{k: (v or "").strip() for k, v in row.items() if k} for row in reader]


def _shapes(file: Path) -> dict[str, dict[str, Any]]:
    try:
        features = json.loads(file.read_text(encoding="utf-8"))["features"]
        return {f["properties"]["code"]: f["geometry"] for f in features if f["geometry"]}
    except (ValueError, KeyError, TypeError) as problem:
        raise FolderRefused(f"{file.name} is not GeoJSON with a code on each feature.") from problem
