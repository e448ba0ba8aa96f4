"""Telling the line in sentences: what somebody wrote, and step by step what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

ORDER = [
    "note",
    "cluster",
    "point",
    "theme",
    "line",
    "signal",
    "amendment",
    "decision",
    "version",
    "commitment",
]
WAITS = {"filed", "admitted", "discussed"}


@dataclass(frozen=True)
class Told:
    """One sentence of the line, with the thing it speaks of, its moment and whether it still waits."""

    kind: str
    pk: int
    sentence: str
    words: str
    at: datetime | None
    is_reconstruction: bool
    waits: bool = False


def told(steps: Iterable[Any]) -> list[Told]:
    """Tell the steps of one walk (`queries.line.Step`) as sentences, from the note to what came of it."""
    steps = sorted(steps, key=lambda it: (ORDER.index(it.kind), it.number or 0, it.pk))
    kinds = {it.kind for it in steps}
    sentences = [_told(it, kinds) for it in steps if _is_shown(it, kinds)]
    return _once(sentences) + _still_waiting(steps, kinds)


def _once(sentences: list[Told]) -> list[Told]:
    """Quote words only where they change on the way."""
    said: set[str] = set()
    quoted = []
    for it in sentences:
        quoted.append(replace(it, words="") if it.words in said else it)
        said.add(it.words)
    return quoted


def _is_shown(step: Any, kinds: set[str]) -> bool:
    """A line of the talk is part of the story when something came of it, not of every note under its theme."""
    if step.kind == "cluster":
        return step.state != "undone"
    return step.kind != "line" or step.distance <= 0 or step.how != "said"


def _told(step: Any, kinds: set[str]) -> Told:
    sentence = SENTENCES[step.kind](step, kinds)
    return Told(step.kind, step.pk, sentence, step.words, step.at, step.is_reconstruction)


def _note(step: Any, kinds: set[str]) -> str:
    if step.state == "withdrawn":
        return _("een briefje in werkgroep %(n)s, ingetrokken") % {"n": step.number}
    if step.state == "hidden":
        return _("een briefje in werkgroep %(n)s, verborgen: %(why)s") % {
            "n": step.number,
            "why": step.reason,
        }
    if "point" not in kinds:
        return _("op een briefje in werkgroep %(n)s; niet gekozen") % {"n": step.number}
    return _("op een briefje in werkgroep %(n)s") % {"n": step.number}


def _cluster(step: Any, _kinds: set[str]) -> str:
    return _("bij elkaar gelegd in werkgroep %(n)s") % {"n": step.number}


def _point(step: Any, _kinds: set[str]) -> str:
    words = {"n": step.number, "why": step.reason}
    if step.state in {"proposed", "not_chosen"}:
        return _("niet gekozen in werkgroep %(n)s") % words
    if step.state == "not_treated":
        return _("gekozen in werkgroep %(n)s; in de zaal niet behandeld, want: %(why)s") % words
    if step.state == "separate":
        return _("gekozen in werkgroep %(n)s; in de zaal apart behandeld") % words
    return _("gekozen in werkgroep %(n)s") % words


def _theme(step: Any, _kinds: set[str]) -> str:
    if step.reason:
        words = {"n": step.number, "why": step.reason}
        return _("opgenomen in thema %(n)s; geen wijziging, want: %(why)s") % words
    return _("opgenomen in thema %(n)s") % {"n": step.number}


def _line(_step: Any, _kinds: set[str]) -> str:
    return _("gezegd in de zaal")


def _signal(_step: Any, _kinds: set[str]) -> str:
    return _("genoteerd als signaal")


def _amendment(step: Any, _kinds: set[str]) -> str:
    words = {"n": step.number}
    if step.how == "brought_again":
        return _("in de zaal opnieuw ingebracht: wijzigingsvoorstel %(n)s") % words
    return _("wijzigingsvoorstel %(n)s") % words


def _decision(step: Any, _kinds: set[str]) -> str:
    words = {
        "adopted": _("besloten: overgenomen"),
        "changed": _("besloten: gewijzigd overgenomen"),
        "rejected": _("besloten: afgewezen"),
        "held": _("besloten: aangehouden"),
    }.get(step.state, _("besloten"))
    return f"{words}. {step.reason}"


def _version(step: Any, _kinds: set[str]) -> str:
    return _("verwerkt in versie %(n)s") % {"n": step.number}


def _commitment(step: Any, _kinds: set[str]) -> str:
    states = {
        "open": _("toegezegd"),
        "busy": _("toegezegd, wordt aan gewerkt"),
        "done": _("toegezegd en gedaan"),
        "dropped": _("toegezegd, vervallen"),
    }
    said = states[step.state]
    return f"{said}: {step.reason}" if step.reason else said


SENTENCES: dict[str, Any] = {
    "note": _note,
    "cluster": _cluster,
    "point": _point,
    "theme": _theme,
    "line": _line,
    "signal": _signal,
    "amendment": _amendment,
    "decision": _decision,
    "version": _version,
    "commitment": _commitment,
}


def _still_waiting(steps: list[Any], kinds: set[str]) -> list[Told]:
    """Say what the line waits for, so that nobody has to guess."""
    last = steps[-1] if steps else None
    if last is None:
        return []
    waiting = [it for it in steps if it.kind == "amendment" and it.state in WAITS]
    if waiting and "decision" not in kinds:
        return [_waits(waiting[-1], _("wacht op het bestuur"))]
    if any(it.kind == "amendment" and it.state in {"adopted", "changed"} for it in steps):
        return [_waits(last, _("wacht op de volgende versie van de tekst"))]
    if any(it.kind == "theme" and it.state == "draft" for it in steps):
        return [_waits(last, _("wacht op de bespreking in de zaal"))]
    if any(it.kind == "point" and it.state == "handed_in" for it in steps) and "theme" not in kinds:
        return [_waits(last, _("wacht op de zaal"))]
    return []


def _waits(step: Any, sentence: str) -> Told:
    return Told(step.kind, step.pk, sentence, "", None, False, waits=True)
