"""What kind of relation somebody is, and how long the file stays."""

from django.db import models
from django.utils.translation import gettext_lazy as _

FORGET_AFTER_DAYS = 365


class Kind(models.TextChoices):
    MUNICIPALITY = "municipality", _("gemeente")
    FUND = "fund", _("fonds")
    COMPANY = "company", _("bedrijf")
    PRESS = "press", _("pers")
    PARTNER = "partner", _("partner")


SHOW = {"": _("Alle"), **dict(Kind.choices)}
