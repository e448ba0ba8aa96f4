"""What pages ask about working for oneself."""

from collections.abc import Mapping
from datetime import date

from aanjager.advice.self_employment.choices import (
    ENFORCEMENT,
    QUESTIONS,
    Enforcement,
    Question,
    Said,
)


def enforcement(on: date) -> list[Enforcement]:
    """What holds on a day about checking on false self-employment, with its sources."""
    return [
        it
        for it in ENFORCEMENT
        if it.valid_from <= on and (it.valid_to is None or on <= it.valid_to)
    ]


def in_words(answers: Mapping[str, str]) -> list[tuple[Question, str]]:
    """Each question that was answered, with its answer."""
    words = dict(Said.choices)
    return [(it, str(words[answers[it.code]])) for it in QUESTIONS if answers.get(it.code) in words]
