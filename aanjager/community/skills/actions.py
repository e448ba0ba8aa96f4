"""Everything that changes themes, skills and synonyms."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from aanjager.community.skills import rules
from aanjager.community.skills.models import Skill, Synonym, Theme
from aanjager.kernel.actor import Actor
from aanjager.kernel.memory import pages
from aanjager.kernel.reference import Difference, difference, rows_of

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load(*, by: Actor, at: datetime) -> dict[str, Difference]:
    """Bring themes, skills and synonyms in line with the files of this room; say what changed.

    Positions never move once they are given out: the masks of the ranking are built on them.
    """
    rules.load(by)
    themes = difference(Theme, ("code",), rows_of(DATA / "themes.json"))
    _write(Theme, themes, ["name_nl", "name_en", "other_names"])
    theme_ids = dict(Theme.objects.values_list("code", "pk"))
    rows = rows_of(DATA / "skills.json")
    for row in rows:
        row["theme_id"] = theme_ids[row.pop("theme")]
    skills = difference(Skill, ("code",), rows)
    _write(Skill, skills, ["name_nl", "name_en", "other_names", "theme"])
    synonyms = difference(Synonym, ("word", "means", "language"), rows_of(DATA / "synonyms.json"))
    Synonym.objects.bulk_create(synonyms.new)
    transaction.on_commit(lambda: pages.delete_many(["themes", "skills"]))
    return {"themes": themes, "skills": skills, "synonyms": synonyms}


def _write(model: Any, outcome: Difference, fields: list[str]) -> None:
    model.objects.bulk_create(outcome.new)
    for it in outcome.changed:
        it.save(update_fields=fields)
