"""Many new rows in one stream: what a thousand INSERTs ask of Python and of the planner, COPY does not."""

from collections.abc import Sequence
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def copy_in(rows: Sequence[Row]) -> list[Row]:
    """Write new rows through PostgreSQL's COPY and give each its key, in order; constraints hold as ever.

    For plain tables with a numbered key. Runs in the transaction that is open.
    """
    if not rows:
        return []
    connection = connections[DEFAULT_DB_ALIAS]
    meta = type(rows[0])._meta
    fields = meta.concrete_fields
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [meta.db_table, meta.pk.column, len(rows)],
        )
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key
        columns = ", ".join(quote(field.column or field.name) for field in fields)
        copying = cursor.copy(f"COPY {quote(meta.db_table)} ({columns}) FROM STDIN")
        with connection.wrap_database_errors, copying as copy:
            for row in rows:
                copy.write_row(
                    [it.get_db_prep_save(it.pre_save(row, True), connection) for it in fields]
                )
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
    return list(rows)
