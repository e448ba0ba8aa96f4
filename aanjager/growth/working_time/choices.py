"""The regions of the school holidays."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.TextChoices):
    """The three regions that the country takes its school holidays in."""

    NORTH = "north", _("regio Noord")
    CENTRAL = "central", _("regio Midden")
    SOUTH = "south", _("regio Zuid")
