"""`manage.py words`: keep the catalogues of every room in step with its sources."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from aanjager.kernel import words


class Command(BaseCommand):
    help = "Reads every room's sentences into its catalogue and compiles all catalogues."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing, say what is missing"
        )
        parser.add_argument("--compile", action="store_true", help="only compile the catalogues")
        parser.add_argument("rooms", nargs="*", help="only these rooms, such as exchange/matching")

    def handle(self, *args: Any, **options: Any) -> None:
        root = settings.ROOT / "aanjager"
        chosen = [
            room
            for room in words.rooms(root)
            if not options["rooms"] or str(room.folder.relative_to(root)) in options["rooms"]
        ]
        if options["check"]:
            wrong = [problem for room in chosen for problem in words.problems(room)]
            wrong += words.clashes(words.rooms(root))
            if wrong:
                raise CommandError("\n".join(wrong) + f"\n{len(wrong)} things to mend.")
            self.stdout.write("Both languages are complete.")
            return
        if not options["compile"]:
            for room in chosen:
                total, left = words.refresh(room)
                if total:
                    name = room.folder.relative_to(root)
                    self.stdout.write(f"{name}: {total} sentences, {left} wait for a translation")
        self.stdout.write(f"{words.compile_all(root)} catalogues compiled")
