"""Words and numbers of the report, the balance."""

from django.utils.translation import gettext_lazy as _

CORRECTION_DAYS = 3  # how long those who were there may say what is wrong (deliberation model, F12)
MOST_CORRECTION_DAYS = 30
FORGET_DAYS = 30  # after the report, then nobody knows any more who wrote which note (model, 9.1)
CHECK_DAYS = 30  # between two looks at an outside link

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
