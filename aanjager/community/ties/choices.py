"""What an invitation can be about, and the numbers of this room, each with its reason."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LINK_DAYS = 30  # long enough for a holiday, short enough that a lost link is soon worth nothing
MOST_A_DAY = 20  # invitations of one person: a street, not a mailing
MOST_TO_ADDRESS = 3  # letters to one address that wait for an answer, whoever sends them
LETTER_DAYS = 30  # the days over which those letters are counted
SALT = "ties.subject"
MADE = "ties.made"  # in the session: the link that was made just now
ARRIVING = "ties.arriving"  # in the session: what a visitor said yes to

SUBJECTS: dict[str, str | Promise] = {
    "opportunity": _("een vacature"),
    "initiative": _("een initiatief"),
    "meeting": _("een bijeenkomst"),
    "network": _("elkaars netwerk"),
}
