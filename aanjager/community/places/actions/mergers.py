"""What became of municipalities between one list and the next, as far as the lists tell."""

from collections import Counter

from aanjager.community.places.actions.files import Row, Sheet
from aanjager.community.places.actions.rows import Rows
from aanjager.kernel.text import letters

REGION_COLUMN = "Arbeidsmarktregio's"


class Mergers:
    """The newest list of places beside the older lists of municipalities and postcodes."""

    def __init__(self, labour: Sheet, places: list[Row], postcodes: list[Row]) -> None:
        # municipality in the newest list → its name there, and its COROP region
        self.names = {f"GM{row['Gemeentecode']}": row["Gemeente"] for row in places}
        self.corop = {f"GM{row['Gemeentecode']}": row["COROP-gebiedcode"] for row in places}
        # municipality → its row in the list of labour-market regions
        rows = Rows(labour, "CBS", r"\d{4}", has_point=False)
        self.labour = {f"GM{row['CBS']}": row for row in rows.good()}
        self.lies_in: dict[str, set[str]] = {}
        for row in places:
            found = self.lies_in.setdefault(letters(row["Woonplaats"]), set())
            found.add(f"GM{row['Gemeentecode']}")
        self.postcodes = postcodes
        self.into: dict[str, str] = {}

    def find_successors(self, listed: set[str]) -> None:
        """Find for each listed municipality that ended the one in which most of its towns lie now."""
        votes: dict[str, Counter[str]] = {}
        for row in self.postcodes:
            old = row["gemeentecode"]
            if self.names and old in listed and old not in self.names:
                now = self.lies_in.get(letters(row["plaats"]), set())
                votes.setdefault(old, Counter()).update(now)
        self.into = {
            old: max(sorted(counted), key=counted.__getitem__)
            for old, counted in votes.items()
            if counted
        }

    def made_of(self, code: str) -> list[str]:
        """Return the municipalities that went into this one."""
        return sorted(old for old, new in self.into.items() if new == code)

    def region_of(self, code: str) -> str:
        """Return the name of the labour-market region of a municipality, or nothing."""
        row = self.labour.get(code)
        return row[REGION_COLUMN] if row else ""
