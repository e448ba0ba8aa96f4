"""Subjects, terms and words of courses as data."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

OFFER_TERM = timedelta(hours=48)
PROOF_TERM = timedelta(hours=48)  # a guest proves an address by the link in the letter
NEEDS_KEPT = timedelta(days=30)
GUESTS_KEPT = timedelta(days=365)
MOST_SESSIONS = 20


class Subject(models.TextChoices):
    """What a course is about."""

    RECRUIT = "recruit", _("werven en behouden")
    GUIDE = "guide", _("begeleiden en motiveren")
    BOARD = "board", _("besturen en geld")
    SAFE = "safe", _("veilig en vertrouwd")
    PEOPLE = "people", _("omgaan met mensen")
    DIGITAL = "digital", _("computer en internet")
    LAW = "law", _("regels en verzekeringen")


class Below(models.TextChoices):
    """What happens on the day of deciding with too few people."""

    CANCEL = "cancel", _("dan gaat het niet door")
    GO_ON = "go_on", _("dan gaat het toch door")
    MERGE = "merge", _("dan gaat iedereen naar een andere datum")
