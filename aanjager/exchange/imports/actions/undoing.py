"""Taking an import back: what it stored and nobody has touched since goes, the rest stays and says why."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from aanjager.community.files.rules.world import Gazetteer, World
from aanjager.exchange.imports import rules
from aanjager.exchange.imports.actions.keeping import Keeper, Result
from aanjager.exchange.imports.actions.organisations import Organisations
from aanjager.exchange.imports.models import Import, ImportRow
from aanjager.kernel import jobs
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

BATCH = 1_000
State = Import.State
Told = Callable[[int, int], None]


@transaction.atomic
def undo(it: Import, *, in_background: bool = True, by: Actor, at: datetime) -> Import:
    """Put taking the whole import back in line."""
    it = Import.objects.select_for_update(of=("self",)).defer("content").get(pk=it.pk)
    rules.undo(by, it)
    it.state, it.done, it.progressed_at = State.UNDOING, it.total, at
    it.save(update_fields=["state", "done", "progressed_at"])
    audit.record("import.undo_started", it, by=by, at=at)
    if in_background:
        jobs.enqueue("imports.go_on", once=f"import:{it.pk}", import_id=it.pk)
    return it


class TakingBack:
    """Takes back batch after batch from the end of the file, then the organisations that came along."""

    def __init__(self, it: Import, keeper_of: type[Keeper], at: datetime, told: Told) -> None:
        self.it, self.at, self.told = it, at, told
        self.keeper = keeper_of(it, World(localdate(at), it.subject, "", Gazetteer([])), at)

    def go(self, by: Actor) -> None:
        while (left := self._batch()) is not None:
            self.told(self.it.total - left, self.it.total)
        self._end(by)

    @transaction.atomic
    def _batch(self) -> int | None:
        """Take back one batch; return the row from which the next goes on, or None at the end."""
        locked = Import.objects.select_for_update(of=("self",)).defer("content").get(pk=self.it.pk)
        if locked.state != State.UNDOING:
            return None
        rows = list(
            ImportRow.objects.filter(batch=self.it, number__lte=locked.done)
            .filter(Q(result=Result.STORED) | Q(result=Result.MERGED, before__isnull=False))
            .order_by("-number")[:BATCH]
        )
        if not rows:
            return None
        _take_back(rows, self.keeper)
        left = rows[-1].number - 1
        Import.objects.filter(pk=self.it.pk).update(done=left, progressed_at=now())
        return left

    @transaction.atomic
    def _end(self, by: Actor) -> None:
        locked = Import.objects.select_for_update(of=("self",)).defer("content").get(pk=self.it.pk)
        if locked.state != State.UNDOING:
            return
        gone = Organisations.take_away(locked.made, locked) if locked.made else set()
        kept = ImportRow.objects.filter(batch=self.it, result=Result.STORED).count()
        undone = ImportRow.objects.filter(batch=self.it, result=Result.UNDONE).count()
        locked.made = [pk for pk in locked.made if pk not in gone]
        locked.state, locked.ended_at, locked.progressed_at, locked.done = (
            State.UNDONE,
            now(),
            now(),
            0,
        )
        locked.save(update_fields=["made", "state", "ended_at", "progressed_at", "done"])
        audit.record(
            "import.undone",
            locked,
            by=by,
            at=self.at,
            undone=undone,
            kept=kept,
            organisations=len(gone),
        )


def _take_back(rows: Sequence[ImportRow], keeper: Keeper) -> None:
    joined = [row for row in rows if row.result == Result.MERGED]
    back = keeper.put_back(joined)
    gone = keeper.undo([row.key for row in rows if row.result == Result.STORED and row.target])
    fates: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows:
        undone = row.pk in back or (row.result == Result.STORED and row.key in gone)
        fates[(Result.UNDONE, "") if undone else (row.result, _why_not(row))].append(row.pk)
    for (result, reason), keys in fates.items():
        _settle(keys, result, reason)


def _settle(keys: Sequence[int], result: str, reason: str) -> None:
    """Write what became of these rows, and forget what they held of anybody."""
    rows = ImportRow.objects.filter(pk__in=keys)
    rows.filter(before__isnull=False).update(before={})
    facts = {"result": result, "reason": reason, "became": "", "person": None}
    rows.update(**facts, **({"target": ""} if result == Result.UNDONE else {}))


def _why_not(row: ImportRow) -> str:
    if row.result == Result.STORED:
        return _("Blijft staan: er is sindsdien iets mee gedaan of er hangt iets aan.")
    if row.before:
        return _("Blijft zoals het nu is: er is sindsdien iets mee gedaan.")
    return _("Blijft zoals het nu is: wat er eerder stond, bewaren we niet meer.")
