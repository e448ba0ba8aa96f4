"""What staff can choose on the pages of the desk, with the words on screen."""

from django.utils.translation import gettext_lazy as _

SHOW = {
    "": _("Iedereen"),
    "zonder-account": _("Zonder account"),
    "met-traject": _("Met een lopend traject"),
    "wacht": _("Wacht op antwoord"),
    "zonder-plek": _("Doet nog nergens mee"),
}
ORDER = {
    "": _("Naam"),
    "nieuw": _("Nieuwste eerst"),
    "wacht": _("Wacht het langst"),
}
SHOW_CASES = {
    "": _("Mijn trajecten"),
    "alle": _("Alle lopende trajecten"),
    "afgesloten": _("Afgesloten"),
}
ORDER_CASES = {
    "": _("Wat eerst komt"),
    "naam": _("Naam"),
    "fase": _("Fase"),
    "nieuw": _("Nieuwste eerst"),
}
FEWEST_SHOWN = 5  # figures about fewer people leave the house unshown (field.md 6.10)
PERIODS = {
    "dit-kwartaal": _("Dit kwartaal"),
    "vorig-kwartaal": _("Vorig kwartaal"),
    "dit-jaar": _("Dit jaar"),
    "vorig-jaar": _("Vorig jaar"),
}
# Ploegmakers and others 2011, as read in field.md S016: placed for a short task or for three months.
SECTOR_ONLINE, SECTOR_DESK = 37, 50
