"""Statements written out by hand that every visitor asks: the server keeps them parsed and planned.

Reading and planning the statement of the finder took the database longer than answering it. Django
puts values into the text, so no two texts are alike; here they travel beside it, and whole numbers
always as eight bytes, so that one text is one kept statement.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.db import connection
from psycopg.types.numeric import Int8


def rows(statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a statement with `%(name)s` values, from its kept plan.

    Raises what a Django cursor raises. The statement stands in the log of queries as others do.
    """
    with cast(Any, connection).keeping_cursor() as cursor:
        cursor.execute(statement, {name: _as_kept(value) for name, value in values.items()})
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _as_kept(value: Any) -> Any:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return Int8(value)
    return [_as_kept(one) for one in value] if isinstance(value, Sequence) else value
