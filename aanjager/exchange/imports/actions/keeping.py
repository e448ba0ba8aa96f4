"""What every kind of record has in common when rows become records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps

from aanjager.community.files.rules.world import Wanted, World
from aanjager.exchange.imports.actions.putting_back import put_back
from aanjager.exchange.imports.models import Import, ImportRow
from aanjager.exchange.imports.queries import untouched
from aanjager.kernel.actor import CLOCK
from aanjager.trust import audit

Result = ImportRow.Result


@dataclass(frozen=True)
class Known:
    """A record that an earlier row with the same code led to, and what that row said."""

    pk: int
    digest: str = ""


@dataclass
class Outcome:
    """What becomes of one row. `wanted` is there while something still has to be done for it."""

    number: int
    result: str
    reason: str = ""
    target: int | None = None
    code: str = ""
    digest: str = ""
    wanted: Wanted | None = None


class Keeper:
    """Turns what rows ask for into records of one kind. Looks first, writes afterwards."""

    label = ""  # of the table, as ImportRow.target names it

    def __init__(self, it: Import, world: World, at: datetime) -> None:
        self.it, self.world, self.at, self.by = it, world, at, CLOCK

    def known(self, wanted: Sequence[Wanted]) -> dict[str, Known]:
        """Return by code the records that these rows name."""
        raise NotImplementedError

    def prepare(self, wanted: Sequence[Wanted]) -> None:
        """Look up in a few statements what judging this batch needs."""

    def sort(self, it: Wanted) -> tuple[str, int | None]:
        """Say whether a row with a new code is stored or joins a record; `Refused` when neither."""
        return Result.STORED, None

    def store(self, wanted: Sequence[Wanted]) -> list[int]:
        """Make records; return their keys in the same order."""
        raise NotImplementedError

    def merge(self, wanted: Sequence[tuple[Wanted, int]]) -> list[bool]:
        """Bring records up to date; say of each whether anything changed."""
        raise NotImplementedError

    def forget(self) -> None:
        """Drop what was remembered: the transaction in which it came about was undone."""

    def put_back(self, rows: Sequence[ImportRow]) -> set[int]:
        """Give records back what a merge took; return the rows after which nobody touched theirs."""
        keys = {row.pk: row.key for row in rows}
        table: Any = apps.get_model(self.label)
        records = table.objects.select_for_update(of=("self",)).in_bulk(keys.values())
        free = untouched(self.label, records, since=self.it.started_at, beside=self.it.pk)
        done = set()
        for row in rows:
            it = records.get(row.key)
            if row.before and row.key in free and put_back(it, row.before, row.became):
                self.settle(it)
                verb = f"{it._meta.model_name}.put_back"
                audit.record(verb, it, by=self.by, at=self.at, import_id=self.it.pk)
                done.add(row.pk)
        return done

    def settle(self, it: Any) -> None:
        """Do what belongs to a record that says again what it said before."""

    def undo(self, pks: Sequence[int]) -> set[int]:
        """Take records away that nobody touched and nothing hangs on; return which went."""
        raise NotImplementedError

    def told(self, codes: Sequence[str], subject: str = "") -> dict[str, Known]:
        """Return what earlier rows with these codes led to, at this centre; the last one counts."""
        rows = (
            ImportRow.objects.filter(
                code__in=codes,
                batch__centre=self.it.centre_id,
                batch__subject=subject or self.it.subject,
            )
            .exclude(result__in=[Result.REFUSED, Result.UNDONE])
            .order_by("pk")
            .values_list("code", "target", "digest")
        )
        return {
            code: Known(int(target.rpartition(":")[2]), digest)
            for code, target, digest in rows
            if target
        }
