from datetime import UTC, datetime
from typing import Any

from aanjager.advice.articles import actions
from aanjager.advice.articles.actions import Written
from aanjager.advice.articles.models import Article
from aanjager.community.centres.tests.factories import CentreFactory, staff_of

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def article(
    centre: Any = None,
    *,
    publish: bool = True,
    is_shared: bool = False,
    at: datetime = MONDAY,
    **written: Any,
) -> Article:
    """An article on the page for everybody."""
    centre = centre or CentreFactory()
    by = staff_of(centre)
    facts = {
        "title": "Bewaren we een kopie van de VOG?", "subject": "conduct",
        "text": "Nee. Schrijf op dat je hem zag, met datum en naam.", **written,
    }  # fmt: skip
    it = actions.write(centre, None, Written(**facts), by=by, at=at)
    if publish:
        it = actions.publish(it, by=by, at=at)
    return actions.share(it, True, by=by, at=at) if is_shared else it
