"""The subjects of the expertise centre as data, and when an article is looked at again."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

DATA = Path(__file__).parent / "data"
REVIEW_AFTER_DAYS = 365  # unless its owner says another day
SHORTEST = 10  # characters: a word is no question and no answer
NEAREST = 5  # existing answers beside a question


@lru_cache(maxsize=1)
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA / "subjects.json").read_text(encoding="utf-8"))
    return rows


def subjects() -> list[tuple[str, str]]:
    """The subjects of the expertise centre by code, with the name in the language on screen."""
    name = "name_en" if get_language() == "en" else "name_nl"
    return [(row["code"], row[name]) for row in _rows()]


def subject_name(code: str) -> str:
    """The name of a subject; nothing for what was not sorted yet."""
    return dict(subjects()).get(code, "")


def is_no_advice(code: str) -> bool:
    """Whether what stands under a subject is information and no advice on tax or the law."""
    return any(row["code"] == code and row.get("is_no_advice") for row in _rows())


def subjects_of(word: str) -> list[str]:
    """The subjects under which something about a word of another room stands."""
    return [row["code"] for row in _rows() if word in row.get("words", ())]
