from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from aanjager.growth.internships.actions import load_tracks
from aanjager.growth.working_time import actions, queries
from aanjager.growth.working_time.choices import Region
from aanjager.kernel.actor import CLOCK


class Command(BaseCommand):
    """Reads the school holidays of the three regions from calendar files."""

    help = (
        "Read the school holidays from nl-school-north.ics, nl-school-central.ics and "
        "nl-school-south.ics in a folder, and the tracks of this house. Safe to run again. "
        "Ends with 0 when every region was read, 1 when a file is missing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="where the three .ics files are")
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        for region in Region.values:
            path = options["folder"] / f"nl-school-{region}.ics"
            if not path.is_file():
                raise CommandError(f"no file {path}")
            days = queries.holidays_in(path.read_bytes())
            new = 0
            if not options["dry_run"]:
                new = actions.load_calendar(region, days, path.name, by=CLOCK, at=now())
            self.stdout.write(f"{region}: {len(days)} holidays, {new} new")
        if not options["dry_run"]:
            self.stdout.write(f"tracks: {load_tracks(by=CLOCK, at=now())}")
