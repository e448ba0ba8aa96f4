"""Walking a tree: which question comes next, and where the answers lead; pure, and nothing is kept."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanjager.kernel.money import cents_of, euros
from aanjager.kernel.refusals import Refused
from aanjager.learning.trees.choices import MOST_AMOUNTS, MOST_CENTS, Kind, Op
from aanjager.learning.trees.rules.calculations import CALCULATIONS, Known, Outcome
from aanjager.learning.trees.rules.shape import Branch, Conclusion, Script, Step

Said = Mapping[str, Sequence[str]]  # what was filled in, by question
LAW = "wet:"
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Passed:
    """One question that was answered: the value, and the answer in words."""

    step: Step
    value: Any
    words: str


@dataclass(frozen=True)
class Walk:
    """How far the answers lead: the questions passed, then the next question or the conclusion."""

    script: Script
    passed: Sequence[Passed] = ()
    outcome: Outcome | None = None
    step: Step | None = None
    conclusion: Conclusion | None = None
    error: str = ""  # why what was filled in at `step` is no answer

    @property
    def is_stuck(self) -> bool:
        """It leads nowhere: a draft that is not ready, or a number of the law that is not published yet."""
        return self.step is None and self.conclusion is None

    @property
    def asked(self) -> list[Passed]:
        """The questions that somebody answered, without calculations."""
        return [it for it in self.passed if it.step.kind != Kind.CALCULATION]

    def said(self, key: str) -> str:
        """The answer to a question in words; nothing when it was not asked on this path."""
        return next((it.words for it in self.passed if it.step.key == key), "")


def walk(script: Script, said: Said, known: Known) -> Walk:
    """Follow the answers as far as they lead. A ring ends where it would begin again."""
    found, step, met = Walk(script), script.first, set[str]()
    while step and step.key not in met:
        met.add(step.key)
        values = {it.step.key: it.value for it in found.passed}
        if step.kind == Kind.CALCULATION:
            outcome = calculated(step, values, known)
            value, words = outcome.code, ""
            found = replace(found, outcome=outcome)
        else:
            try:
                value = clean(step, said.get(step.key, ()))
            except Refused as no:
                return replace(found, step=step, error=str(no))
            if value is None:
                return replace(found, step=step)
            words = in_words(step, value)
        found = replace(found, passed=[*found.passed, Passed(step, value, words)])
        if any(is_missing(it, known) for it in step.branches):
            return found
        to = leads_to(step, values | {step.key: value}, known)
        ends = script.conclusion(to)
        if ends:
            return replace(found, conclusion=ends)
        step = script.step(to)
    return found


def calculated(step: Step, values: Mapping[str, Any], known: Known) -> Outcome:
    """Work out a calculation over the answers that it reads; one that does not exist says nothing."""
    calculation = CALCULATIONS.get(step.calculation)
    if calculation is None:
        return Outcome("")
    return calculation.run({name: values.get(key) for name, key in step.reads.items()}, known)


def is_missing(branch: Branch, known: Known) -> bool:
    """It compares with a number of the law that nobody published for this day."""
    said = branch.value.strip()
    return said.startswith(LAW) and said.removeprefix(LAW) not in known.law


def shown(found: Walk, said: Said) -> Step | None:
    """The question to show: the one gone back to, the one after the last, else the first without answer."""
    asked = [it.step for it in found.asked]
    for name in ("terug", "vraag"):
        back = next((it for it in asked if [it.key] == list(said.get(name, ()))[-1:]), None)
        if back:
            return back
    last = list(said.get("na", ()))[-1:]
    after = [asked[at + 1] for at, it in enumerate(asked[:-1]) if [it.key] == last]
    return after[0] if after else found.step


def most_left(script: Script, step: Step, met: frozenset[str] = frozenset()) -> int:
    """How many questions can come after this one at most."""
    after = [script.step(it.to) for it in step.branches]
    met |= {step.key}
    ways = [it for it in after if it and it.key not in met]
    counts = (most_left(script, it, met) + (it.kind != Kind.CALCULATION) for it in ways)
    return max(counts, default=0)


def leads_to(step: Step, values: Mapping[str, Any], known: Known) -> str:
    """The first branch that fits; the one without a condition fits always."""
    fits = (it.to for it in step.branches if not it.op or holds(step, it, values, known))
    return next(fits, "")


def holds(step: Step, branch: Branch, values: Mapping[str, Any], known: Known) -> bool:
    """Whether an answer compares so with the value; what was not answered never does."""
    value = values.get(branch.step or step.key)
    if value is None:
        return False
    if branch.op in (Op.IS, Op.IS_NOT, Op.ONE_OF) and isinstance(value, str):
        wanted = {it.strip() for it in branch.value.split(",")}
        return (value in wanted) == (branch.op != Op.IS_NOT)
    number, bound = as_number(value), bound_of(branch, value, known)
    if number is None or bound is None:
        return False
    compared = {
        Op.IS: number == bound,
        Op.IS_NOT: number != bound,
        Op.LESS: number < bound,
        Op.AT_MOST: number <= bound,
        Op.MORE: number > bound,
        Op.AT_LEAST: number >= bound,
    }
    return compared.get(Op(branch.op), False)


def as_number(value: Any) -> int | None:
    """An answer as a number to compare: cents added up, days counted; a choice is none."""
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, tuple):
        return sum(value)
    return value if isinstance(value, int) else None


def bound_of(branch: Branch, like: Any, known: Known) -> int | None:
    """The value of a branch as a number like the answer it is compared with."""
    said = branch.value.strip()
    if said.startswith(LAW):
        found = known.law.get(said.removeprefix(LAW))
        if found is None:
            return None
        return int(found.value * 100) if found.unit.startswith("EUR") else int(found.value)
    if isinstance(like, date):
        day = _day(said)
        return day.toordinal() if day else None
    if isinstance(like, Cents | tuple):
        return cents_of(said)
    return int(said) if re.fullmatch(r"-?\d{1,9}", said) else None


class Cents(int):
    """A number of cents, told apart from a plain number when it is compared."""


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def clean(step: Step, said: Sequence[str]) -> Any:
    """Return the value of an answer, None when nothing was filled in; raises Refused for what is none."""
    typed = [it.strip() for it in said if it.strip()]
    if not typed:
        return None
    if step.kind in (Kind.CHOICE, Kind.YES_NO):
        if typed[-1] not in {it.key for it in step.choices}:
            raise Refused(_("Kies een van de antwoorden."))
        return typed[-1]
    if step.kind == Kind.AMOUNTS:
        return tuple(_cents(it) for it in typed[:MOST_AMOUNTS])
    if step.kind == Kind.AMOUNT:
        return _cents(typed[-1])
    if step.kind == Kind.DATE:
        day = _day(typed[-1])
        if day is None:
            raise Refused(_("Vul een datum in, zoals 31-12-2026."))
        return day
    return _whole(step, typed[-1])


def _cents(said: str) -> Cents:
    cents = cents_of(said)
    if cents is None:
        raise Refused(_("Vul een bedrag in, zoals 1.250 of 12,50."))
    if cents > MOST_CENTS:
        raise Refused(_("Dit bedrag is te hoog om te kloppen. Kijk het na."))
    return Cents(cents)


def _whole(step: Step, said: str) -> int:
    is_year = step.kind == Kind.YEAR
    least = step.least if step.least is not None else (FIRST_YEAR if is_year else 0)
    most = step.most if step.most is not None else (LAST_YEAR if is_year else 10**6)
    if not re.fullmatch(r"[0-9]{1,9}", said) or not least <= int(said) <= most:
        facts = {"least": least, "most": most}
        raise Refused(_("Vul een getal in van %(least)s tot en met %(most)s.") % facts)
    return int(said)


def in_words(step: Step, value: Any) -> str:
    """An answer as people say it."""
    if isinstance(value, str):
        return next((it.label for it in step.choices if it.key == value), value)
    if isinstance(value, tuple):
        return " + ".join(f"€\N{NO-BREAK SPACE}{euros(it)}" for it in value)
    if isinstance(value, Cents):
        return f"€\N{NO-BREAK SPACE}{euros(value)}"
    return date_format(value, "j F Y") if isinstance(value, date) else str(value)
