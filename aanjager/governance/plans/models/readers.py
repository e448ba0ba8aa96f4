from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.governance.plans.models.plans import Plan, Section
from aanjager.kernel.privacy import Classified


class ReadingLink(models.Model):
    """A link with which a partner reads a plan and comments without an account, for some weeks.

    We keep the hash of its token only. `label` names the partner, never a person.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="links")
    label = models.CharField(_("voor welke partner"), max_length=120)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_on = models.DateField(_("tot en met welke dag"))
    revoked_at = models.DateTimeField(null=True)

    privacy = Classified(nothing="id plan label token_hash made_at expires_on revoked_at")

    class Meta:
        verbose_name = _("leeslink")

    def __str__(self) -> str:
        return self.label


class Comment(models.Model):
    """What a partner says about a plan or one of its sections, and what the centre answers."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="comments")
    link = models.ForeignKey(ReadingLink, models.PROTECT, related_name="comments")
    section = models.ForeignKey(
        Section, models.SET_NULL, null=True, blank=True, related_name="comments"
    )
    text = models.TextField(_("wat wil je zeggen"), max_length=2000)
    written_at = models.DateTimeField()
    answer = models.TextField(_("antwoord"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    client_id = models.UUIDField()

    privacy = Classified(
        nothing="id plan link section text written_at answer answered_at client_id"
    )

    class Meta:
        verbose_name = _("opmerking")
        constraints = [
            models.CheckConstraint(
                name="a_comment_that_was_answered_says_when",
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__gte=F("written_at"))),
            ),
            models.UniqueConstraint(
                fields=["link", "client_id"], name="a_comment_sent_twice_is_one"
            ),
        ]
