"""The test of every path: a tree is only published when each of its paths ends well."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from aanjager.learning.figures.rules import Limits
from aanjager.learning.trees.choices import (
    MEASURED,
    MOST_PATHS,
    RESERVED,
    WITH_OPTIONS,
    Kind,
    Op,
)
from aanjager.learning.trees.rules.calculations import CALCULATIONS, Known
from aanjager.learning.trees.rules.shape import Branch, Conclusion, Script, Step
from aanjager.learning.trees.rules.texts import Place, places, texts_of
from aanjager.learning.trees.rules.walking import (
    LAW,
    Cents,
    bound_of,
    in_words,
    leads_to,
)
from aanjager.trust.law.choices import NAMES


@dataclass(frozen=True)
class Fault:
    """What is wrong with a tree, as a sentence, and the part to change."""

    sentence: str
    part: str = ""


@dataclass(frozen=True)
class Path:
    """One way through a tree: each question with its answer in words, and where it ends."""

    steps: tuple[tuple[Step, str], ...]
    ends: str  # the key of a conclusion; empty when the path ends nowhere
    is_ring: bool = False


@dataclass
class Looked:
    """What a walk over every path met."""

    paths: list[Path] = field(default_factory=list)
    before: dict[str, set[str]] = field(default_factory=dict)  # answered on every path to a part
    is_too_much: bool = False


def look(script: Script, known: Known) -> Looked:
    """Walk every path: of measured answers the ones on both sides of each bound."""
    found = Looked()
    if script.first:
        _follow(script, script.first, {}, (), known, found)
    return found


def _follow(
    script: Script, step: Step, values: Mapping[str, Any], passed: tuple[tuple[Step, str], ...],
    known: Known, found: Looked,
) -> None:  # fmt: skip
    met = found.before.setdefault(step.key, set(values))
    met &= set(values)
    for value in tried(script, step, known):
        if len(found.paths) >= MOST_PATHS:
            found.is_too_much = True
            return
        now = {**values, step.key: value}
        way = (*passed, (step, _said(step, value)))
        to = leads_to(step, now, known)
        after = script.step(to)
        if after and after.key not in now:
            _follow(script, after, now, way, known, found)
            continue
        if script.conclusion(to):
            known_before = found.before.setdefault(to, set(now))
            known_before &= set(now)
        found.paths.append(Path(way, to if script.conclusion(to) else "", bool(after)))


def _said(step: Step, value: Any) -> str:
    if step.kind == Kind.CALCULATION:
        outcomes = CALCULATIONS[step.calculation].outcomes
        return next((it.label for it in outcomes if it.key == value), "")
    return in_words(step, value)


def tried(script: Script, step: Step, known: Known) -> list[Any]:
    """The answers to try: each choice, each outcome, and both sides of every bound."""
    if step.kind in WITH_OPTIONS:
        return [it.key for it in step.choices]
    if step.kind == Kind.CALCULATION:
        calculation = CALCULATIONS.get(step.calculation)
        return [it.key for it in calculation.outcomes] if calculation else []
    like = _like(step, known)
    asks = (
        branch
        for one in script.steps
        for branch in one.branches
        if branch.op and (branch.step or one.key) == step.key
    )
    bounds = {bound_of(it, like, known) for it in asks} - {None}
    least = step.least if step.least is not None else 0
    most = step.most if step.most is not None else 10**9
    near = {b + d for b in bounds if b is not None for d in (-1, 0, 1) if least <= b + d <= most}
    return [_as(like, it) for it in sorted(near)] or [like]


def _like(step: Step, known: Known) -> Any:
    """An answer of this kind."""
    if step.kind == Kind.DATE:
        return known.on
    if step.kind == Kind.YEAR:
        return known.on.year
    if step.kind == Kind.AMOUNTS:
        return (Cents(100),)
    return Cents(100) if step.kind == Kind.AMOUNT else max(step.least or 0, 1)


def _as(like: Any, number: int) -> Any:
    if isinstance(like, date):
        return date.fromordinal(number)
    if isinstance(like, tuple):
        return (Cents(number),)
    return Cents(number) if isinstance(like, Cents) else number


def faults(script: Script, known: Known) -> list[Fault]:
    """Everything that must be right before the tree can be published, in sentences."""
    found = list(_of_whole(script))
    for step in script.steps:
        found += _of_step(script, step)
    for conclusion in script.conclusions:
        found += _of_conclusion(conclusion)
    looked = look(script, known)
    return found + list(_of_paths(script, looked)) + list(_of_places(script, looked))


def _of_whole(script: Script) -> Iterable[Fault]:
    if not script.title or not script.intro:
        yield Fault(_("Geef de wegwijzer een titel en een inleiding."))
    if not script.steps:
        yield Fault(_("Er staat nog geen vraag in."))
    if not script.conclusions:
        yield Fault(_("Er staat nog geen conclusie in."))


def _named(text: str, name: str) -> str:
    return text % {"name": name}


def _of_step(script: Script, step: Step) -> Iterable[Fault]:
    """What is wrong with one question by itself."""
    is_calculation = step.kind == Kind.CALCULATION
    wrong = (
        (not step.question, _("Bij „%(name)s” staat nog geen vraag.")),
        (step.key in RESERVED, _("„%(name)s” kan geen naam van een vraag zijn.")),
        (
            step.kind == Kind.CHOICE and len(step.options) < 2,
            _("„%(name)s” heeft minstens twee antwoorden nodig."),
        ),
        (
            is_calculation and step.calculation not in CALCULATIONS,
            _("„%(name)s” noemt een berekening die er niet is."),
        ),
        (
            any(it.to not in script.keys for it in step.branches),
            _("Bij „%(name)s” wijst een antwoord nergens heen."),
        ),
        (
            any(it.op and not _can_compare(script, step, it) for it in step.branches),
            _("Bij „%(name)s” staat een voorwaarde die nooit kan kloppen."),
        ),
        (
            any(script.step(key) is None for key in step.reads.values()),
            _("„%(name)s” leest een vraag die er niet is."),
        ),
    )
    return [
        Fault(_named(text, step.question or step.key), step.key) for is_so, text in wrong if is_so
    ]


def _can_compare(script: Script, step: Step, branch: Branch) -> bool:
    """Whether a condition compares what can be compared: choices with their keys, the rest with a number."""
    asked = script.step(branch.step) if branch.step else step
    if asked is None:
        return False
    if asked.kind in MEASURED:
        if branch.op == Op.ONE_OF:
            return False
        if branch.value.startswith(LAW):
            return branch.value.removeprefix(LAW) in NAMES
        plain = Known(date(2026, 1, 1), {}, Limits)
        return bound_of(branch, _like(asked, plain), plain) is not None
    calculation = CALCULATIONS.get(asked.calculation)
    choices = calculation.outcomes if calculation else asked.choices
    wanted = {it.strip() for it in branch.value.split(",")}
    return branch.op in (Op.IS, Op.IS_NOT, Op.ONE_OF) and wanted <= {it.key for it in choices}


def _of_conclusion(it: Conclusion) -> Iterable[Fault]:
    """What is wrong with one conclusion by itself."""
    name = it.title or it.key
    if not it.title or not it.text:
        yield Fault(
            _named(_("De conclusie „%(name)s” heeft een titel en tekst nodig."), name), it.key
        )
    if not it.sources:
        yield Fault(_named(_("De conclusie „%(name)s” heeft nog geen bron."), name), it.key)
    if it.paper and not (it.paper.title and it.paper.text):
        yield Fault(_named(_("De brief bij „%(name)s” is nog leeg."), name), it.key)


def _of_paths(script: Script, looked: Looked) -> Iterable[Fault]:
    """What is wrong with the ways through the tree."""
    if looked.is_too_much:
        text = _("Er zijn meer dan %(most)s wegen. Maak de wegwijzer kleiner.")
        yield Fault(text % {"most": MOST_PATHS})
    stops = {(it.steps[-1][0].key, it.is_ring): it for it in looked.paths if not it.ends}
    for path in stops.values():
        last, answer = path.steps[-1]
        text = _("Na „%(name)s” met antwoord „%(answer)s” komt er niets.")
        if path.is_ring:
            text = _("Na „%(name)s” met antwoord „%(answer)s” kom je weer bij een eerdere vraag.")
        yield Fault(text % {"name": last.question or last.key, "answer": answer}, last.key)
    named = [(it.key, it.question) for it in script.steps]
    named += [(it.key, it.title) for it in script.conclusions]
    for key, name in named:
        if key not in looked.before:
            yield Fault(_named(_("Niemand komt bij „%(name)s”."), name), key)


def _of_places(script: Script, looked: Looked) -> Iterable[Fault]:
    """Places in texts that cannot be filled, and conditions on what was not asked yet."""
    for step in script.steps:
        before = looked.before.get(step.key, set())
        yield from _unfilled(script, step.key, [step.question, step.hint], before, False)
        ahead = {it.step for it in step.branches if it.op and it.step} - before - {step.key}
        if ahead and step.key in looked.before:
            text = _("„%(name)s” kijkt naar een antwoord dat dan nog niet gegeven is.")
            yield Fault(_named(text, step.question), step.key)
    for it in script.conclusions:
        if it.key in looked.before:
            yield from _unfilled(script, it.key, texts_of(it), looked.before[it.key], True)


def _unfilled(
    script: Script, part: str, texts: list[str], before: set[str], on_paper: bool
) -> Iterable[Fault]:
    for place in sorted(
        {p for text in texts for p in places(text)}, key=lambda it: (it.kind, it.name)
    ):
        if not _can_fill(script, place, before, on_paper):
            shown = f"[{place.kind}:{place.name}]"
            text = _("In een tekst staat %(name)s, en dat kan daar niet ingevuld worden.")
            yield Fault(_named(text, shown), part)


def _can_fill(script: Script, place: Place, before: set[str], on_paper: bool) -> bool:
    if place.kind == "wet":
        return place.name in NAMES
    if place.kind == "antwoord":
        return place.name in before
    if place.kind == "uitkomst":
        steps = [it for it in script.steps if it.key in before and it.calculation in CALCULATIONS]
        return any(place.name in CALCULATIONS[it.calculation].words for it in steps)
    return on_paper or place.kind == "vandaag"
