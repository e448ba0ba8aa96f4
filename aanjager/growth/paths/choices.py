"""When a step is named, and how much is named at once."""

from aanjager.exchange.opportunities.models import Opportunity

SETTLED_MONTHS = 3  # from here on what somebody does says what they can go on with
RECOGNISED_MONTHS = 6  # from here on there is something to have recognised
LEADING_MONTHS = 12  # from here on we name the circle of those who pull
MOST_OFFERS = 4  # opportunities named at once
MOST_ALIKE = 2  # of them with one reason
TELLING = 5  # letters from which a word says what something is about
LOOKED_AT = 60  # newest opportunities that are looked at
YEARS = (1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50)  # round ones; between them the last one stands
HOURS = (25, 50, 100, 250, 500, 1_000)
MOST_WORDS = 300
STRONG = (
    Opportunity.Kind.BOARD,
    Opportunity.Kind.EXPERT,
    Opportunity.Kind.MENTOR,
    Opportunity.Kind.PROJECT,
)
