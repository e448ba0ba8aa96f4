"""What stands in the tables, and the writing of differences only."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aanjager.community.places.actions.files import Tally
from aanjager.community.places.models import Area, KeyFigure, Postcode

BATCH = 500
Fields = dict[str, Any]
Key = tuple[str, str, str]


class Shelves:
    """Areas, figures and postcodes as they stand; `put…` writes what differs and counts it."""

    def __init__(self) -> None:
        found = Area.objects.all()
        self.areas: dict[Key, Area] = {(a.kind, a.region_kind, a.code): a for a in found}

    def area(self, kind: str, code: str, region_kind: str = "") -> Area | None:
        """Return the area of this kind with this code, if it is there."""
        return self.areas.get((kind, region_kind, code))

    def put(self, wanted: list[Fields], tally: Tally | None = None) -> list[Area]:
        """Write areas of one level; return them in the order they were given."""
        new, changed, fields = [], [], set()
        result = []
        for row in wanted:
            key = (row["kind"], row.get("region_kind", ""), row["code"])
            standing = self.areas.get(key)
            if standing is None:
                self.areas[key] = standing = Area(**row)
                new.append(standing)
                _count(tally, "stored")
            elif different := _differences(standing, row):
                fields |= different
                changed.append(standing)
                _count(tally, "changed")
            else:
                _count(tally, "same")
            result.append(standing)
        Area.objects.bulk_create(new, batch_size=BATCH)
        if changed:
            Area.objects.bulk_update(changed, sorted(fields), batch_size=BATCH)
        return result

    def set_regions(self, wanted: dict[Area, set[int]]) -> set[tuple[int, int]]:
        """Make each area a member of these regions too; return the pairs that are new."""
        through = Area.regions.through
        standing = set(
            through.objects.filter(from_area__in=[a.pk for a in wanted]).values_list(
                "from_area_id", "to_area_id"
            )
        )
        meant = {(area.pk, region) for area, regions in wanted.items() for region in regions}
        new = meant - standing
        through.objects.bulk_create(
            [through(from_area_id=a, to_area_id=r) for a, r in sorted(new)], batch_size=BATCH
        )
        return new

    def put_figures(
        self, wanted: dict[tuple[int, str, int], tuple[Decimal, str]]
    ) -> tuple[int, int, int]:
        """Write key figures by area, key and year; return how many are new, changed and the same."""
        standing = {(f.area_id, f.key, f.year): f for f in KeyFigure.objects.all().iterator(5_000)}
        new, changed = [], []
        for key, (value, source) in wanted.items():
            figure = standing.get(key)
            if figure is None:
                area_id, name, year = key
                new.append(
                    KeyFigure(area_id=area_id, key=name, year=year, value=value, source=source)
                )
            elif (figure.value, figure.source) != (value, source):
                figure.value, figure.source = value, source
                changed.append(figure)
        KeyFigure.objects.bulk_create(new, batch_size=5_000)
        KeyFigure.objects.bulk_update(changed, ["value", "source"], batch_size=BATCH)
        return len(new), len(changed), len(wanted) - len(new) - len(changed)

    def put_postcodes(
        self, wanted: list[Fields], tally: Tally, tell: Callable[[int], None]
    ) -> None:
        """Write postcodes."""
        standing = Postcode.objects.in_bulk()
        new, changed = [], []
        for number, row in enumerate(wanted, start=1):
            found = standing.get(row["digits"])
            if found is None:
                new.append(Postcode(**row))
                _count(tally, "stored")
            elif _differences(found, row):
                changed.append(found)
                _count(tally, "changed")
            else:
                _count(tally, "same")
            tell(number)
        Postcode.objects.bulk_create(new, batch_size=BATCH)
        names = ["town", "point", "area", "is_nearest", "source"]
        Postcode.objects.bulk_update(changed, names, batch_size=BATCH)


def _count(tally: Tally | None, what: str) -> None:
    if tally is not None:
        setattr(tally, what, getattr(tally, what) + 1)


def _differences(standing: Any, row: Fields) -> set[str]:
    """Take over what differs; return the names of those fields."""
    different = {name for name, value in row.items() if getattr(standing, name) != value}
    for name in different:
        setattr(standing, name, row[name])
    return different
