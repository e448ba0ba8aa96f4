"""What a merge changed is kept beside the row of the file; undoing the import puts it back."""

from collections.abc import Iterable
from hashlib import blake2b
from json import dumps
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from aanjager.community.files.rules.world import Wanted
from aanjager.community.people.models import Person


def said(row: Model, names: Iterable[str]) -> dict[str, Any]:
    """What a record says, in a form that can be kept: texts, and the keys of what it is linked to."""
    found: dict[str, Any] = {}
    for name in names:
        it = row._meta.get_field(name)
        if it.many_to_many:
            found[name] = sorted(getattr(row, name).values_list("pk", flat=True))
        else:
            value = it.value_from_object(row)  # type: ignore[union-attr]
            found[name] = None if value is None else it.value_to_string(row)  # type: ignore[union-attr]
    return found


def remember(it: Wanted, row: Model, was: dict[str, Any]) -> None:
    """Let the row of the file keep what a merge changed, a sign of what became of it, and of whom."""
    now = said(type(row)._default_manager.get(pk=row.pk), was)
    changed = {name: value for name, value in was.items() if value != now[name]}
    if changed:
        it.facts["before"], it.facts["became"] = (
            changed,
            _sign({name: now[name] for name in changed}),
        )
        it.facts["person"] = row.pk if isinstance(row, Person) else getattr(row, "person_id", None)


def put_back(row: Model, was: dict[str, Any], became: str) -> bool:
    """Give a record the values from before a merge, unless one of them was changed since."""
    if _sign(said(row, was)) != became:
        return False
    try:
        with transaction.atomic():
            _give(row, was)
    except IntegrityError:  # what came after does not go together with what was
        return False
    return True


def _give(row: Model, was: dict[str, Any]) -> None:
    plain = []
    for name, value in was.items():
        it = row._meta.get_field(name)
        if it.many_to_many:
            getattr(row, name).set(value)
        else:
            setattr(row, it.attname, None if value is None else it.to_python(value))  # type: ignore[union-attr]
            plain.append(it.name)
    if plain:
        row.save(update_fields=plain)


def _sign(values: dict[str, Any]) -> str:
    return blake2b(dumps(values, sort_keys=True).encode(), digest_size=16).hexdigest()
