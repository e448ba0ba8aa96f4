"""The work: batch after batch, each in one transaction with its progress, so that it goes on where it was."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from aanjager.community.files.choices import OPPORTUNITIES, ORGANISATIONS, PEOPLE, SESSIONS
from aanjager.exchange.imports import queries, rules
from aanjager.exchange.imports.actions import undoing
from aanjager.exchange.imports.actions.judging import Judge, Seen
from aanjager.exchange.imports.actions.keeping import Keeper, Outcome, Result
from aanjager.exchange.imports.actions.opportunities import Opportunities
from aanjager.exchange.imports.actions.organisations import Organisations
from aanjager.exchange.imports.actions.people import People
from aanjager.exchange.imports.actions.sessions import Sessions
from aanjager.exchange.imports.models import Import, ImportRow
from aanjager.kernel.actor import Actor
from aanjager.kernel.bulk import copy_in
from aanjager.kernel.refusals import Refused
from aanjager.kernel.sheets import Row
from aanjager.trust import audit

log = logging.getLogger("aanjager.imports")
BATCH = 1_000
EXAMPLES = 50  # refused rows that a dry run shows
LOCK = 4_207  # our number in the lock space of the database; the second number is the centre
KEEPERS: dict[str, type[Keeper]] = {
    OPPORTUNITIES: Opportunities,
    PEOPLE: People,
    ORGANISATIONS: Organisations,
    SESSIONS: Sessions,
}
State = Import.State
Told = Callable[[int, int], None]


def run(it: Import, *, by: Actor, at: datetime, told: Told = lambda done, total: None) -> Import:
    """Do what an import waits for: count, bring in or undo; go on where an earlier run was killed.

    Two runs at once are harmless: every batch takes the import, and skips what was done meanwhile.
    """
    rules.run(by, it)
    it = Import.objects.select_related("centre").get(pk=it.pk)
    try:
        if it.state == State.UNDOING:
            undoing.TakingBack(it, KEEPERS[it.subject], at, told).go(by)
        elif it.state in (State.WAITING, State.RUNNING, State.TRYING):
            _Run(it, at, told).go()
    except Refused as refused:
        fail(it, message=str(refused), by=by, at=at)
    it.refresh_from_db()
    return it


class _Run:
    """One reading of the file, for real or to count."""

    def __init__(self, it: Import, at: datetime, told: Told) -> None:
        self.it, self.at, self.told = it, at, told
        self.is_trial = it.state == State.TRYING
        self.seen: Seen = {} if self.is_trial else _seen(it)
        self.counts: Counter[str] = Counter()
        self.refused: list[list[Any]] = []

    def go(self) -> None:
        with queries.table_of(self.it) as table:
            self.it.content = None  # it is on disk now, or in memory once
            world = queries.world_of(self.it, table, today=localdate(self.at))
            self.keeper = KEEPERS[self.it.subject](self.it, world, self.at)
            self.judge = Judge(
                self.keeper, queries.getter(table.header, self.it.mapping), self.seen
            )
            for rows in _batches(table.rows(), 0 if self.is_trial else self.it.done):
                go_on = self._count(rows) if self.is_trial else self._batch(rows)
                if not go_on:
                    return
                self.told(rows[-1].number, self.it.total)
        self._end_trial() if self.is_trial else self._end()

    def _count(self, rows: Sequence[Row]) -> bool:
        for outcome in self.judge.judge(rows):
            self.counts[outcome.result] += 1
            if outcome.result == Result.REFUSED and len(self.refused) < EXAMPLES:
                self.refused.append([outcome.number, outcome.reason])
        _progress(self.it, done=rows[-1].number)
        return True

    @transaction.atomic
    def _batch(self, rows: Sequence[Row]) -> bool:
        """Do one batch, whole or not at all; false when the import is no longer ours to do."""
        locked = Import.objects.select_for_update(of=("self",)).defer("content").get(pk=self.it.pk)
        if locked.state not in (State.WAITING, State.RUNNING):
            return False
        with connection.cursor() as cursor:  # one import at a time per centre looks and then writes
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, self.it.centre_id])
        self.it.made = locked.made
        todo = [row for row in rows if row.number > locked.done]
        outcomes = self._keep(todo) if todo else []
        copy_in([self._line(outcome) for outcome in outcomes])
        _progress(
            self.it, done=max(rows[-1].number, locked.done), state=State.RUNNING, made=self.it.made
        )
        return True

    def _keep(self, rows: Sequence[Row]) -> list[Outcome]:
        """Bring the rows in; when the database refuses, find the row it refuses by halves."""
        made = self.it.made
        try:
            with transaction.atomic():
                outcomes = self.judge.judge(rows)
                self.judge.carry_out(outcomes)
                return outcomes
        except (DataError, IntegrityError) as error:
            self.keeper.forget()
            self.it.made = made
            self.judge.unsee({row.number for row in rows})
            if len(rows) == 1:
                log.warning(
                    "import.row_refused import=%s row=%s %s",
                    self.it.pk,
                    rows[0].number,
                    type(error),
                )
                reason = _(
                    "Deze rij past niet bij wat we kunnen bewaren. Kijk naar lange of vreemde waarden."
                )
                return [Outcome(rows[0].number, Result.REFUSED, reason)]
            middle = len(rows) // 2
            return [*self._keep(rows[:middle]), *self._keep(rows[middle:])]

    def _line(self, outcome: Outcome) -> ImportRow:
        target = f"{self.keeper.label}:{outcome.target}" if outcome.target else ""
        facts = outcome.wanted.facts if outcome.wanted else {}
        return ImportRow(
            batch_id=self.it.pk,
            number=outcome.number,
            result=outcome.result,
            reason=outcome.reason,
            target=target,
            code=outcome.code,
            digest=outcome.digest,
            before=facts.get("before"),
            became=facts.get("became", ""),
            person_id=facts.get("person"),
        )

    def _end_trial(self) -> None:
        trial = {"counts": dict(self.counts), "refused": self.refused}
        Import.objects.filter(pk=self.it.pk, state=State.TRYING).update(
            state=State.UPLOADED, trial=trial, done=0, progressed_at=now()
        )

    @transaction.atomic
    def _end(self) -> None:
        locked = Import.objects.select_for_update(of=("self",)).defer("content").get(pk=self.it.pk)
        if locked.state not in (State.WAITING, State.RUNNING):
            return
        locked.state, locked.content, locked.done = State.DONE, None, locked.total
        locked.ended_at = locked.progressed_at = now()
        locked.save(update_fields=["state", "content", "done", "ended_at", "progressed_at"])
        audit.record("import.done", locked, by=self.keeper.by, at=self.at, **queries.counts(locked))


def _progress(it: Import, **values: Any) -> None:
    Import.objects.filter(pk=it.pk).update(progressed_at=now(), **values)


def _seen(it: Import) -> Seen:
    rows = ImportRow.objects.filter(batch=it).exclude(code="").order_by("number")
    return {code: (digest, number) for code, digest, number in
            rows.values_list("code", "digest", "number").iterator()}  # fmt: skip


def _batches(rows: Iterator[Row], done: int) -> Iterator[list[Row]]:
    left = (row for row in rows if row.number > done)
    while batch := list(islice(left, BATCH)):
        yield batch


@transaction.atomic
def fail(it: Import, *, message: str, by: Actor, at: datetime) -> None:
    """Stop, and say why; what was brought in before stays and can be undone."""
    rules.fail(by, it)
    locked = Import.objects.select_for_update(of=("self",)).defer("content").get(pk=it.pk)
    if not locked.is_busy:
        return
    was_trial = locked.state == State.TRYING
    locked.state = State.UPLOADED if was_trial else State.FAILED
    locked.message, locked.progressed_at = message[:300], now()
    locked.ended_at = None if was_trial else at
    locked.save(update_fields=["state", "message", "ended_at", "progressed_at"])
    audit.record("import.failed", locked, by=by, at=at)
