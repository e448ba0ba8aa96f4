"""What the list can be asked for, and the numbers of this room, each with its reason."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ASK_AFTER_DAYS = 28  # four weeks: long enough for two to meet
WAIT_DAYS = 7  # for a letter's answer; after that staff call
MOST_PARTIES = 6  # more than that is a meeting
FOUND = 12  # of each kind, while looking for who

SHOW: dict[str, str | Promise] = {
    "": _("Alles"),
    "loopt": _("Nog niet gevraagd"),
    "wacht": _("Wacht op wat ervan kwam"),
    "klaar": _("Afgerond"),
}
