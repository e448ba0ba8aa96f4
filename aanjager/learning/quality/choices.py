"""The words of the self-evaluation, and its numbers, each with its reason."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MARK_YEARS = "quality_mark_years"  # these three are numbers in the dated table of the law
SMALL_VOLUNTEERS = "quality_small_volunteers_below"
SMALL_FTE = "quality_small_fte_below"
REMIND_DAYS = 183  # half a year before a mark ends: as long as a round takes
RENEW_DAYS = 365  # so long before its end a new round may begin
MOST_FILES = 5  # of one statement: more is a folder, not a proof
MOST_PLANNED = 60


class Size(models.TextChoices):
    SMALL = "small", _("klein")
    FULL = "full", _("groot")


class Chapter(models.TextChoices):
    SET_UP = "set_up", _("Inrichten")
    WELCOME = "welcome", _("Welkom heten")
    GUIDE = "guide", _("Begeleiden")
    VALUE = "value", _("Waarderen")
    SAFE = "safe", _("Veilig en verzekerd")


class Value(models.IntegerChoices):
    NO = 0, _("nog niet")
    PARTLY = 1, _("voor een deel")
    YES = 2, _("ja, dat is geregeld")


COURSES_ABOUT = {  # the subject of courses that help with a word of a statement
    "werven": "recruit", "vacature": "recruit", "begeleiding": "guide", "inspraak": "guide",
    "waardering": "guide", "leren": "guide", "vrijwilligersbeleid": "board", "onkosten": "board",
    "safety": "safe", "meldroute": "safe", "gedragscode": "safe", "vog": "safe",
    "privacy": "law", "verzekering": "law", "agreement": "law",
}  # fmt: skip
