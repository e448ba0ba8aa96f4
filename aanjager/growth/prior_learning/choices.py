"""The levels and the twelve competencies, read from the file beside this one."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

CERTIFICATE = "ervaringscertificaat"  # what only a recognised provider gives
INDEPENDENT = re.compile(  # words of a kind of proof that say that the assessor was a stranger
    r"\bniet\b[^.]*\bken(t|de|nen|den)\b|\bken(t|de|nen|den)\b[^.]*\bniet\b|onafhankelijk|onbekend"
)
FRAMEWORK = Path(__file__).parent / "data" / "competencies.json"


class Level(models.IntegerChoices):
    HELPED = 1, _("met hulp")
    ALONE = 2, _("zelfstandig")
    GUIDES = 3, _("helpt anderen erbij")


@dataclass(frozen=True)
class Competency:
    """Something people can, with how one sees it at each level, in both languages.

    `aligned_to` is the address of what comes nearest in ESCO, in our judgement; some have none.
    """

    code: str
    names: dict[str, str]
    behaviours: dict[str, list[str]]
    aligned_to: str = ""

    def __str__(self) -> str:
        return self.names[_language()]

    @property
    def levels(self) -> list[tuple[Level, str]]:
        """Each level with what somebody does there."""
        return list(zip(Level, self.behaviours[_language()], strict=True))


def _language() -> str:
    return "en" if get_language() == "en" else "nl"


@cache
def framework() -> dict[str, Competency]:
    """Return the competencies by code, in the order of the file."""
    rows = json.loads(FRAMEWORK.read_text(encoding="utf-8"))
    return {it["code"]: Competency(**it) for it in rows}


STATEMENT_DAYS, REMIND_DAYS = 60, 14  # a link to an organisation works so long; reminded once after
MOST_STATEMENTS, MOST_FILES = 6, 10  # asked at once; files of one portfolio
SHARE_DAYS = (7, 30, 90)  # between which the volunteer chooses
MOST_LINKS = 10  # open links of one portfolio
LOOK_MINUTES = 15  # one written look lasts so long, and never longer than the link
