"""Django asks `SELECT 1` before the first statement of every request, to know that a kept connection
still stands. A closed connection shows at its socket: there is something to read. So look there, and
ask the server only then.
"""

from selectors import EVENT_READ, DefaultSelector

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to PostgreSQL that notices by itself when the server has hung up."""

    def is_usable(self) -> bool:
        """Whether the next statement can be sent."""
        if self.connection is None or self.connection.closed:
            return False
        with DefaultSelector() as selector:
            selector.register(self.connection.fileno(), EVENT_READ)
            is_silent = not selector.select(timeout=0)
        return is_silent or super().is_usable()
