"""The declaration of UWV beside an opportunity, by the numbers of the law of its day."""

from datetime import date

from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.rules.declarations import Declaration, declared
from aanjager.trust.law import queries as law


def declaration(it: Opportunity, on: date) -> Declaration | None:
    """What is true of it on that day; asks nothing where no declaration was written down."""
    asked, given = it.declaration_asked_on, it.declaration_given_on
    if not asked and not given:
        return None
    years = int(law.number("uwv_declaration_years", on=given or on))
    weeks = int(law.number("uwv_declaration_answer_weeks", on=on))
    return declared(asked, given, on=on, years=years, weeks=weeks)
