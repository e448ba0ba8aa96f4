from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from aanjager.growth.frameworks import actions, queries
from aanjager.kernel.actor import CLOCK


class Command(BaseCommand):
    """Brings in the occupations or skills of a framework of others: ESCO, CompetentNL."""

    help = (
        "Import occupations, skill groups or fields of study from a CSV file as ESCO gives it out. "
        "Safe to run again: what is the same stays as it is, and nothing is taken away. Exit codes: "
        "0 every row was taken, 1 some were refused (the report says which), 2 the file is not "
        "what it should be and nothing was done."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--source", required=True, help="which framework and version: ESCO 1.2, CompetentNL 2.1"
        )
        parser.add_argument("--dry-run", action="store_true", help="report, and write nothing")
        parser.add_argument("--all", action="store_true", help="a line for every row")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            rows = queries.read(options["file"], options["source"][:60])
        except queries.FileRefused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        report = actions.import_concepts(rows, dry_run=options["dry_run"], by=CLOCK, at=now())
        for number, what, outcome in report.lines:
            if options["all"] or outcome.startswith("refused"):
                self.stdout.write(f"{number:>6}  {what}: {outcome}")
        of = report.counts()
        self.stdout.write(
            f"{len(report.lines)} rows = {of['new']} new + {of['changed']} changed "
            f"+ {of['the same']} the same + {of['refused']} refused; "
            f"{report.gone} stand here and not in this file, and stay"
        )
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was written.")
        if of["refused"]:
            raise CommandError(f"{of['refused']} rows were refused; see the report.", returncode=1)
