"""What can be chosen about experts."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

FOUND = 10  # experts on the page of a question
SHOW = {"": _("iedereen"), "wil": _("wil erbij"), "plek": _("heeft plek"), "vol": _("zit vol")}


class Kind(TextChoices):
    """Who somebody is as an expert."""

    FREELANCER = "freelancer", _("zelfstandige")
    VOLUNTEER = "volunteer", _("deskundige vrijwilliger")


class Pay(TextChoices):
    """For money, for nothing, or either."""

    PAID = "paid", _("tegen betaling")
    UNPAID = "unpaid", _("onbetaald")
    EITHER = "either", _("allebei kan")
