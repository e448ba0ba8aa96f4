from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from aanjager.community.centres.models import Centre
from aanjager.governance.budgets import actions, queries
from aanjager.kernel.actor import CLOCK


class Command(BaseCommand):
    """Brings in what residents asked for in a participatory budget."""

    help = (
        "Import the projects of a file of Pabulib (pabulib.org) as initiatives of a centre, with "
        "cost and votes. Safe to run again: only differences are written. Exit codes: 0 every "
        "project was taken, 1 some were refused (the report says which), 2 the file is not what "
        "it should be and nothing was done."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--centre", required=True, help="the short name of the centre")
        parser.add_argument("--dry-run", action="store_true", help="report, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        centre = Centre.objects.filter(slug=options["centre"]).first()
        if centre is None:
            raise CommandError(f"There is no centre {options['centre']!r}.", returncode=2)
        try:
            ballot = queries.read(options["file"])
        except queries.FileRefused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        report = actions.import_projects(
            ballot, centre, dry_run=options["dry_run"], by=CLOCK, at=now()
        )
        self._print(report, dry_run=options["dry_run"])

    def _print(self, report: actions.Report, *, dry_run: bool) -> None:
        for code, title, outcome in report.lines:
            self.stdout.write(f"{code:>6}  {title}: {outcome}")
        for note in report.notes:
            self.stdout.write(f"note: {note}")
        of = report.counts()
        self.stdout.write(
            f"{len(report.lines)} projects = {of['stored']} stored + {of['changed']} changed "
            f"+ {of['the same']} the same + {of['refused']} refused"
        )
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")
        elif not of["stored"] and not of["changed"]:
            self.stdout.write("Nothing changed: all of this stood there already.")
        if of["refused"]:
            raise CommandError(
                f"{of['refused']} projects were refused; see the report.", returncode=1
            )
