"""Reads the addresses and posts of the finder."""

from typing import Any

from django.core import signing
from django.http import QueryDict

from aanjager.exchange.matching.rules import questions
from aanjager.exchange.matching.rules.questions import Question

SEAL, SEALED_SECONDS = "matching.shown", 3600


def question_of(answers: QueryDict) -> Question:
    """The question that an address asks."""
    return questions.asked(answers)


def sealed(ids: list[int], version: int, number: str) -> str:
    """A list as the page gives it to the browser, to bring back when it was seen."""
    return signing.dumps([ids, version, number], salt=SEAL)


def unsealed(text: str) -> tuple[list[int], int, str] | None:
    """The list behind a seal of the last hour, with its version and number; else None."""
    try:
        found: Any = signing.loads(text[:2000], salt=SEAL, max_age=SEALED_SECONDS)
    except signing.BadSignature:
        return None
    ids, version, number = found
    return ids, version, number
