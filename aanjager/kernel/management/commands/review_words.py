"""`manage.py review_words ar`: let somebody who speaks a language read what a machine made of it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from aanjager.kernel import reviewing
from aanjager.kernel.sheets import Unreadable, xlsx_file


class Command(BaseCommand):
    help = (
        "Write every sentence of a language of some pages to a sheet (--to FILE.xlsx), or take back what "
        "a reader filled in (--take FILE): yes under 'goed', or another text under 'beter'. Without "
        "either, say how many sentences nobody who speaks the language has read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("language", choices=sorted(settings.PARTLY_SPOKEN))
        parser.add_argument("--to", type=Path, help="the sheet to write")
        parser.add_argument("--take", type=Path, help="the sheet that came back")

    def handle(self, *_args: Any, **options: Any) -> None:
        root, language = settings.ROOT / "aanjager", options["language"]
        if options["to"]:
            with xlsx_file(list(reviewing.COLUMNS), reviewing.rows(root, language)) as sheet:
                options["to"].write_bytes(sheet.read())
        if options["take"]:
            try:
                with options["take"].open("rb") as file:
                    taken = reviewing.take_back(file, root, language, localdate())
            except (OSError, Unreadable) as problem:
                raise CommandError(str(problem)) from problem
            for line in taken.refused:
                self.stdout.write(line)
            self.stdout.write(
                f"{taken.good} good, {taken.better} made better, {len(taken.refused)} refused"
            )
        self.stdout.write(f"{reviewing.unread(root, language)} sentences nobody has read yet")
