"""Kinds of VAT and of units, as the European standard (EN 16931) writes them, and the limits of an invoice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_LINES = 40
MOST_CENTS = 100_000_000  # a million: above it somebody looks twice
PAY_DAYS = 30
LINK_DAYS = 365


class Tax(models.TextChoices):
    """How a line stands to VAT; the rates themselves stand in the numbers of the law."""

    HIGH = "high", _("algemeen tarief")
    LOW = "low", _("laag tarief")
    EXEMPT = "exempt", _("vrijgesteld (artikel 11)")
    SMALL = "small", _("kleineondernemersregeling (artikel 25)")
    OUTSIDE = "outside", _("geen ondernemer voor de btw")


class Unit(models.TextChoices):
    """In what is counted; the value is the code of UN/ECE Recommendation 20."""

    PIECE = "C62", _("stuk")
    HOUR = "HUR", _("uur")
    DAY = "DAY", _("dag")


RATE_OF = {Tax.HIGH: "vat_high", Tax.LOW: "vat_low"}  # which number of the law
CATEGORY = {Tax.HIGH: "S", Tax.LOW: "S", Tax.EXEMPT: "E", Tax.SMALL: "E", Tax.OUTSIDE: "O"}
# Stands on the invoice in Dutch, whatever the language on screen: it names a Dutch law.
REASON = {
    Tax.EXEMPT: "Vrijgesteld van btw: artikel 11 Wet op de omzetbelasting 1968",
    Tax.SMALL: "Kleineondernemersregeling: artikel 25 Wet op de omzetbelasting 1968",
    Tax.OUTSIDE: "Niet onderworpen aan btw: de leverancier is geen ondernemer voor de btw",
}
ALONE = {Tax.SMALL, Tax.OUTSIDE}  # says something of the seller, so it holds for every line
SHOW = {
    "": _("Alles"),
    "draft": _("Concept"),
    "sent": _("Wacht op betaling"),
    "paid": _("Betaald"),
}
