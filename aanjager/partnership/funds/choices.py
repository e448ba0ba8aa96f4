"""What funds are compared by."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_CENTS = 100_000_000_00  # of one grant: what is more is a slip of the finger
OLD_AFTER_DAYS = 182  # half a year after somebody looked, a fund may have changed


class Applicant(models.TextChoices):
    """Who may ask."""

    FOUNDATION = "foundation", _("stichting")
    ASSOCIATION = "association", _("vereniging")
    INFORMAL = "informal", _("groep zonder rechtsvorm")
    COMPANY = "company", _("bedrijf")
    SCHOOL = "school", _("school")


class Because(models.TextChoices):
    """The one reason that is given: why a fund fits, or why it does not."""

    APPLICANT = "applicant", _("soort aanvrager")
    THEME = "theme", _("thema")
    AREA = "area", _("gebied")
    TOO_LITTLE = "too_little", _("bedrag te laag")
    TOO_MUCH = "too_much", _("bedrag te hoog")
    DATE = "date", _("datum")
    ALL = "all", _("staat voor alles open")
