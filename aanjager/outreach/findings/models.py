from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.outreach.surveys.models import Question, Wave
from aanjager.trust.accounts.models import User


class Release(models.Model):
    """Figures of a wave that are shown together, by `groupings` (codes of questions).

    Public from `released_at`, when the second of two people said yes; withdrawn in public.
    """

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="releases")
    groupings = models.JSONField(default=list)
    proposed_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(_("waarom trek je dit in"), max_length=300, blank=True)

    privacy = Classified(
        nothing="id wave groupings proposed_at released_at withdrawn_at withdrawn_why"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["wave"],
                condition=Q(released_at=None, withdrawn_at=None),
                name="one_proposed_release_at_a_time",
            ),
        ]

    @property
    def centre_id(self) -> int | None:
        """The centre that asked; nothing when the association did."""
        return self.wave.survey.centre_id


class Approval(models.Model):
    """Who said that these figures may be shown; each person once, two make a release."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="approvals")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    said_at = models.DateTimeField()

    privacy = Classified(
        subject="user__person",
        nothing="id release said_at",
        kept=[
            Kept("user", Purpose.ACCOUNTABILITY, Term.AUDIT, End.KEEP),
            Kept("name", Purpose.ACCOUNTABILITY, Term.AUDIT, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "user"], name="two_different_people_release")
        ]


class Cell(models.Model):
    """One figure of one group, the same for everybody; or why it is not shown, and then no number.

    `group` is empty for everybody, else the code of the choice that makes the group of `by`.
    """

    release = models.ForeignKey(Release, models.CASCADE, related_name="cells")
    question = models.ForeignKey(Question, models.PROTECT, related_name="cells")
    by = models.ForeignKey(Question, models.PROTECT, null=True, related_name="+")
    group = models.CharField(max_length=40, blank=True)
    n = models.PositiveIntegerField(null=True)
    figures = models.JSONField(default=dict)
    reason = models.CharField(max_length=10, blank=True)

    privacy = Classified(nothing="id release question by group n figures reason")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "question", "by", "group"],
                nulls_distinct=False,
                name="a_figure_is_released_once",
            ),
            models.CheckConstraint(
                name="a_withheld_figure_has_a_reason_and_no_number",
                condition=Q(reason="", n__isnull=False) | (~Q(reason="") & Q(n=None, figures={})),
            ),
        ]
