"""The levels of school, the regions of the holidays, and the numbers of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.sounds import KINDS

ABOUT = "internship"  # what a paper to sign calls an internship
MOST_CLASSES = 100  # that somebody looks after, on one page
# How a file is called with which a pupil tells; a telephone makes the last two of the photos.
TELLING = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", *(f".{it}" for it in KINDS))
MOST_TOLD = 5  # photos and recordings of one pupil
MOST_PLACES = 60  # that a pupil looks through


class Level(models.TextChoices):
    PRACTICAL = "practical", _("praktijkonderwijs")
    VMBO = "vmbo", _("vmbo")
    HAVO = "havo", _("havo")
    VWO = "vwo", _("vwo")
    MBO = "mbo", _("beroepsonderwijs")
