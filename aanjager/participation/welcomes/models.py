from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.people.models import Person
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.participation.initiatives.models import Answer


class Welcome(models.Model):
    """Who welcomes somebody that comes to help, on which day and where; asked afterwards how it went.

    `token_hash` is that of the link in the letter that asks.
    """

    class Outcome(models.TextChoices):
        WELL = "well", _("er was iemand, het was fijn")
        ALONE = "alone", _("er was niemand voor mij")
        STAYED_AWAY = "away", _("ik ben niet gegaan")

    answer = models.OneToOneField(Answer, models.CASCADE, related_name="welcome")
    buddy = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="welcomes"
    )
    on = models.DateField(_("welke dag"))
    words = models.CharField(_("waar en hoe laat"), max_length=200)
    arranged_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    token_hash = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    remark = models.CharField(_("wil je er iets bij zeggen"), max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="answer__person",
        nothing="id buddy arranged_at asked_at token_hash",
        kept=[
            Kept(
                "answer on words outcome remark answered_at",
                Purpose.INITIATIVE,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        verbose_name = _("eerste ontmoeting")
        constraints = [
            models.CheckConstraint(
                name="a_welcome_that_was_told_says_when",
                condition=Q(outcome="", answered_at=None)
                | (~Q(outcome="") & Q(answered_at__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~Q(token_hash=""),
                name="a_link_leads_to_one_welcome",
            ),
        ]
