"""Django asks `SELECT 1` before the first statement of every request, to know that a kept connection
still stands. A closed connection shows at its socket: there is something to read. So look there, and
ask the server only then.

And a cursor of which the server keeps every statement parsed and planned, for a few long ones.
"""

from selectors import EVENT_READ, DefaultSelector
from typing import Any

from django.db.backends.postgresql import base, operations


class DatabaseOperations(operations.DatabaseOperations):
    """What is told of a statement: where the driver does not keep its text, its text with the values in it."""

    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        """Return the text of the statement for the log of queries."""
        return super().last_executed_query(cursor, sql, params) or str(
            self.compose_sql(sql, params)
        )


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to PostgreSQL that notices by itself when the server has hung up."""

    ops_class = DatabaseOperations

    def is_usable(self) -> bool:
        """Whether the next statement can be sent."""
        if self.connection is None or self.connection.closed:
            return False
        with DefaultSelector() as selector:
            selector.register(self.connection.fileno(), EVENT_READ)
            is_silent = not selector.select(timeout=0)
        return is_silent or super().is_usable()

    def keeping_cursor(self) -> Any:
        """Return a cursor that sends values beside the statement, which the server then keeps.

        With `prepare_threshold` absent from the connection (behind a pooler that cannot keep
        statements) it works as well, without the gain.
        """
        make: Any = base.ServerBindingCursor
        self.ensure_connection()
        with self.wrap_database_errors:
            cursor = make(self.connection)
        own: Any = self
        return own._prepare_cursor(cursor)
