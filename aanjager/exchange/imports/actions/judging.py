"""Rows become outcomes: what is new, what stood there, what is refused. Writes nothing."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from aanjager.community.files.rules import rows as reading
from aanjager.community.files.rules.world import Wanted, World
from aanjager.exchange.imports.actions.keeping import Keeper, Known, Outcome, Result
from aanjager.kernel.refusals import Refused
from aanjager.kernel.sheets import Row

GetFrom = Callable[[list[str]], Callable[[str], str]]
Seen = dict[str, tuple[str, int]]  # code → what its first row in this file said, and its number


class Judge:
    """Decides about rows with the eyes of one keeper; remembers the codes of the file."""

    def __init__(self, keeper: Keeper, get_from: GetFrom, seen: Seen) -> None:
        self.keeper, self.get_from, self.seen = keeper, get_from, seen

    def judge(self, rows: Sequence[Row]) -> list[Outcome]:
        """Return the outcome of every row, in order."""
        outcomes = [_read(row, self.get_from, self.keeper.world) for row in rows]
        wanted = [it.wanted for it in outcomes if it.wanted]
        known = self.keeper.known(wanted)
        self.keeper.prepare(wanted)
        for outcome in outcomes:
            if outcome.wanted:
                self._decide(outcome, outcome.wanted, known.get(outcome.code))
        return outcomes

    def unsee(self, numbers: set[int]) -> None:
        """Forget the codes of rows whose transaction was undone."""
        for code in [code for code, (_digest, number) in self.seen.items() if number in numbers]:
            del self.seen[code]

    def _decide(self, outcome: Outcome, it: Wanted, before: Known | None) -> None:
        first = self.seen.setdefault(it.code, (outcome.digest, outcome.number))
        try:
            if first[1] != outcome.number:
                _again(outcome, first, before)
            elif before and before.digest == outcome.digest:
                outcome.result, outcome.target, outcome.wanted = Result.SAME, before.pk, None
            elif before:
                outcome.result, outcome.target = Result.MERGED, before.pk
            else:
                outcome.result, outcome.target = self.keeper.sort(it)
            outcome.reason = outcome.reason or it.said()
        except Refused as refused:
            outcome.result, outcome.reason, outcome.wanted = (
                Result.REFUSED,
                str(refused)[:300],
                None,
            )
            outcome.digest = ""

    def carry_out(self, outcomes: Sequence[Outcome]) -> None:
        """Do what was decided, new records first; a record that was merged but did not change is the same."""
        new = [it for it in outcomes if it.result == Result.STORED and it.wanted]
        for outcome, pk in zip(
            new, self.keeper.store([it.wanted for it in new if it.wanted]), strict=True
        ):
            outcome.target = pk
            outcome.reason = outcome.wanted.said() if outcome.wanted else outcome.reason
        joined = [it for it in outcomes if it.result == Result.MERGED and it.wanted]
        pairs = [(it.wanted, it.target or 0) for it in joined if it.wanted]
        for outcome, changed in zip(joined, self.keeper.merge(pairs), strict=True):
            if not changed:
                outcome.result = Result.SAME
            if outcome.wanted:
                outcome.target = outcome.target or outcome.wanted.facts.get("joined")
                outcome.reason = outcome.wanted.said()


def _read(row: Row, get_from: GetFrom, world: World) -> Outcome:
    if row.fault:
        return Outcome(row.number, Result.REFUSED, row.fault)
    try:
        it = reading.wanted(row.number, get_from(row.cells), world)
    except Refused as refused:
        return Outcome(row.number, Result.REFUSED, str(refused)[:300])
    if any("\ufffd" in cell for cell in row.cells):
        it.notes.append(_("Een teken in deze rij was niet te lezen."))
    return Outcome(row.number, "", code=it.code, digest=it.digest, wanted=it)


def _again(outcome: Outcome, first: tuple[str, int], before: Known | None) -> None:
    """The code stood in this file before: fine when it says the same."""
    outcome.wanted = None
    if first[0] != outcome.digest:
        raise Refused(reading.twice(first[1]))
    outcome.result, outcome.target = Result.SAME, before.pk if before else None
    outcome.reason = _("Staat twee keer in dit bestand, ook op rij %(n)s.") % {"n": first[1]}
