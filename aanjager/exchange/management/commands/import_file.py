import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from aanjager.community.centres.models import Centre
from aanjager.community.files.choices import FIELDS, PROFILES, REASONS
from aanjager.exchange.imports import actions, queries
from aanjager.exchange.imports.models import Import, ImportRow
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused

FINE, SOME_REFUSED, NOT_DONE = 0, 1, 2


class Command(BaseCommand):
    """Brings in a file for a centre, or takes an earlier one back."""

    help = (
        "Bring in opportunities, volunteers or organisations from a .csv or .xlsx file. Safe to run "
        "again: rows that were brought in before change nothing. Ends with 0 when every row came in, "
        "1 when some rows were refused, 2 when nothing was done."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", help="the file; not needed with --undo")
        parser.add_argument("--centre", help="the short name of the centre that gets the records")
        parser.add_argument(
            "--profile",
            default="",
            help=f"the kind of file; guessed when left out: teamkinetic, {', '.join(PROFILES)}",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="count what would happen, and stop"
        )
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="FIELD=COLUMN",
            help="say which column a field stands in; an empty column leaves the field out",
        )
        parser.add_argument(
            "--shift-to", type=int, metavar="YEAR", help="move every row's dates to this year"
        )
        parser.add_argument(
            "--place-in",
            metavar="AREA",
            help="put rows without a Dutch place at postcodes of this area",
        )
        parser.add_argument(
            "--for-screening",
            action="store_true",
            help="put nothing on line: the centre looks first",
        )
        parser.add_argument(
            "--report", metavar="PATH", help="write the result of every row to a .csv"
        )
        parser.add_argument("--undo", type=int, metavar="ID", help="take this import back")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            it = self._undo(options["undo"]) if options["undo"] else self._bring_in(options)
        except Refused as refused:
            raise CommandError(str(refused), returncode=NOT_DONE) from refused
        if it.state == Import.State.FAILED or it.message:
            raise CommandError(it.message, returncode=NOT_DONE)
        if options["report"]:
            self._write_report(it, options["report"])
        if self._sum_up(it).get("refused"):
            sys.exit(SOME_REFUSED)

    def _bring_in(self, options: dict[str, Any]) -> Import:
        it = self._open(options)
        mapping = dict(it.mapping)
        for pair in options["column"]:
            field, _sign, column = pair.partition("=")
            mapping[field.strip()] = column.strip()
        chosen = {"shift_to": options["shift_to"], "is_trusted": not options["for_screening"]}
        if options["place_in"]:
            chosen["place_in"] = queries.area_named(options["place_in"]).pk
        it = actions.choose(it, mapping=mapping, options=chosen, by=CLOCK, at=now())
        self._tell_columns(it)
        act = actions.try_out if options["dry_run"] else actions.start
        act(it, in_background=False, by=CLOCK, at=now())
        return actions.run(it, by=CLOCK, at=now(), told=self._bar)

    def _open(self, options: dict[str, Any]) -> Import:
        if not options["path"] or not options["centre"]:
            raise CommandError("Name a file and --centre, or --undo.", returncode=NOT_DONE)
        centre = Centre.objects.filter(slug=options["centre"]).first()
        if centre is None:
            known = (
                ", ".join(Centre.objects.order_by("slug").values_list("slug", flat=True))
                or "none yet"
            )
            raise CommandError(
                f"No centre {options['centre']!r}. Known: {known}.", returncode=NOT_DONE
            )
        path = Path(options["path"])
        if not path.is_file():
            raise CommandError(f"{path} is not a file.", returncode=NOT_DONE)
        with path.open("rb") as file:
            source = actions.Source(path.name, file)
            return actions.upload(centre, source, profile=options["profile"], by=CLOCK, at=now())

    def _undo(self, pk: int) -> Import:
        it = queries.visible(CLOCK).filter(pk=pk).first()
        if it is None:
            raise CommandError(f"There is no import {pk}.", returncode=NOT_DONE)
        actions.undo(it, in_background=False, by=CLOCK, at=now())
        return actions.run(it, by=CLOCK, at=now(), told=self._bar)

    def _tell_columns(self, it: Import) -> None:
        self.stdout.write(
            f"Import {it.pk}: {it.file_name}, {it.profile_name} ({it.survey['found']})"
        )
        labels = {field.name: field.label for field in FIELDS[it.subject]}
        for field, column in it.mapping.items():
            self.stdout.write(f"  {column} → {labels[field]}")
        for column, reason in it.left_out.items():
            self.stdout.write(f"  {column} – {REASONS[reason]}")

    def _bar(self, done: int, total: int) -> None:
        if not self.stderr.isatty():
            return
        width = round(40 * min(done, total) / max(total, 1))
        self.stderr.write(f"\r[{'#' * width}{'.' * (40 - width)}] {done}/{total}", ending="")
        if done >= total:
            self.stderr.write("")

    def _sum_up(self, it: Import) -> dict[str, int]:
        is_trial = it.state == Import.State.UPLOADED
        counts = it.trial.get("counts", {}) if is_trial else queries.counts(it)
        words = ", ".join(
            f"{ImportRow.Result(key).label}: {counts[key]}"
            for key in ImportRow.Result
            if key in counts
        )
        self.stdout.write(
            f"{'Dry run' if is_trial else it.get_state_display()}. {words or 'geen rijen'}."
        )
        refused = (
            it.trial.get("refused", [])[:10]
            if is_trial
            else queries.rows_of(it, result="refused").values_list("number", "reason")[:10]
        )
        for number, reason in refused:
            self.stdout.write(f"  rij {number}: {reason}")
        return counts

    def _write_report(self, it: Import, path: str) -> None:
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            file.writelines(queries.report_lines(it))
