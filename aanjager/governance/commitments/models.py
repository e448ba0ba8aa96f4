from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.governance.documents.models import Decision
from aanjager.governance.meetings.models import Meeting
from aanjager.governance.plenary.models import DiscussionLine
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Commitment(models.Model):
    """What somebody promised to do, from a decision or from what was said; asked after at its day."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        BUSY = "busy", _("bezig")
        DONE = "done", _("gedaan")
        DROPPED = "dropped", _("vervallen")

    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="commitments")
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    line = models.ForeignKey(
        DiscussionLine, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    text = models.CharField(_("wat is toegezegd"), max_length=300)
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    owner_label = models.CharField(_("door wie"), max_length=120)
    due_on = models.DateField(_("uiterlijk"))
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    outcome = models.TextField(_("wat ervan kwam"), blank=True)
    reminded_for = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    is_reconstruction = models.BooleanField(default=False)

    privacy = Classified(
        subject="owner",
        nothing="id centre meeting decision line text due_on state outcome reminded_for made_at "
        "closed_at is_reconstruction",
        kept=[
            Kept("owner", Purpose.MEETING, Term.ARCHIVE, End.UNLINK),
            Kept("owner_label", Purpose.MEETING, Term.ARCHIVE, End.BLANK),
        ],
    )

    class Meta:
        verbose_name = _("toezegging")
        constraints = [
            models.CheckConstraint(
                name="a_commitment_comes_from_a_decision_or_a_line",
                condition=Q(decision__isnull=False) | Q(line__isnull=False),
            ),
            models.CheckConstraint(
                name="a_dropped_commitment_says_why",
                condition=~Q(state="dropped") | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="a_closed_commitment_says_when",
                condition=Q(state__in=["open", "busy"], closed_at=None)
                | Q(state__in=["done", "dropped"], closed_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="commitment_due")]
