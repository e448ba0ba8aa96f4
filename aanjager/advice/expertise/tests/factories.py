from datetime import UTC, datetime
from itertools import count
from typing import Any

from aanjager.advice.expertise import actions
from aanjager.advice.expertise.actions import Told
from aanjager.advice.expertise.models import DeskQuestion
from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.kernel.actor import ANONYMOUS, Actor

numbers = count(1)
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TITLE = "Mag een kopie van de VOG in ons dossier?"
ANSWER = "Nee. Schrijf op dat je hem zag, met datum en naam, en geef hem terug."


def question(
    centre: Any = None, *, at: datetime = MONDAY, by: Actor = ANONYMOUS, **told: Any
) -> DeskQuestion:
    """A question of somebody without an account, that waits."""
    facts = {
        "title": TITLE,
        "text": f"Geval {next(numbers)}",
        "name": "Jo Visser",
        "email": "jo@example.org",
        **told,
    }
    return actions.ask(centre or CentreFactory(), Told(**facts), by=by, at=at)


def by_phone(
    centre: Any = None, *, is_answered: bool = False, at: datetime = MONDAY
) -> DeskQuestion:
    """A question of somebody who called and has no e-mail."""
    centre = centre or CentreFactory()
    by = staff_of(centre)
    told = Told(TITLE, name="Jo Visser", phone="06 1234 5678", came_by="phone")
    it = actions.on_behalf(centre, told, by=by, at=at)
    if is_answered:
        actions.answer(it, ANSWER, name="Anna", by=by, at=at)
        it.refresh_from_db()
    return it


def answered(centre: Any = None, *, at: datetime = MONDAY, **told: Any) -> DeskQuestion:
    """A question that was answered at once."""
    it = question(centre, at=at, **told)
    actions.answer(it, ANSWER, name="Anna", by=staff_of(it.centre), at=at)
    it.refresh_from_db()
    return it
