"""What can be offered and how it is priced, and the limits of asking."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_WAITING = 3  # requests of one address at one centre that wait for an answer
MOST_LINES = 40
VALID_DAYS = 30
FORGET_AFTER_DAYS = 365


class Kind(models.TextChoices):
    TRAINING = "training", _("training")
    ADVICE = "advice", _("advies")
    MEDIATION = "mediation", _("bemiddeling voor bedrijven")
    OTHER = "other", _("iets anders")


class Price(models.TextChoices):
    HOUR = "hour", _("per uur")
    PIECE = "piece", _("per keer")
    ASK = "ask", _("op aanvraag")
    FREE = "free", _("gratis")


PRICED = (Price.HOUR, Price.PIECE)
