"""Children that are read along with their parent, in its statement."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, QuerySet
from django.db.models.functions import JSONObject


def along(children: QuerySet[Any]) -> ArraySubquery:
    """Every column of these rows in one column of the parent, in their order.

    The rows say whose they are with `OuterRef("pk")`; `put` makes them children again.
    """
    names = {it.attname: it.attname for it in children.model._meta.concrete_fields}
    return ArraySubquery(children.values(as_read=JSONObject(**names)))


def put(parent: Model, name: str, found: Iterable[Mapping[str, Any]]) -> None:
    """Give a parent its children as if they had been prefetched; for reading, never before a lock."""
    manager = getattr(parent, name)
    rows = [_made(manager.model, it) for it in found]
    for row in rows:
        setattr(row, manager.field.name, parent)
    known = manager.all()
    known._result_cache, known._prefetch_done = rows, True
    parent.__dict__.setdefault("_prefetched_objects_cache", {})[name] = known


def _made(model: type[Model], row: Mapping[str, Any]) -> Model:
    """One row as the database would give it; a field that is kept in another form is refused."""
    fields = model._meta.concrete_fields
    kept = [it.name for it in fields if hasattr(it, "from_db_value")]
    if kept:
        raise TypeError(f"{model._meta.label} keeps {kept} in another form: prefetch it instead")
    values = [it.to_python(row[it.attname]) for it in fields]
    return model.from_db("default", [it.attname for it in fields], values)
