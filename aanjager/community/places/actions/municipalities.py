"""The level of the municipalities: several lists of different years on top of each other."""

from typing import TYPE_CHECKING

from aanjager.community.places.actions.files import Row, Sheet
from aanjager.community.places.actions.rows import Rows
from aanjager.community.places.actions.shelves import Fields
from aanjager.community.places.models import Area
from aanjager.kernel.grid import middle
from aanjager.kernel.text import letters

if TYPE_CHECKING:
    from aanjager.community.places.actions.tree import Tree

KIND = Area.Kind.MUNICIPALITY


class Municipalities:
    """Those of the newest list live; the others ended in the last year in which a list names them."""

    def __init__(self, tree: "Tree") -> None:
        self.tree, self.mergers = tree, tree.mergers
        self.sheet = tree.files.get("gemeenten")
        self.rows = Rows(self.sheet, "code", r"GM\d{4}")
        self.listed = {row["code"]: row for row in tree.each(self.rows) if self._is_somewhere(row)}
        self.mergers.find_successors(set(self.listed))
        self.areas: dict[str, Area] = {}

    def _is_somewhere(self, row: Row) -> bool:
        known = letters(row["province"]) in self.tree.province
        if not known:
            self.rows.refuse(row, f"{row['code']} lies in {row['province']!r}, which is not known")
        return known

    def put(self) -> dict[str, Area]:
        """Write all of them and the regions they belong to; return them by code."""
        names = self.mergers.names
        drawn = {code: self._listed(row) for code, row in self.listed.items()}
        for old, new in sorted(self.mergers.into.items()):
            if new in drawn:
                drawn[new]["outline"] = drawn[new]["outline"] + drawn[old]["outline"]
        made = [self._new(code, drawn) for code in sorted(set(names) - set(drawn))]
        self._keep([f for code, f in drawn.items() if not names or code in names], self.sheet)
        self._keep(made)
        ended = [self._ended(f) for code, f in drawn.items() if names and code not in names]
        self._keep(ended, self.sheet)
        self._keep([self._bygone(c) for c in sorted(set(self.mergers.labour) - set(self.areas))])
        self._join_regions()
        return self.areas

    def _listed(self, row: Row) -> Fields:
        """One that the file with figures names; its name is that of the newest list."""
        code = row["code"]
        name = self.mergers.names.get(code, row["name"])
        if name != row["name"]:
            self.sheet.tally.notes.append(f"{code}: {row['name']} became {name}")
        inside = self.tree.province[letters(row["province"])]
        fields = self.tree.shaped(KIND, row, self.rows, name=name, inside=inside)
        return self._in_regions(fields)

    def _new(self, code: str, drawn: dict[str, Fields]) -> Fields:
        """One that only the newest list names: made of those that went into it, if the lists tell."""
        sheet = self.tree.files.get("places")
        parts = [drawn[old] for old in self.mergers.made_of(code)]
        inside = self.tree.areas_by_id[parts[0]["part_of_id"]] if parts else self.tree.root
        point = middle([part["point"] for part in parts])
        name = self.mergers.names[code]
        fields = self.tree.fields(KIND, code, name, sheet, inside=inside, point=point)
        fields["outline"] = [ring for part in parts for ring in part["outline"]]
        made_of = ", ".join(part["name"] for part in parts) or "nothing the lists know"
        sheet.tally.notes.append(f"{code} {name} is new, made of {made_of}")
        return self._in_regions(fields)

    def _ended(self, fields: Fields) -> Fields:
        """One that the newest list no longer names; all in it lies in its successor too."""
        successor = self.areas.get(self.mergers.into.get(fields["code"], ""))
        fields["valid_to"] = self.sheet.year
        fields["merged_into_id"] = successor.pk if successor else None
        if successor:
            above = {*fields["ancestor_ids"], successor.pk, *successor.ancestor_ids}
            fields["ancestor_ids"] = sorted(above)
        became = f"went into {successor.name}" if successor else "no list tells what it became"
        self.sheet.tally.notes.append(f"{fields['code']} {fields['name']} ended: {became}")
        return fields

    def _bygone(self, code: str) -> Fields:
        """One that ended before the file with figures was made: a name and a region is all we know."""
        sheet = self.tree.files.get("labour")
        name = self.mergers.labour[code]["Gemeente"]
        fields = self.tree.fields(KIND, code, name, sheet, inside=self.tree.root)
        return self._in_regions(
            {**fields, "valid_to": sheet.year, "source": self.tree.labour_source}
        )

    def _in_regions(self, fields: Fields) -> Fields:
        regions = self._regions_of(fields["code"])
        above = {*fields["ancestor_ids"], *(region.pk for region in regions)}
        return {**fields, "ancestor_ids": sorted(above)}

    def _regions_of(self, code: str) -> list[Area]:
        corop = self.tree.corop.get(self.mergers.corop.get(code, ""))
        labour = self.tree.labour_market.get(self.mergers.region_of(code))
        return [region for region in (corop, labour) if region]

    def _keep(self, wanted: list[Fields], sheet: Sheet | None = None) -> None:
        for area in self.tree.put(wanted, sheet):
            self.areas[area.code] = area

    def _join_regions(self) -> None:
        """Make municipalities members of their regions; each row of the regions' list is one of these."""
        wanted = {a: {r.pk for r in self._regions_of(code)} for code, a in self.areas.items()}
        new = self.tree.shelves.set_regions(wanted)
        tally = self.tree.files.get("labour").tally
        for code in self.mergers.labour:
            region = self.tree.labour_market[self.mergers.region_of(code)]
            is_new = (self.areas[code].pk, region.pk) in new
            tally.stored += is_new
            tally.same += not is_new
        without = [
            a.name for c, a in self.areas.items() if not a.valid_to and c not in self.mergers.labour
        ]
        if self.mergers.labour and without:
            tally.notes.append(
                f"no labour-market region is known for: {', '.join(sorted(without))}"
            )
