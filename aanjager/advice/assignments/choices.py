"""What can be chosen about assignments."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_OFFERS = 3  # waiting at once: more is a lottery, not a question
MOST_FILES = 20
FORGET_AFTER_DAYS = 365  # after an assignment is over


class Wanted(TextChoices):
    """Whom an assignment is for."""

    EITHER = "either", _("maakt niet uit")
    FREELANCER = "freelancer", _("een zelfstandige")
    VOLUNTEER = "volunteer", _("een deskundige vrijwilliger")


class Payer(TextChoices):
    """Who gets the invoice of a freelancer."""

    ORGANISATION = "organisation", _("de organisatie")
    CENTRE = "centre", _("de centrale")


class Side(StrEnum):
    """For whom somebody speaks in an assignment."""

    CENTRE = "centre"
    EXPERT = "expert"
    ORGANISATION = "organisation"


class Step(TextChoices):
    """What can happen with an assignment, as its history tells it."""

    ASKED = "asked", _("gevraagd")
    CHANGED = "changed", _("veranderd")
    OFFERED = "offered", _("een deskundige gevraagd")
    ACCEPTED = "accepted", _("aangenomen")
    DECLINED = "declined", _("liever niet")
    PASSED = "passed", _("doorgegeven aan een collega")
    LAPSED = "lapsed", _("niet op tijd geantwoord")
    CHECKED = "checked", _("vragen over zelfstandigheid beantwoord")
    DRAWN_UP = "drawn_up", _("overeenkomst gemaakt")
    PAYER_AGREED = "payer_agreed", _("akkoord van wie de factuur krijgt")
    AGREED = "agreed", _("akkoord met de overeenkomst")
    BEGUN = "begun", _("begonnen")
    DELIVERED = "delivered", _("opgeleverd")
    SENT_BACK = "sent_back", _("er mist nog iets")
    CONFIRMED = "confirmed", _("bevestigd")
    CLOSED = "closed", _("afgerond")
    STOPPED = "stopped", _("gestopt")


SHOW = {"": _("wat loopt"), "voorbij": _("wat voorbij is")}
