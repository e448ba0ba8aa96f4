"""Rows of a sheet, checked one by one: what cannot be right is refused with its line and reason."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from aanjager.community.places.actions.files import Row, Sheet
from aanjager.kernel.grid import Point, from_wgs84

NORTH_SOUTH, WEST_EAST = (50.7, 53.7), (3.2, 7.3)  # the European Netherlands, generously


class Rows:
    """The good rows of a sheet with their point; the others are written down in its tally."""

    def __init__(self, sheet: Sheet, column: str, pattern: str, *, has_point: bool = True) -> None:
        self.sheet, self.column, self.pattern, self.has_point = sheet, column, pattern, has_point
        self.seen: set[str] = set()

    def good(self) -> Iterator[Row]:
        """Yield each row that has a code of its own and, where it should, a place in the country."""
        for line, row in enumerate(self.sheet.rows, start=2):
            row["line"] = str(line)
            problem = self._problem(row)
            if problem:
                self.refuse(row, problem)
            else:
                self.seen.add(row[self.column])
                yield row

    def refuse(self, row: Row, problem: str) -> None:
        """Write down that this row was not taken, and why."""
        self.sheet.tally.refused.append(f"line {row['line']}: {problem}")

    @staticmethod
    def lies_here(row: Row) -> bool:
        """Say whether the row has a point inside the country."""
        return _point(row) is not None

    @staticmethod
    def number(text: str) -> Decimal | None:
        """Return the number in a cell, or None when it is empty or no number."""
        try:
            value = Decimal(text)
        except InvalidOperation:
            return None
        return value.quantize(Decimal("0.01")) if value.is_finite() else None

    def _problem(self, row: Row) -> str:
        code = row.get(self.column, "")
        if not re.fullmatch(self.pattern, code):
            return f"{self.column} is {code!r}, expected {self.pattern}"
        if code in self.seen:
            return f"{self.column} {code} stands in the file twice"
        if row.get("name") == "":
            return f"{code} has no name"
        if self.has_point and _point(row) is None:
            return f"{code} lies outside the country: lat={row['lat']!r} lon={row['lon']!r}"
        return ""

    def point(self, row: Row) -> Point:
        """Return where the row lies, in metres, rounded to ten centimetres."""
        point = _point(row)
        if point is None:
            raise ValueError(f"{row=}: a good row has a point.")
        return point


def _point(row: Row) -> Point | None:
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError:
        return None
    if not (NORTH_SOUTH[0] <= lat <= NORTH_SOUTH[1] and WEST_EAST[0] <= lon <= WEST_EAST[1]):
        return None
    x, y = from_wgs84(lat, lon)
    return round(x, 1), round(y, 1)
