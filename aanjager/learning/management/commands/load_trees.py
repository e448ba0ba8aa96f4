from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils.timezone import now

from aanjager.kernel.actor import CLOCK
from aanjager.learning.trees import actions as trees
from aanjager.trust.law import actions as law


class Command(BaseCommand):
    """Loads the guided question trees that come with the program, and the numbers they name."""

    help = (
        "Load the guided question trees that come with the program, with the numbers of the law. Safe "
        "to run again: only differences are published, and a tree that was changed here is left alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and stop"
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        at = now()
        self.stdout.write(f"law values: {law.load(by=CLOCK, at=at)}")
        self.stdout.write(f"trees: {trees.ship(by=CLOCK, at=at)}")
        if options["dry_run"]:
            transaction.set_rollback(True)
            self.stdout.write("Dry run: nothing was written.")
