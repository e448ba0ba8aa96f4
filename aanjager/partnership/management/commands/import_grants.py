from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from aanjager.kernel.actor import CLOCK
from aanjager.partnership.grants import actions, queries


class Command(BaseCommand):
    """Brings in an open register of grants."""

    help = (
        "Import a register of grants in JSON (as Amsterdam publishes it) for the page that says who "
        "got what. Private persons are never stored by name; what may be a person's name is not "
        "kept either, unless --bodies lists it. Safe to run again: only new rows are written. Exit "
        "codes: 0 every row was taken, 1 some were refused (the report says which), 2 the file is "
        "not what it should be and nothing was done."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--register", required=True, help="its short name: amsterdam-2016")
        parser.add_argument("--source", required=True, help="whose data it is, and the licence")
        parser.add_argument(
            "--bodies", type=Path, help="names of bodies, one a line, checked by you"
        )
        parser.add_argument("--dry-run", action="store_true", help="report, and write nothing")
        parser.add_argument("--brief", action="store_true", help="only what was not the same")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            bodies = options["bodies"].read_text(encoding="utf-8") if options["bodies"] else ""
            known = {" ".join(line.split()).lower() for line in bodies.splitlines() if line.strip()}
            rows = queries.read(options["file"], known)
        except queries.FileRefused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        except (OSError, UnicodeDecodeError) as problem:
            words = f"The list of bodies cannot be read: {problem}"
            raise CommandError(words, returncode=2) from problem
        report = actions.import_grants(
            rows, options["register"], options["source"], dry_run=options["dry_run"], by=CLOCK,
            at=now(),
        )  # fmt: skip
        self._print(report, options)

    def _print(self, report: actions.Report, options: dict[str, Any]) -> None:
        for number, who, outcome in report.lines:
            if outcome != "the same" or not options["brief"]:
                self.stdout.write(f"{number:>6}  {who}: {outcome}")
        of = report.counts()
        self.stdout.write(
            f"{len(report.lines)} rows = {of['stored']} stored + {of['the same']} the same "
            f"+ {of['refused']} refused; {report.nameless} without a name"
        )
        if report.gone:
            self.stdout.write(
                f"{report.gone} rows stand here and not in this file; they were kept."
            )
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was written.")
        elif not of["stored"]:
            self.stdout.write("Nothing changed: all of this stood there already.")
        if of["refused"]:
            raise CommandError(f"{of['refused']} rows were refused; see the report.", returncode=1)
