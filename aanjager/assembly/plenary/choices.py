"""The words of the plenary that are no column."""

from django.utils.translation import gettext_lazy as _

COOKIE, SALT = "zaal-%s", "hall.device"  # what a device keeps of its hall, signed when it joined
ADVICE = _("Dit is een advies; het bestuur besluit.")
MOST_OFFERED = 5  # lines of one participant that may wait at the same time
MOST_AMENDED = 10  # amendments of one participant without an account within an hour
SMALLEST_SECRET = 5  # people who may vote: with fewer the result says who said what
SUBMITTED = ("handed_in", "taken_up", "partly", "separate", "not_treated")

# The answers of each kind of poll, in the order in which they stand on the page.
ANSWERS = {
    "for_against": {"for": _("voor"), "against": _("tegen"), "abstain": _("onthouding")},
    "objection": {"none": _("geen bezwaar"), "objection": _("bezwaar")},
}
