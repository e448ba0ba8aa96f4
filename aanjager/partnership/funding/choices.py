"""What applications count with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

REMIND_DAYS = (14, 3)  # before a deadline, each once
MOST_CENTS = 100_000_000_00


class Chance(models.IntegerChoices):
    """How likely it is, by the judgement of who asks; in percent, for the pipeline."""

    SMALL = 25, _("kleine kans")
    EVEN = 50, _("halve kans")
    GOOD = 75, _("goede kans")
    SURE = 100, _("zeker")
