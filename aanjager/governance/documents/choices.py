"""What people read about amendments: the steps that a state comes from and leads to."""

from django.utils.translation import gettext_lazy as _

# Every state that people see, in the order in which they come, each in one sentence.
STATES = {
    "filed": _("Het voorstel is binnen. Iemand kijkt of het kan worden behandeld."),
    "admitted": _("Het voorstel wordt behandeld. Het wacht op een gesprek of een besluit."),
    "not_admitted": _("Het voorstel kan niet worden behandeld. De reden staat erbij."),
    "discussed": _(
        "Over het voorstel is gepraat, bijvoorbeeld op een bijeenkomst. Dat is een advies."
    ),
    "adopted": _("Het voorstel komt in de volgende versie, zoals het er staat."),
    "changed": _("Het voorstel komt in de volgende versie, met andere woorden. Die staan erbij."),
    "rejected": _("Het voorstel komt niet in de tekst. De reden staat erbij."),
    "held": _("Er wordt later over besloten. Het voorstel gaat mee naar de volgende versie."),
    "processed": _("Het voorstel staat in de tekst. Je ziet in welke versie."),
    "withdrawn": _("Wie het indiende, nam het terug. De plek in de rij blijft."),
    "lapsed": _("Een ander voorstel regelt dit al. Dat andere voorstel staat erbij."),
}
