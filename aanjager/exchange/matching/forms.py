"""Reads the addresses and posts of the finder."""

from typing import Any

from django.core import signing
from django.core.cache import cache
from django.http import QueryDict

from aanjager.exchange.matching.rules import questions
from aanjager.exchange.matching.rules.questions import Question

SEAL, SEALED_SECONDS = "matching.shown", 3600


def question_of(answers: QueryDict) -> Question:
    """The question that an address asks."""
    return questions.asked(answers)


def sealed(ids: list[int], version: int, nonce: str) -> str:
    """A list as the page gives it to the browser, to bring back when it was seen."""
    return signing.dumps([ids, version, nonce], salt=SEAL)


def unsealed(text: str) -> tuple[list[int], int] | None:
    """The list behind a seal of the last hour that was not brought back before; else None."""
    try:
        found: Any = signing.loads(text[:2000], salt=SEAL, max_age=SEALED_SECONDS)
    except signing.BadSignature:
        return None
    ids, version, nonce = found
    return (ids, version) if cache.add(f"shown:{nonce}", 1, SEALED_SECONDS) else None
