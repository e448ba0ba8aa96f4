"""Calculations that a tree may call by name; what each reads, what it can say and which words it gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from aanjager.kernel.money import euros
from aanjager.learning.figures import rules as allowance
from aanjager.learning.figures.choices import Verdict
from aanjager.learning.figures.rules import Figure, Limits, Result, Sums
from aanjager.learning.trees.choices import YES
from aanjager.learning.trees.rules.shape import Option
from aanjager.trust.law.models import LawValue


@dataclass(frozen=True)
class Known:
    """What a walk may look at: the day, the numbers of the law on it, the limits of any year."""

    on: date
    law: Mapping[str, LawValue]
    limits_of: Callable[[int], Limits]


@dataclass(frozen=True)
class Outcome:
    """What a calculation says: its code, the words it gives to texts, and its figures with source."""

    code: str
    words: Mapping[str, str] = field(default_factory=dict)
    figures: Sequence[Figure] = ()


@dataclass(frozen=True)
class Calculation:
    """One calculation: what it reads, what it can say, the words it gives, and how it is done."""

    reads: tuple[str, ...]
    outcomes: Sequence[Option]
    words: frozenset[str]
    run: Callable[[Mapping[str, Any], Known], Outcome]


def allowance_of(values: Mapping[str, Any], known: Known) -> Result:
    """Judge what was answered about an allowance, with the pure function."""
    peak = sum(values.get("effort") or ()) + sum(values.get("costs") or ())
    per_hour, is_real = values.get("per_hour"), values.get("real_costs") == YES
    sums = Sums(peak, sum(values.get("total") or ()), per_hour, is_real)
    year = values.get("year") or known.on.year
    return allowance.judge(sums, known.limits_of(year), age=values.get("age"))


def _allowance(values: Mapping[str, Any], known: Known) -> Outcome:
    found = allowance_of(values, known)
    amounts = {"maand": found.sums.peak_month, "totaal": found.sums.whole_year}
    words = {name: f"€\N{NO-BREAK SPACE}{euros(cents)}" for name, cents in amounts.items()}
    words |= {"zin": found.sentence, "jaar": str(found.limits.year)}
    return Outcome(found.verdict, words, found.figures)


CALCULATIONS: Mapping[str, Calculation] = {
    "allowance": Calculation(
        reads=("year", "real_costs", "per_hour", "age", "effort", "costs", "total"),
        outcomes=[Option(code, str(label)) for code, label in Verdict.choices],
        words=frozenset({"zin", "jaar", "maand", "totaal"}),
        run=_allowance,
    ),
}
