"""The tree itself, level by level, from the country down to the postcode."""

from collections import Counter, defaultdict
from collections.abc import Callable
from decimal import Decimal

from django.utils.text import slugify

from aanjager.community.places.actions.files import Folder, Row, Sheet
from aanjager.community.places.actions.mergers import Mergers
from aanjager.community.places.actions.municipalities import Municipalities
from aanjager.community.places.actions.postcodes import Postcodes
from aanjager.community.places.actions.rows import Rows
from aanjager.community.places.actions.shelves import Fields, Shelves
from aanjager.community.places.choices import (
    COUNTRY_CODE,
    COUNTRY_NAME,
    FIGURES,
    LICENCE,
    RIGHT_NAMES,
    SUMMED,
    TOLERANCE_M,
    URBANITY,
)
from aanjager.community.places.models import Area
from aanjager.kernel import shapes
from aanjager.kernel.grid import Point, middle
from aanjager.kernel.text import letters

KIND = Area.Kind
Tell = Callable[[str, int, int], None]


class Tree:
    """Builds every level out of the sheets, on top of the level before."""

    def __init__(self, files: Folder, shelves: Shelves, tell: Tell) -> None:
        self.files, self.shelves, self.tell = files, shelves, tell
        places = files.get("places")
        self.town_rows = list(Rows(places, "Woonplaatscode", r"\d{4}", has_point=False).good())
        names = (row["Woonplaats"] for row in self.town_rows)
        self.table = Postcodes(files.get("postcodes"), names)
        self.areas_by_id: dict[int, Area] = {}
        self.figure_rows: list[tuple[Area, Row, Sheet]] = []
        self.sums: dict[tuple[int, str, int], list[Decimal]] = defaultdict(list)
        self.mergers = Mergers(files.get("labour"), self.town_rows, self.table.good)
        year = files.get("labour").year
        self.labour_source = f"Open State Foundation, Regio-Atlas {year}"

    # The levels

    def country(self) -> None:
        """The country is the root of the tree."""
        sheet = self.files.get("provincies")
        points = [Rows(sheet, "code", "").point(row) for row in sheet.rows if row["lat"]]
        self.root = self.put(
            [self.fields(KIND.COUNTRY, COUNTRY_CODE, COUNTRY_NAME, sheet, point=middle(points))]
        )[0]

    def provinces(self) -> None:
        """The provinces make up the country; by their names the municipalities find them."""
        sheet, wanted = self.files.get("provincies"), []
        rows = Rows(sheet, "code", r"PV\d{2}")
        for row in self.each(rows):
            name = RIGHT_NAMES.get(row["code"], row["name"])
            if name != row["name"]:
                sheet.tally.notes.append(f"{row['code']}: {row['name']} became {name}")
            wanted.append(self.shaped(KIND.PROVINCE, row, rows, name=name, inside=self.root))
        self.province = {letters(area.name): area for area in self.put(wanted, sheet)}

    def corop_regions(self) -> None:
        """The COROP regions, out of the list of places."""
        sheet = self.files.get("places")
        names = {row["COROP-gebiedcode"]: row["COROP-gebied"] for row in self.town_rows}
        wanted = []
        for code, name in sorted(names.items()):
            fields = self.fields(KIND.REGION, f"CR{code}", name, sheet, inside=self.root)
            members = [c for c, corop in self.mergers.corop.items() if corop == code]
            wanted.append({**fields, "region_kind": "corop", "point": self._middle_of(members)})
        self.corop = {area.code[2:]: area for area in self.put(wanted)}

    def labour_market_regions(self) -> None:
        """The labour-market regions, out of their own list."""
        sheet = self.files.get("labour")
        names = sorted({self.mergers.region_of(code) for code in self.mergers.labour})
        wanted = []
        for name in names:
            code = slugify(name)[:20]
            fields = self.fields(KIND.REGION, code, name, sheet, inside=self.root)
            members = [c for c in self.mergers.labour if self.mergers.region_of(c) == name]
            wanted.append({
                **fields, "region_kind": "labour_market", "point": self._middle_of(members),
                "source": self.labour_source,
            })  # fmt: skip
        self.labour_market = {area.name: area for area in self.put(wanted)}

    def municipalities(self) -> None:
        """Municipalities of every list, with what became of those that ended."""
        level = Municipalities(self)
        self.municipality = level.put()
        self.figure_rows += [
            (self.municipality[c], r, level.sheet) for c, r in level.listed.items()
        ]

    def districts(self) -> None:
        """Districts lie in municipalities, also in those that ended since."""
        sheet = self.files.get("wijken")
        rows = Rows(sheet, "code", r"WK\d{6}")
        self.district = self._level(KIND.DISTRICT, rows, self.municipality, "gemeentecode")

    def neighbourhoods(self) -> None:
        """Neighbourhoods lie in the district of their own code, where the folder has them."""
        sheet = self.files.get("buurten")
        for row in sheet.rows:
            row.setdefault("wijkcode", f"WK{row['code'][2:8]}")
        self._level(KIND.NEIGHBOURHOOD, Rows(sheet, "code", r"BU\d{8}"), self.district, "wijkcode")

    def towns(self) -> None:
        """Towns lie in municipalities; their point is the middle of their postcodes."""
        sheet = self.files.get("places")
        at = self._points_of_towns()
        wanted = []
        for number, row in enumerate(self.town_rows, start=1):
            inside = self.municipality[f"GM{row['Gemeentecode']}"]
            point = at.get((letters(row["Woonplaats"]), inside.code)) or inside.point
            code, name = f"WP{row['Woonplaatscode']}", row["Woonplaats"]
            wanted.append(self.fields(KIND.TOWN, code, name, sheet, inside=inside, point=point))
            self.tell("towns", number, len(self.town_rows))
        self.put(wanted, sheet)

    def postcodes(self) -> None:
        """Postcodes lie in districts; what was written wrongly or shares a point is said."""
        sheet = self.files.get("postcodes")
        wanted: list[Fields] = []
        source = f"Postcodetabel 2016 (MIT) op wijken van CBS {sheet.year} ({LICENCE})"
        for row in self.table.good:
            area = self.district.get(row["wijkcode"])
            if area is None:
                self.table.rows.refuse(row, f"district {row['wijkcode']!r} is not known")
                continue
            wanted.append({
                "digits": row["pc4"], "town": row["plaats"], "point": self.table.rows.point(row),
                "area_id": area.pk, "is_nearest": row["dichtstbij"] == "1", "source": source,
            })  # fmt: skip
        self.shelves.put_postcodes(
            wanted, sheet.tally, lambda n: self.tell("postcodes", n, len(wanted))
        )
        at = Counter(fields["point"] for fields in wanted)
        shared = sum(count for count in at.values() if count > 1)
        sheet.tally.notes += [
            f"{sum(f['is_nearest'] for f in wanted)} lie in no district: the nearest was taken",
            f"{shared} share their point with another (post-office boxes among them)",
        ]

    def figures(self) -> None:
        """Key figures of districts and municipalities, and what adds up to more."""
        wanted: dict[tuple[int, str, int], tuple[Decimal, str]] = {}
        missing: Counter[str] = Counter()
        for number, (area, row, sheet) in enumerate(self.figure_rows, start=1):
            for key in FIGURES:
                value = Rows.number(str(URBANITY.get(row.get(key, ""), row.get(key, ""))))
                if value is None:
                    missing[sheet.tally.name] += 1
                    continue
                wanted[area.pk, key, sheet.year] = (value, f"CBS {sheet.year} ({LICENCE})")
                self._add_up(area, key, sheet.year, value)
            self.tell("key figures", number, len(self.figure_rows))
        for (pk, key, year), values in self.sums.items():
            added = f"CBS {year} ({LICENCE}), opgeteld"
            wanted.setdefault((pk, key, year), (sum(values, Decimal(0)), added))
        new, changed, same = self.shelves.put_figures(wanted)
        self.files.report.figures = (new, changed, same)
        for name, count in missing.items():
            self.files.report.notes.append(f"{name}: {count} figures are not given, left out.")

    # What the levels share

    def each(self, rows: Rows) -> list[Row]:
        good = list(rows.good())
        for number in range(1, len(good) + 1):
            self.tell(rows.sheet.tally.name, number, len(good))
        return good

    def put(self, wanted: list[Fields], sheet: Sheet | None = None) -> list[Area]:
        for row in wanted:
            key = row["kind"], row["code"], row.get("region_kind", "")
            standing = self.shelves.area(*key)
            if standing:  # the first list that named it, whatever is imported later
                row["valid_from"] = min(row["valid_from"], standing.valid_from)
        areas = self.shelves.put(wanted, sheet.tally if sheet else None)
        self.areas_by_id |= {area.pk: area for area in areas}
        return areas

    def fields(
        self, kind: str, code: str, name: str, sheet: Sheet,
        *, inside: Area | None = None, point: Point | None = None,
    ) -> Fields:  # fmt: skip
        return {
            "kind": kind,
            "code": code,
            "name": name,
            "part_of_id": inside.pk if inside else None,
            "ancestor_ids": sorted({inside.pk, *inside.ancestor_ids}) if inside else [],
            "valid_from": sheet.year,
            "valid_to": None,
            "point": point,
            "source": f"CBS {sheet.year} ({LICENCE})",
        }

    def shaped(self, kind: str, row: Row, rows: Rows, *, name: str, inside: Area) -> Fields:
        fields = self.fields(
            kind, row["code"], name, rows.sheet, inside=inside, point=rows.point(row)
        )
        geometry = rows.sheet.shapes.get(row["code"])
        fields["outline"] = []
        if geometry is None:
            rows.sheet.tally.notes.append(f"{row['code']} {name} has no outline")
        else:
            fields["outline"] = shapes.outline(shapes.rings_of(geometry), TOLERANCE_M[kind])
        return fields

    def _level(
        self, kind: str, rows: Rows, parents: dict[str, Area], column: str
    ) -> dict[str, Area]:
        wanted, taken = [], []
        for row in self.each(rows):
            parent = parents.get(row[column])
            if parent is None:
                rows.refuse(row, f"{row['code']} lies in {row[column]!r}, which is not known")
                continue
            wanted.append(self.shaped(kind, row, rows, name=row["name"], inside=parent))
            taken.append(row)
        areas = self.put(wanted, rows.sheet)
        self.figure_rows += [(a, row, rows.sheet) for a, row in zip(areas, taken, strict=True)]
        return {area.code: area for area in areas}

    def _middle_of(self, codes: list[str]) -> Point | None:
        """The middle of these municipalities, as far as the file with figures knows them."""
        sheet = self.files.get("gemeenten")
        rows = Rows(sheet, "code", "")
        return middle([rows.point(row) for row in sheet.rows if row["code"] in codes])

    def _points_of_towns(self) -> dict[tuple[str, str], Point | None]:
        """The middle of the postcodes of each town, by its name and its municipality of now."""
        found: dict[tuple[str, str], set[Point]] = defaultdict(set)
        for row in self.table.good:
            code = row["gemeentecode"]
            now = self.mergers.into.get(code, code)
            found[letters(row["plaats"]), now].add(self.table.rows.point(row))
        return {key: middle(sorted(points)) for key, points in found.items()}

    def _add_up(self, area: Area, key: str, year: int, value: Decimal) -> None:
        """Count the figure of a municipality for its province, the country and what it went into."""
        if area.kind != KIND.MUNICIPALITY or key not in SUMMED:
            return
        for pk in {area.part_of_id, self.root.pk, area.merged_into_id}:
            if pk is not None:
                self.sums[pk, key, year].append(value)
