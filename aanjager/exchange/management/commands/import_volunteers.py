from typing import Any

from aanjager.exchange.management.commands import import_file


class Command(import_file.Command):
    """Brings in volunteers: the same as `import_file` for a file with people."""

    def handle(self, *args: Any, **options: Any) -> None:
        options["profile"] = options["profile"] or "people"
        super().handle(*args, **options)
