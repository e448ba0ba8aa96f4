"""Numbers of this room, each with its reason, and what a list of signals can be asked for."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

THIRD = 3  # one is a story, two may be chance, the third is worth a look
ALIKE_WITHIN_DAYS = 90  # a season: what is seen three times in it lives now
NEAR_WITHIN_DAYS = 365  # a year: what was said last winter may come back
SHARE_IN_COMMON = 0.5  # of the words of the shorter text, from here on two texts are near
MOST_PROPOSED = 5
MOST_COMPARED = 60  # texts that share a word, the newest first
MOST_A_DAY = (
    10  # signals of somebody who does not work here: enough for anybody, too few for a flood
)
FEWEST_SHOWN = 5  # below it no number goes out (field.md 6.10)

SHOW: dict[str, str | Promise] = {
    "": _("Nog niet gebundeld"),
    "gebundeld": _("Gebundeld"),
    "alles": _("Alles"),
}
ORDERS: dict[str, str | Promise] = {
    "": _("Nieuwste eerst"),
    "dringend": _("Dringendste eerst"),
    "oudste": _("Oudste eerst"),
}
SHOW_PATTERNS: dict[str, str | Promise] = {
    "": _("Loopt"),
    "klaar": _("Klaar of niet opgepakt"),
    "alles": _("Alles"),
}
