"""The words and numbers of surveys, each number with its reason."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.release import LEAST

HIGHEST_K = 12  # above it the checker cannot prove enough in reasonable time
REMIND_AFTER_DAYS = 7  # a week to answer before the first reminder
LAST_DAYS = 3  # the second and last reminder, this long before closing
MOST_REMINDERS = 2
ROUNDED_TO = 5  # while open the total is shown rounded down, so that nobody sees one answer come in
FEWEST_TEXTS = 10  # open answers of an anonymous survey are not read below ten
RANKS = 3  # more than three in order is a grid
MOST_CHOICES = 30
COOKIE_DAYS = 14  # an anonymous answer that is half finished waits this long on the device


class Regime(models.TextChoices):
    """What is kept of who answered; fixed before opening."""

    BY_NAME = "by_name", _("op naam")
    CONFIDENTIAL = "confidential", _("vertrouwelijk")
    ANONYMOUS = "anonymous", _("anoniem")


PROMISES = {
    Regime.BY_NAME: _("Op naam: de medewerkers van de centrale zien wat jij antwoordt."),
    Regime.CONFIDENTIAL: _(
        "Vertrouwelijk: we bewaren van wie een antwoord is. Anderen zien alleen cijfers van groepen."
    ),
    Regime.ANONYMOUS: _(
        "Anoniem: we bewaren niet wie, wanneer of waarvandaan. Ook wij kunnen het niet nagaan."
    ),
}


class Kind(models.TextChoices):
    """How a question is answered."""

    ONE = "one", _("één keuze")
    SEVERAL = "several", _("meer keuzes")
    RANK = "rank", _("top drie")
    NUMBER = "number", _("getal")
    AMOUNT = "amount", _("bedrag")
    TEXT = "text", _("tekst")
    DATE = "date", _("datum")


WITH_CHOICES = {Kind.ONE, Kind.SEVERAL, Kind.RANK}

__all__ = ["LEAST", "PROMISES", "WITH_CHOICES", "Kind", "Regime"]
