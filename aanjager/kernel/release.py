"""The release checker: which figures of groups of people or organisations may be shown together.

A figure of a group (a count, a sum, a mean with the number of answers) gives away the sum over
that group. Who sees several of them can add and subtract: the total minus the cells that are shown
is the cell that is not. What can be worked out that way are the groups whose indicator lies in the
linear span of the indicators of all groups that are shown.

The promise, for every set of respondents and every set of groups:

1. no set of 1 to k - 1 units has its indicator in that span, earlier releases counted in;
2. a group that is withheld because of what it says (one giant in a sum of money, everybody the
   same sensitive answer) is not in that span either, nor is the difference of two shown groups,
   one inside the other, that would fail the same test;
3. what cannot be proven is withheld.

The arithmetic is exact: whole numbers modulo the prime 2^127 - 1. The minors of a matrix of zeros
and ones with at most 60 rows are smaller than that prime (Hadamard: 61^30.5 / 2^60 < 3.4e36), so
its rank is the same as over the fractions. Nothing is rounded and nothing is drawn by lot.

What it does not promise: who also knows answers from elsewhere (their own, a colleague's) can take
those out of a sum; k is there for that. Bounds are not counted as working out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import comb

LEAST = 5  # no figure of fewer than five, whatever a survey asks for
MOST_GROUPS = 60  # up to here the arithmetic is exact; see above
MOST_TRIED = 300_000  # halves of small sets; beyond it a group counts as not proven
RARE = 2  # a sensitive answer of one or two is as good as a name
PRIME = 2**127 - 1

Group = frozenset[int]


class Reason(StrEnum):
    """Why a figure is withheld."""

    TOO_FEW = "too_few"  # fewer than k answered
    DERIVABLE = "derivable"  # with what else is shown it gives away a smaller set
    DOMINATED = "dominated"  # one or two make up nearly the whole amount
    RARE = "rare"  # a sensitive answer of one or two
    UNANIMOUS = "unanimous"  # everybody the same sensitive answer
    UNPROVEN = "unproven"  # too much together to be sure


Unfit = Callable[[Group], Reason | None]


@dataclass(frozen=True)
class Verdict:
    """What became of one group: shown, or withheld with the reason."""

    name: str
    reason: Reason | None = None

    @property
    def is_released(self) -> bool:
        """Its figure may be shown."""
        return self.reason is None


def nothing_unfit(_group: Group) -> Reason | None:
    """The rule of a question of which the answers are neither amounts nor sensitive."""
    return None


def check(
    groups: Mapping[str, Group],
    *,
    k: int = LEAST,
    earlier: Sequence[Group] = (),
    unfit: Unfit = nothing_unfit,
) -> list[Verdict]:
    """Say of every group whether its figure may be shown beside the others and the earlier ones.

    `groups` holds the units that answered this question, in the order in which they matter: the
    first that fit are shown. `earlier` are the groups of which a figure of the same question was
    shown before. Same groups in, same verdicts out, whoever asks.
    """
    if k < LEAST:
        raise ValueError(f"k is at least {LEAST}, got {k=}")
    own = {name: _own_reason(group, k, unfit) for name, group in groups.items()}
    span = Span([*earlier, *groups.values()])
    for group in earlier:
        span.add(group)
    withheld = [groups[name] for name, why in own.items() if why not in {None, Reason.TOO_FEW}]
    guarded = [group for group in withheld if group not in span]
    return [
        Verdict(name, own[name] or _reason_beside(span, group, k, guarded, unfit))
        for name, group in groups.items()
    ]


def _own_reason(group: Group, k: int, unfit: Unfit) -> Reason | None:
    return Reason.TOO_FEW if len(group) < k else unfit(group)


def _reason_beside(
    span: "Span", group: Group, k: int, guarded: Sequence[Group], unfit: Unfit
) -> Reason | None:
    """Add the group to what is shown, or return why it cannot stand beside it."""
    if group in span:  # it can be worked out already: showing it gives away nothing new
        span.shown.append(group)
        return None
    if span.rank >= MOST_GROUPS:
        return Reason.UNPROVEN
    differences = [
        apart for shown in span.shown if (apart := _inside_out(shown, group)) and unfit(apart)
    ]
    wider = span.with_group(group)
    if any(it in wider for it in (*guarded, *differences)):
        return Reason.DERIVABLE
    small = wider.small_set(k)
    if small:
        return Reason.DERIVABLE
    if small is None:
        return Reason.UNPROVEN
    span.take_over(wider)
    return None


def _inside_out(one: Group, other: Group) -> Group:
    """Return what is left of the larger when the smaller lies inside it, else nothing."""
    if one < other:
        return other - one
    return one - other if other < one else frozenset()


class Span:
    """Everything that can be worked out, by adding and subtracting, from groups that are shown.

    The units fall into atoms: those that are in exactly the same groups. `_basis` is the reduced
    echelon form of the indicators of the shown groups, one row per pivot.
    """

    def __init__(self, groups: Sequence[Group]) -> None:
        """`groups` are all that may ever be added or asked for; they decide the atoms."""
        patterns: dict[tuple[int, ...], list[int]] = {}
        for unit in sorted(frozenset().union(*groups)):
            pattern = tuple(at for at, group in enumerate(groups) if unit in group)
            patterns.setdefault(pattern, []).append(unit)
        self._atoms = [frozenset(units) for units in patterns.values()]
        self._basis: dict[int, list[int]] = {}
        self.shown: list[Group] = []

    @property
    def rank(self) -> int:
        """How many of the shown groups say something of their own."""
        return len(self._basis)

    def __contains__(self, group: Group) -> bool:
        """Whether the sum over this group can be worked out."""
        row = self._row(group)
        return row is not None and not any(self._reduced(row))

    def add(self, group: Group) -> None:
        """Show a group."""
        self.shown.append(group)
        row = self._row(group)
        if row is None:
            raise ValueError("only groups that were named at the start can be shown")
        row = self._reduced(row)
        pivot = next((at for at, value in enumerate(row) if value), None)
        if pivot is None:
            return
        inverse = pow(row[pivot], -1, PRIME)
        row = [value * inverse % PRIME for value in row]
        for at, other in self._basis.items():
            self._basis[at] = _less(other, other[pivot], row)
        self._basis[pivot] = row

    def with_group(self, group: Group) -> "Span":
        """Return what could be worked out if this group were shown too."""
        wider = Span([])
        wider._atoms, wider._basis, wider.shown = self._atoms, dict(self._basis), [*self.shown]
        wider.add(group)
        return wider

    def take_over(self, other: "Span") -> None:
        """Become the other."""
        self._basis, self.shown = other._basis, other.shown

    def small_set(self, k: int) -> Group | None:
        """Return a set of 1 to k - 1 units that can be worked out; empty when there is none.

        None when it would take too long to be sure. Such a set is made of whole atoms of what is
        shown now. Every atom gets a number such that the numbers of a set in the span add up to
        zero; the sets are put together from two halves, and each find is checked exactly.
        """
        small = [(group, value) for group, value in self._valued() if len(group) < k]
        near, far = (k - 1) // 2, (k - 1) - (k - 1) // 2
        if sum(comb(len(small), size) for size in range(far + 1)) > MOST_TRIED:
            return None
        halves: dict[int, list[Group]] = {}
        for total, units in _sums(small, near, k):
            halves.setdefault(total, []).append(units)
        for total, units in _sums(small, far, k):
            for other in halves.get(-total % PRIME, ()):
                found = units | other
                if found and not units & other and len(found) < k and found in self:
                    return found
        return frozenset()

    def _valued(self) -> Iterator[tuple[Group, int]]:
        """Yield the atoms of what is shown now, each with its number."""
        free = [at for at in range(len(self._atoms)) if at not in self._basis]
        weights = {at: pow(3, 1009 * (at + 1), PRIME) for at in free}
        joined: dict[tuple[int, ...], tuple[Group, int]] = {}
        for at, atom in enumerate(self._atoms):
            row = self._basis.get(at)
            value = weights[at] if row is None else -sum(row[f] * weights[f] for f in free)
            pattern = tuple(i for i, group in enumerate(self.shown) if atom <= group)
            units, total = joined.get(pattern, (frozenset(), 0))
            joined[pattern] = (units | atom, (total + value) % PRIME)
        yield from joined.values()

    def _row(self, group: Group) -> list[int] | None:
        """Return the indicator over the atoms; None when the group cuts an atom in two."""
        whole = [atom <= group for atom in self._atoms]
        covered = sum(len(atom) for atom, is_in in zip(self._atoms, whole, strict=True) if is_in)
        return [int(is_in) for is_in in whole] if covered == len(group) else None

    def _reduced(self, row: list[int]) -> list[int]:
        for pivot, basis in self._basis.items():
            row = _less(row, row[pivot], basis)
        return row


def _less(row: list[int], times: int, other: list[int]) -> list[int]:
    """Return the row minus a number of times the other."""
    if not times:
        return row
    return [(value - times * less) % PRIME for value, less in zip(row, other, strict=True)]


def _sums(small: Sequence[tuple[Group, int]], most: int, k: int) -> Iterator[tuple[int, Group]]:
    """Yield every union of up to `most` atoms with fewer than k units, and its number."""
    for size in range(most + 1):
        for chosen in combinations(small, size):
            if sum(len(group) for group, _value in chosen) < k:
                total = sum(value for _group, value in chosen) % PRIME
                yield total, frozenset().union(*(group for group, _value in chosen))


def unfit_amount(amounts: Mapping[int, int]) -> Unfit:
    """The p%-rule for sums of money: without the two largest, at least 10% of the largest is left.

    Else the second largest, who knows its own amount, knows the largest within 10%.
    """

    def rule(group: Group) -> Reason | None:
        largest = sorted((abs(amounts[unit]) for unit in group), reverse=True)
        return Reason.DOMINATED if 10 * sum(largest[2:]) < largest[0] else None

    return rule


def unfit_sensitive(choices: Mapping[int, frozenset[str]], options: Sequence[str]) -> Unfit:
    """Of a sensitive question no option that one or two chose or left, nor one that all chose."""

    def rule(group: Group) -> Reason | None:
        for option in options:
            chose = sum(option in choices[unit] for unit in group)
            if chose == len(group):
                return Reason.UNANIMOUS
            if 0 < chose <= RARE or len(group) - chose <= RARE:
                return Reason.RARE
        return None

    return rule
