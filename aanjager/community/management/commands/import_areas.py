from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from aanjager.community.places import actions
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.progress import Bar


class Command(BaseCommand):
    """Loads the map of the country; run it again when newer files come out."""

    help = (
        "Import areas, key figures and postcodes from a folder with files of CBS. Safe to run "
        "again: only differences are written. Exit codes: 0 every row was taken, 1 some rows were "
        "refused (the report says which), 2 a file is not what it should be and nothing was done."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="report, and write nothing")
        parser.add_argument("--quiet", action="store_true", help="no progress, only the report")

    def handle(self, *args: Any, **options: Any) -> None:
        bar = Bar(self.stderr, quiet=options["quiet"])
        try:
            report = actions.import_areas(
                options["folder"], by=CLOCK, at=now(), tell=bar.tell, dry_run=options["dry_run"]
            )
        except actions.FolderRefused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        self._print(report)
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was written.")
        elif report.changed_nothing:
            self.stdout.write("Nothing changed: all of this stood there already.")
        if report.refused:
            raise CommandError(f"{report.refused} rows were refused; see the report.", returncode=1)

    def _print(self, report: actions.Report) -> None:
        for tally in report.tallies:
            self.stdout.write(
                f"{tally.name}: {tally.rows} rows = {tally.stored} stored + {tally.changed} changed "
                f"+ {tally.same} the same + {len(tally.refused)} refused"
            )
            for line in [*tally.refused, *tally.notes]:
                self.stdout.write(f"  {line}")
        new, changed, same = report.figures
        self.stdout.write(f"key figures: {new} stored, {changed} changed, {same} the same")
        for note in report.notes:
            self.stdout.write(note)
