"""`manage.py load_demo`: the invented region of the demonstration."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from aanjager.demo.region import choices
from aanjager.demo.stage import actions, queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused


class Command(BaseCommand):
    help = (
        "Makes the demonstration: three invented centres with people, offers and a year of history."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people", type=int, default=2_000, help="how many people to invent")
        parser.add_argument("--offers", type=int, default=400, help="how many opportunities")
        parser.add_argument("--dry-run", action="store_true", help="say what would be made")
        parser.add_argument("--say", metavar="PORT", help="only print addresses and sign-ins")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["say"]:
            self.say(options["say"])
        elif queries.is_loaded():
            self.stdout.write("  De demonstratie staat er al. / The demonstration stands already.")
        elif options["dry_run"]:
            self.stdout.write(
                f"Would make 3 centres, {options['people']} people, {options['offers']} offers."
            )
        else:
            self.make(options["people"], options["offers"])

    def make(self, people: int, offers: int) -> None:
        try:
            actions.load(by=CLOCK, at=now(), people=people, offers=offers)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        made = ", ".join(f"{number} {name}" for name, number in queries.counts().items())
        self.stdout.write(f"  {made}")

    def say(self, port: str) -> None:
        self.stdout.write("\n  Aanjager draait. / Aanjager is running.\n")
        self.stdout.write(
            f"    http://lindeveen.localhost:{port}/    Vrijwilligerscentrale Lindeveen"
        )
        self.stdout.write(
            f"    http://veenrand.localhost:{port}/     Vrijwilligerspunt Veenrand (welzijn)"
        )
        self.stdout.write(f"    http://oosterbroek.localhost:{port}/  Steunpunt Oosterbroek")
        self.stdout.write(f"    http://localhost:{port}/              het netwerk / the network\n")
        self.stdout.write(
            f"  Inloggen met één klik / sign in with one click: http://lindeveen.localhost:{port}/demo/inloggen/"
        )
        for role, label, path in choices.SIGN_INS:
            self.stdout.write(f"    {choices.address(role):<36} {label} → {path}")
        self.stdout.write("\n  Stoppen / stop: Ctrl-C\n")
