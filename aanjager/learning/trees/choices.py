"""The kinds of questions, and how an answer is compared."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """How a question is answered; a calculation asks nothing and is worked out."""

    CHOICE = "choice", _("een keuze")
    YES_NO = "yes_no", _("ja of nee")
    NUMBER = "number", _("een getal")
    AMOUNT = "amount", _("een bedrag")
    AMOUNTS = "amounts", _("meer bedragen")
    YEAR = "year", _("een jaar")
    DATE = "date", _("een datum")
    CALCULATION = "calculation", _("een berekening")


class Op(models.TextChoices):
    """How an answer is compared with a value."""

    IS = "is", _("is")
    IS_NOT = "is_not", _("is niet")
    ONE_OF = "one_of", _("is een van")
    LESS = "less", _("is minder dan")
    AT_MOST = "at_most", _("is hoogstens")
    MORE = "more", _("is meer dan")
    AT_LEAST = "at_least", _("is minstens")


class PaperKind(models.TextChoices):
    """What is printed with a conclusion."""

    LETTER = "letter", _("brief")
    CHECKLIST = "checklist", _("checklist")


WITH_OPTIONS = (Kind.CHOICE, Kind.YES_NO)
MEASURED = (Kind.NUMBER, Kind.AMOUNT, Kind.AMOUNTS, Kind.YEAR, Kind.DATE)
YES, NO = "ja", "nee"
OLD_AFTER_DAYS = 366  # a source that nobody looked at for a year is looked up again
MOST_AMOUNTS = 6  # organisations of one person that can be filled in
MOST_CENTS = 100_000_00  # of one allowance: what is more is a slip of the finger
MOST_TEXTS = 600  # of one tree, all that people read
MOST_PARTS = 60  # questions and conclusions of one tree
MOST_PATHS = 3_000  # more cannot be looked at by anybody
MOST_BYTES = 300_000  # of a file with a tree
FORMAT = "aanjager-wegwijzer"
RESERVED = {"cijfers", "vraag", "terug", "na", "taal", "next", "csrfmiddlewaretoken"}
