"""The kinds of things that can be cited."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    CELL = "cell", _("uitkomst van een onderzoek")
    SIGNAL = "signal", _("signaal")
    PATTERN = "pattern", _("patroon van signalen")
    DECISION = "decision", _("besluit")
    FIGURE = "figure", _("cijfer van een gebied")
    INITIATIVE = "initiative", _("initiatief")


MOST_SHOWN = 60  # sources of one kind to choose from
