"""The postcode table: spoiled letters and points outside the country put right, and said so."""

import re
from collections import Counter
from collections.abc import Iterable
from statistics import fmean

from aanjager.community.places.actions.files import Row, Sheet
from aanjager.community.places.actions.rows import Rows

LOST = r"\+[+¦]"  # a letter with an accent of which nothing is left


class Postcodes:
    """The rows of the table that can be used, after putting right what other rows tell."""

    def __init__(self, sheet: Sheet, towns: Iterable[str]) -> None:
        self.sheet, self.spelling = sheet, Town(towns)
        for row in sheet.rows:
            row["plaats"] = self.spelling.read(row["plaats"])
        self.rows = Rows(sheet, "pc4", r"[1-9]\d{3}")
        self._bring_home()
        self.good = list(self.rows.good())
        for name, count in sorted(self.spelling.repaired.items()):
            sheet.tally.notes.append(f"name repaired: {name} ({count}×)")

    def _bring_home(self) -> None:
        """Lay a post-office box that lies abroad in the middle of the town it belongs to."""
        at_home: dict[str, list[Row]] = {}
        abroad: list[Row] = []
        for row in self.sheet.rows:
            (at_home.setdefault(row["plaats"], []) if self.rows.lies_here(row) else abroad).append(
                row
            )
        for row in abroad:
            others = at_home.get(row["plaats"])
            if not others:
                continue
            was = f"{row['lat']}, {row['lon']}"
            district = Counter(o["wijkcode"] for o in others).most_common(1)[0][0]
            home = next(o for o in others if o["wijkcode"] == district)
            row.update({
                "lat": str(round(fmean(float(o["lat"]) for o in others), 5)),
                "lon": str(round(fmean(float(o["lon"]) for o in others), 5)),
                "wijkcode": district, "gemeentecode": home["gemeentecode"], "dichtstbij": "1",
            })  # fmt: skip
            self.sheet.tally.notes.append(
                f"{row['pc4']} lay abroad ({was}): laid in the middle of {row['plaats']}"
            )


class Town:
    """The name of a town in the postcode table, whose letters were spoiled by two changes of encoding.

    `Mari+½nvelde` is `Mariënvelde`: UTF-8 read as code page 850, then box signs made `+`. Where the
    second sign was lost too (`K++baard`), the list of places tells which letter it was.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(set(names))
        self.repaired: Counter[str] = Counter()

    def read(self, written: str) -> str:
        """Return the name as it was meant."""
        name = re.sub(r"\+([^\x00-\x7f])", _letter, written)
        if re.search(LOST, name):
            pattern = re.compile("[^a-z]".join(map(re.escape, re.split(LOST, name))))
            fitting = [one for one in self.names if pattern.fullmatch(one)]
            name = fitting[0] if len(fitting) == 1 else name
        if name != written:
            self.repaired[f"{written} → {name}"] += 1
        return name


def _letter(found: re.Match[str]) -> str:
    try:
        return (b"\xc3" + found[1].encode("cp850")).decode()
    except UnicodeError:
        return found[0]
