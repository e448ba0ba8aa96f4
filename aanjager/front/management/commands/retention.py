"""`manage.py retention`: keep the terms by hand, or see what the clock would do."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import now

from aanjager.front.mine import actions
from aanjager.kernel.actor import CLOCK


class Command(BaseCommand):
    help = (
        "Asks silent people whether they stay, and erases who stayed silent for the whole term. "
        "Runs by itself every night; --dry-run shows what it would do."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="change nothing, say who")
        parser.add_argument("--cap", type=int, default=actions.CAP, help="people per run, of each")

    def handle(self, *args: Any, **options: Any) -> None:
        kept = actions.keep_terms(
            by=CLOCK, at=now(), cap=options["cap"], dry_run=options["dry_run"]
        )
        begin = "Would ask" if options["dry_run"] else "Asked"
        then = "would erase" if options["dry_run"] else "erased"
        self.stdout.write(f"{begin} {len(kept.asked)}, {then} {len(kept.removed)} people.")
        for pk in kept.removed:
            self.stdout.write(f"  person {pk}")
        if kept.left:
            self.stdout.write(f"{kept.left} more wait for the next run (--cap {options['cap']}).")
