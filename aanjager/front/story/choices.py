"""The words for what lies on the line, and how far it is followed."""

from django.utils.translation import gettext_lazy as _

DEEPEST = 12  # links from one end of the line to the other

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
