"""Rows become outcomes: what is new, what stood there, what is refused. Writes nothing."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from aanjager.exchange.imports.actions.keeping import Keeper, Outcome, Result, note, twice
from aanjager.exchange.imports.rules.rows import wanted as wanted_of
from aanjager.exchange.imports.rules.world import Wanted, World
from aanjager.kernel.refusals import Refused
from aanjager.kernel.sheets import Row

Seen = dict[str, tuple[str, int]]  # code → what its first row in this file said, and its number


def judge(
    keeper: Keeper, rows: Sequence[Row], get_from: Callable[..., Callable[[str], str]], seen: Seen
) -> list[Outcome]:
    """Return the outcome of every row, in order; `seen` remembers the codes of this file."""
    outcomes = [_read(row, get_from, keeper.world) for row in rows]
    wanted = [it.wanted for it in outcomes if it.wanted]
    known = keeper.known(wanted)
    keeper.prepare(wanted)
    for outcome in outcomes:
        if outcome.wanted:
            _decide(outcome, outcome.wanted, keeper, known, seen)
    return outcomes


def _read(row: Row, get_from: Callable[..., Callable[[str], str]], world: World) -> Outcome:
    if row.fault:
        return Outcome(row.number, Result.REFUSED, row.fault)
    try:
        it = wanted_of(row.number, get_from(row.cells), world)
    except Refused as refused:
        return Outcome(row.number, Result.REFUSED, str(refused)[:300])
    if any("\ufffd" in cell for cell in row.cells):
        it.notes.append(_("Een teken in deze rij was niet te lezen."))
    return Outcome(row.number, "", code=it.code, digest=it.digest, wanted=it)


def _decide(outcome: Outcome, it: Wanted, keeper: Keeper, known: dict, seen: Seen) -> None:
    before = known.get(it.code)
    first = seen.setdefault(it.code, (outcome.digest, outcome.number))
    try:
        if first[1] != outcome.number:
            outcome.wanted = None
            if first[0] != outcome.digest:
                raise Refused(twice(first[1]))
            outcome.result = Result.SAME
            outcome.reason = _("Staat twee keer in dit bestand, ook op rij %(n)s.") % {
                "n": first[1]
            }
            outcome.target = before.pk if before else None
        elif before and before.digest == outcome.digest:
            outcome.result, outcome.target, outcome.wanted = Result.SAME, before.pk, None
        elif before:
            outcome.result, outcome.target = Result.MERGED, before.pk
        else:
            outcome.result, outcome.target = keeper.sort(it)
        outcome.reason = outcome.reason or note(it)
    except Refused as refused:
        outcome.result, outcome.reason, outcome.wanted = Result.REFUSED, str(refused)[:300], None
        outcome.digest = ""


def carry_out(keeper: Keeper, outcomes: Sequence[Outcome]) -> None:
    """Do what was decided, new records first; a record that was merged but did not change is the same."""
    new = [it for it in outcomes if it.result == Result.STORED and it.wanted]
    for outcome, pk in zip(new, keeper.store([it.wanted for it in new if it.wanted]), strict=True):
        outcome.target = pk
        outcome.reason = note(outcome.wanted) if outcome.wanted else outcome.reason
    joined = [it for it in outcomes if it.result == Result.MERGED and it.wanted]
    pairs = [(it.wanted, it.target or 0) for it in joined if it.wanted]
    for outcome, changed in zip(joined, keeper.merge(pairs), strict=True):
        if not changed:
            outcome.result = Result.SAME
        if outcome.wanted:
            outcome.target = outcome.target or outcome.wanted.facts.get("joined")
            outcome.reason = note(outcome.wanted)
