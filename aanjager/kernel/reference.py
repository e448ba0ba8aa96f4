"""Reference data: rows of a JSON file in a room, compared with what stands in its table."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db.models import Model

Row = dict[str, Any]


@dataclass
class Difference:
    """What a file would do to a table: rows to add, rows to change, how many stay as they are."""

    new: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    same: int = 0

    def __str__(self) -> str:
        return f"{len(self.new)} new, {len(self.changed)} changed, {self.same} the same"


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def difference(model: type[Model], key: tuple[str, ...], rows: list[Row]) -> Difference:
    """Compare rows with the table, by the fields that name a row; changes nothing."""
    objects = model._default_manager.all()
    fields: dict[str, Any] = {f.attname: f for f in model._meta.concrete_fields}
    standing = {tuple(getattr(it, name) for name in key): it for it in objects}
    outcome = Difference()
    for row in rows:
        wanted = {name: fields[name].to_python(value) for name, value in row.items()}
        it = standing.get(tuple(wanted[name] for name in key))
        if it is None:
            outcome.new.append(model(**wanted))
        elif any(getattr(it, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(it, name, value)
            outcome.changed.append(it)
        else:
            outcome.same += 1
    return outcome
