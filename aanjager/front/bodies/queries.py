"""What stands on the public page of an organisation."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from aanjager.community.organisations import queries as organisations
from aanjager.community.organisations.models import Organisation, Statement
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor
from aanjager.learning.quality.queries import valid_mark

AT_MOST = 50  # open opportunities on one page


@dataclass(frozen=True)
class Page:
    """An organisation, what is open there, what the centre saw in order, and until when its mark holds."""

    organisation: Organisation
    opportunities: list[Opportunity]
    statements: list[Statement]
    mark_until: date | None = None

    @property
    def answer_days(self) -> int | None:
        """Within how many working days it usually answers, rounded up; None as long as it is not known."""
        days = self.organisation.usual_answer_days
        return None if days is None else max(1, ceil(days))


def page_of(actor: Actor, pk: int, on: date) -> Page:
    """Return the page of an organisation; 404 when the actor may not see it. Four statements."""
    organisation = organisations.one(actor, pk)
    mark = valid_mark(organisation, on=on)
    found = Opportunity.objects.open().filter(organisation=organisation).defer("words")
    return Page(
        organisation=organisation,
        opportunities=list(found.order_by("-published_at", "-pk")[:AT_MOST]),
        statements=organisations.statements(organisation, on),
        mark_until=mark.valid_until if mark else None,
    )
