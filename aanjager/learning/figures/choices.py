"""What the check of an allowance can say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """What the check of an allowance says."""

    WITHIN = "within", _("binnen de grenzen")
    ABOVE = "above", _("boven een grens")
    REAL_COSTS = "real_costs", _("alleen echte kosten")
    UNKNOWN = "unknown", _("niet te zeggen")
    CONTRADICTION = "contradiction", _("de bedragen kloppen niet met elkaar")


class Limit(models.TextChoices):
    """Which of the three limits is passed, or which figure is missing."""

    HOUR = "hour", _("per uur")
    MONTH = "month", _("per maand")
    YEAR = "year", _("per jaar")
    AGE = "age", _("leeftijd")
