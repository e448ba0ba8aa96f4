"""A framework as a CSV file, as ESCO gives out its classification."""

from typing import BinaryIO

from aanjager.growth.frameworks.choices import KINDS, RELEASED, SHAPES, Shape
from aanjager.growth.frameworks.models import Concept
from aanjager.growth.frameworks.queries.rows import FileRefused, Read, judged, lines
from aanjager.kernel.sheets import Row, Unreadable, open_table


def read(file: BinaryIO, source: str) -> list[Read]:
    """Read every row of a file; each is a concept or says why not."""
    try:
        table = open_table(file)
        shape = next((it for it in SHAPES if it.columns() <= set(table.header)), None)
        if shape is None:
            known = "; ".join(", ".join(sorted(it.columns())) for it in SHAPES)
            raise FileRefused(f"Unknown columns. Known are: {known}.")
        seen: dict[str, int] = {}
        return [_row(row, table.header, shape, source, seen) for row in table.rows()]
    except Unreadable as problem:
        raise FileRefused(str(problem)) from problem


def _row(row: Row, header: list[str], shape: Shape, source: str, seen: dict[str, int]) -> Read:
    if row.fault:
        return Read(row.number, "", why_not=row.fault)
    cells = dict(zip(header, row.cells, strict=True))
    uri, status = cells[shape.uri], cells[shape.status] if shape.status else RELEASED
    concept = Concept(
        kind=next((kind for part, kind in KINDS.items() if part in uri), ""),
        uri=uri,
        code=cells[shape.code],
        name=cells[shape.name],
        other_names=lines(cells[shape.other_names].splitlines()),
        language=shape.language,
        source=source,
    )
    return judged(row.number, concept, seen, status="" if status == RELEASED else status)
