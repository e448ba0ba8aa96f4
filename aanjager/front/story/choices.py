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

# The chain from what was found to what is told, in its order, with where each thing is read.
CHAIN = {
    "pattern": _("Patroon van signalen"),
    "initiative": _("Initiatief van bewoners"),
    "cell": _("Uitkomst van een onderzoek"),
    "citation": _("Aangehaald als bewijs"),
    "plan": _("Plan"),
    "application": _("Geld gevraagd"),
    "income": _("Register van geldgevers"),
    "agreement": _("Afspraak"),
    "quarter": _("Kwartaal"),
    "indicator": _("Indicator"),
    "sentence": _("Zin in de verantwoording"),
    "report": _("Verantwoording"),
}
STATES = {
    "preparing": _("in voorbereiding"),
    "sent": _("verstuurd"),
    "granted": _("toegekend"),
    "refused": _("afgewezen"),
    "withdrawn": _("ingetrokken"),
    "draft": _("concept"),
    "submitted": _("ingediend"),
    "fixed": _("vastgesteld"),
    "published": _("gepubliceerd"),
}
# Who reads here: everybody, or staff at the desk.
PAGES = {
    "cell": ("findings:detail", "findings:detail"),
    "initiative": ("initiatives:detail", "initiatives:detail"),
    "plan": ("submissions:shown_one", "submissions:detail"),
    "application": ("", "funding:detail"),
    "agreement": ("", "agreements:detail"),
    "report": ("accountability:shown_one", "accountability:detail"),
}
