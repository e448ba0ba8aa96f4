"""Model texts as people make them, through the room's own actions."""

from datetime import UTC, datetime

from aanjager.community.centres.tests.factories import staff_of
from aanjager.kernel.actor import CLOCK
from aanjager.learning.model_texts import actions, queries
from aanjager.learning.model_texts.actions import About, Words
from aanjager.trust.law import actions as law

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEXT = """## Wie
[vrijwilliger] en [organisatie] spreken dit af.

## Wat
- De taak: [taak].
- Hoogstens [wet: vergoeding per maand] in een maand.

Contact: [naam van de hond]."""
ABOUT = About("agreement", "Onze afspraak", "Wat we afspreken.", ["volunteer", "organisation"])


def model_text(centre, *, text=TEXT, about=ABOUT, settled=True, shown=False, at=NOW):
    """A text of a centre; settled unless it is asked otherwise. The numbers of the law are there too."""
    law.load(by=CLOCK, at=at)
    by = staff_of(centre)
    it = actions.begin(centre, about, Words(text), by=by, at=at)
    if settled:
        actions.settle(queries.draft_of(it), by=by, at=at)
    if shown:
        actions.show(it, is_shown=True, by=by, at=at)
    return queries.one(CLOCK, it.pk)


def settled(centre, **facts):
    """The settled version of such a text."""
    return queries.newest_of(model_text(centre, **facts))
