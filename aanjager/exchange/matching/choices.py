"""What the questions of the finder may be answered with."""

from django.utils.translation import gettext_lazy as _

KILOMETRES = (2, 5, 10, 20, 50)
RHYTHMS = {"once": 0, "now_and_then": 1, "weekly": 2}  # the place in Opportunity.Rhythm


def _parts(days: range, parts: tuple[int, ...]) -> int:
    return sum(1 << 3 * day + part for day in days for part in parts)


# The masks of 21 day parts: bit 3 × weekday + part.
WHEN = {
    "weekday_day": _parts(range(5), (0, 1)),
    "weekday_evening": _parts(range(5), (2,)),
    "saturday": _parts(range(5, 6), (0, 1, 2)),
    "sunday": _parts(range(6, 7), (0, 1, 2)),
}
ON_DAY = [
    _("op maandag"),
    _("op dinsdag"),
    _("op woensdag"),
    _("op donderdag"),
    _("op vrijdag"),
    _("op zaterdag"),
    _("op zondag"),
]
ORDERS = ("passend", "afstand")
VIEWS = ("lijst", "kaart")
DIFFERENCES = {
    "words": _("Gaat over iets anders dan je zocht."),
    "far": _("Is verder weg dan je wilde."),
    "rhythm": _("Vraagt een andere hoeveelheid tijd."),
    "times": _("Is op andere tijden."),
    "language": _("Vraagt een andere taal."),
    "access": _("Heeft niet alles wat je nodig hebt."),
    "age": _("Is voor een andere leeftijd."),
}
# How many open opportunities an organisation has: the classes on the page about the order.
SIZES = ((1, 1), (2, 5), (6, 20), (21, 1_000_000))
MOST_SEARCHES = 20
LETTER_SHOWS = 5
