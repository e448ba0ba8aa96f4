"""Words and numbers of the report, the balance and the line."""

from django.utils.translation import gettext_lazy as _

CORRECTION_DAYS = 3  # how long those who were there may say what is wrong (deliberation model, F12)
MOST_CORRECTION_DAYS = 30
DEEPEST = 12  # links from one end of the line to the other
FOLLOWED = 240  # characters of a link that a letter or a card may carry

KINDS = {
    "note": _("briefje"),
    "cluster": _("briefjes bij elkaar"),
    "point": _("punt"),
    "theme": _("thema"),
    "line": _("gezegd in de zaal"),
    "signal": _("signaal"),
    "amendment": _("wijzigingsvoorstel"),
    "decision": _("besluit"),
    "version": _("versie"),
    "commitment": _("toezegging"),
}
NUMBERS = [
    _("nul"),
    _("één"),
    _("twee"),
    _("drie"),
    _("vier"),
    _("vijf"),
    _("zes"),
    _("zeven"),
    _("acht"),
    _("negen"),
    _("tien"),
    _("elf"),
    _("twaalf"),
]
# What follows people around from one site to the next; it goes from every link that we keep.
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "msclkid", "yclid", "_hs")
