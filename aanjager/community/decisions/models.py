from django.db import models
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class Decision(models.Model):
    """One look by the checklist at something: who decided what, when and why, and the objection.

    The table of the room adds what it is about and which outcomes there are. `answers` maps a
    criterion's code to `{"answer": "yes"|"no"|"does_not_apply", "note": "…"}`.
    """

    answers = models.JSONField(default=dict)
    reason = models.TextField(_("reden"))
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decider_name = models.CharField(max_length=120)
    appeal = models.TextField(_("bezwaar"), blank=True)
    appealed_at = models.DateTimeField(null=True)
    appeal_answer = models.TextField(blank=True)
    appeal_answered_at = models.DateTimeField(null=True)
    appeal_answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True


def classified(about: str) -> Classified:
    """What a table of decisions about `about` holds about people: the names of who decided."""
    names = "decided_by decider_name appeal_answered_by"
    return Classified(
        subject="decided_by__person",
        nothing=f"id {about} answers outcome reason decided_at appeal appealed_at appeal_answer "
        "appeal_answered_at",
        kept=[Kept(names, Purpose.ACCOUNTABILITY, Term.AUDIT, End.KEEP)],
    )
