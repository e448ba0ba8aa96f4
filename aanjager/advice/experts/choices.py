"""What can be chosen about experts."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

FOUND = 10  # experts on the page of a question
SHOW = {"": _("iedereen"), "wil": _("wil erbij"), "plek": _("heeft plek"), "vol": _("zit vol")}

MOST_WORDS, NAMED_WORDS = 40, 3  # of a question: that are looked for, and that the reason names
# What stands in nearly every question, and what says something of a price: neither tells who fits.
GENERAL = """
vereniging organisatie stichting instelling club bestuur lid leden vrijwilliger mens mensen jaar maand
week dag uur vraag vragen hulp helpen helpt zoeken zoekt maken maakt werk werken werkt nieuw nieuwe goed
weten weet leren samen klaar eigen
prijs tarief korting goedkoop gratis kosteloos voordelig duur betaald onbetaald betalen euro factuur
"""


class Kind(TextChoices):
    """Who somebody is as an expert."""

    FREELANCER = "freelancer", _("zelfstandige")
    VOLUNTEER = "volunteer", _("deskundige vrijwilliger")


class Pay(TextChoices):
    """For money, for nothing, or either."""

    PAID = "paid", _("tegen betaling")
    UNPAID = "unpaid", _("onbetaald")
    EITHER = "either", _("allebei kan")
