from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils.timezone import now

from aanjager.community.organisations import actions as organisations
from aanjager.community.skills import actions as skills
from aanjager.kernel.actor import CLOCK
from aanjager.trust.law import actions as law


class Command(BaseCommand):
    """Loads what every installation knows; run it again after an update."""

    help = (
        "Load themes, skills, synonyms, the screening checklists and the numbers of the law from "
        "the files that come with the program. Safe to run again: only differences are written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and stop"
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        at = now()
        outcomes = {
            **skills.load(by=CLOCK, at=at),
            "criteria": organisations.load_criteria(by=CLOCK, at=at),
            "law values": law.load(by=CLOCK, at=at),
        }
        for name, outcome in outcomes.items():
            self.stdout.write(f"{name}: {outcome}")
        if options["dry_run"]:
            transaction.set_rollback(True)
            self.stdout.write("Dry run: nothing was written.")
