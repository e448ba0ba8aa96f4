"""The words for what lies on the line, and how far it is followed."""

from django.utils.translation import gettext_lazy as _

DEEPEST = 16  # links from one end of the line to the other: from a note to a report it is 13
MOST_WALKED = 1000  # things on the chain, each way
MOST_SHOWN = 8  # of one kind on its page

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

# The chain from what was said and found to what is told, in its order.
CHAIN = {
    "note": _("Briefje"),
    "cluster": _("Briefjes bij elkaar"),
    "point": _("Punt van een werkgroep"),
    "theme": _("Thema in de zaal"),
    "line": _("Gezegd in de zaal"),
    "signal": _("Signaal"),
    "pattern": _("Patroon van signalen"),
    "initiative": _("Initiatief van bewoners"),
    "amendment": _("Wijzigingsvoorstel"),
    "decision": _("Besluit"),
    "version": _("Versie van een tekst"),
    "commitment": _("Toezegging"),
    "cell": _("Uitkomst van een onderzoek"),
    "figure": _("Cijfer van een gebied"),
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
IN_HALL = ("story:line", "story:line", ("under", "kind", "pk"))
# Where it is read by everybody and by staff at the desk, and by what the address knows it.
PAGES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "note": IN_HALL,
    "cluster": IN_HALL,
    "point": IN_HALL,
    "theme": IN_HALL,
    "line": IN_HALL,
    "signal": ("", "signals:detail", ("pk",)),
    "pattern": ("", "signals:pattern", ("pk",)),
    "initiative": ("initiatives:detail", "initiatives:detail", ("pk",)),
    "amendment": ("documents:amendment", "documents:amendment", ("under", "number")),
    "decision": ("documents:text", "documents:text", ("under",)),
    "version": ("documents:version", "documents:version", ("under", "number")),
    "commitment": ("commitments:detail", "commitments:detail", ("pk",)),
    "cell": ("findings:detail", "findings:detail", ("under",)),
    "plan": ("submissions:shown_one", "submissions:detail", ("pk",)),
    "application": ("", "funding:detail", ("pk",)),
    "agreement": ("", "agreements:detail", ("pk",)),
    "indicator": ("", "agreements:detail", ("under",)),
    "quarter": ("", "agreements:detail", ("under",)),
    "report": ("accountability:shown_one", "accountability:detail", ("pk",)),
}
