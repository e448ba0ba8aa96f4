"""Reading a file of a framework, and looking in what was brought in."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Q, QuerySet

from aanjager.growth.frameworks.choices import KINDS, MOST_NAME, RELEASED, SHAPES, Shape
from aanjager.growth.frameworks.models import Concept
from aanjager.kernel.actor import Actor
from aanjager.kernel.sheets import Row, Unreadable, open_table


class FileRefused(Exception):
    """The file is not one that is known; nothing was read."""


@dataclass(frozen=True)
class Read:
    """One row of the file: its number, and the concept, or why it is none."""

    number: int
    what: str
    concept: Concept | None = None
    why_not: str = ""


def read(path: Path, source: str) -> list[Read]:
    """Read every row of a file; each is a concept or says why not."""
    try:
        with path.open("rb") as file:
            table = open_table(file)
            shape = next((it for it in SHAPES if it.columns() <= set(table.header)), None)
            if shape is None:
                known = "; ".join(", ".join(sorted(it.columns())) for it in SHAPES)
                raise FileRefused(f"Unknown columns. Known are: {known}.")
            seen: dict[str, int] = {}
            return [_judged(row, table.header, shape, source, seen) for row in table.rows()]
    except (OSError, Unreadable) as problem:
        raise FileRefused(str(problem)) from problem


def _judged(row: Row, header: list[str], shape: Shape, source: str, seen: dict[str, int]) -> Read:
    if row.fault:
        return Read(row.number, "", why_not=row.fault)
    cells = dict(zip(header, row.cells, strict=True))
    uri, name = cells[shape.uri], cells[shape.name]
    kind = next((kind for part, kind in KINDS.items() if part in uri), "")
    status = cells[shape.status] if shape.status else RELEASED
    reasons = [
        (not uri.startswith(("http://", "https://")), "no address"),
        (uri in seen, f"the address of row {seen.get(uri)} again"),
        (not kind, "neither an occupation, a skill nor a field of study"),
        (not name, "no name"),
        (len(name) > MOST_NAME, f"a name of more than {MOST_NAME} signs"),
        (status != RELEASED, f"not in use: {status}"),
    ]
    why_not = next((words for is_so, words in reasons if is_so), "")
    if why_not:
        return Read(row.number, name or uri, why_not=why_not)
    seen[uri] = row.number
    other = "\n".join(
        line.strip() for line in cells[shape.other_names].splitlines() if line.strip()
    )
    concept = Concept(
        kind=kind, uri=uri, code=cells[shape.code], name=name, other_names=other,
        language=shape.language, source=source,
    )  # fmt: skip
    return Read(row.number, name, concept)


def search(actor: Actor, words: str) -> QuerySet[Concept]:
    """Concepts with these words in a name or with this code, for staff of a centre, by name."""
    asked = words.strip()
    if not asked or not actor.staff_of:
        return Concept.objects.none()
    found = Q(code__iexact=asked) | Q(name__icontains=asked) | Q(other_names__icontains=asked)
    return Concept.objects.filter(found).order_by("name", "pk")


def by_uri(uri: str) -> Concept | None:
    """The concept at this address, if it was brought in."""
    return Concept.objects.filter(uri=uri).first() if uri else None


def at(uris: Iterable[str]) -> list[Concept]:
    """The concepts at these addresses that were brought in, by their code."""
    return list(Concept.objects.filter(uri__in=list(uris)).order_by("code", "uri"))


def sources() -> list[str]:
    """What was brought in."""
    return list(Concept.objects.order_by("source").values_list("source", flat=True).distinct())
