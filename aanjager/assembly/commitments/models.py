from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.meetings.models import AgendaItem, Meeting
from aanjager.assembly.plenary.models import DiscussionLine
from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.governance.documents.models import Decision
from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.partnership.agreements.models import Agreement


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def running(self) -> "CommitmentQuerySet":
        """Promised, and neither done nor dropped."""
        return self.filter(state__in=[Commitment.State.OPEN, Commitment.State.BUSY])

    def organised_by(self, actor: Actor) -> "CommitmentQuerySet":
        """Those of the centres where the actor works; without a centre those of the association."""
        if actor.is_clock:
            return self
        theirs = Q(centre__in=actor.staff_of)
        if actor.is_association:
            theirs |= Q(centre=None)
        return self.filter(theirs)

    def visible_to(self, actor: Actor) -> "CommitmentQuerySet":
        """Who may see the meeting sees what was promised there; the owner sees the own ones always."""
        if actor.is_clock:
            return self
        meetings = Meeting.objects.visible_to(actor).values("pk")
        return self.filter(Q(meeting__in=meetings) | Q(owner=actor.person_id or 0))


class Commitment(models.Model):
    """What somebody promised to do, from a decision or from what was said; asked after at its day.

    `reminded_for` names the letters about its day that went out: before, due, after. `plan` and
    `agreement` are what it became.
    """

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
    plan = models.ForeignKey(
        Plan, models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    agreement = models.ForeignKey(
        Agreement, models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    reminded_for = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    is_reconstruction = models.BooleanField(default=False)

    objects = CommitmentQuerySet.as_manager()

    privacy = Classified(
        subject="owner",
        nothing="id centre meeting decision line text due_on state outcome reminded_for made_at "
        "closed_at is_reconstruction plan agreement",
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

    def __str__(self) -> str:
        return self.text

    @property
    def is_running(self) -> bool:
        """Neither done nor dropped."""
        return self.state in {self.State.OPEN, self.State.BUSY}


class Change(models.Model):
    """That a commitment got another day or another owner, and why."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="changes")
    old_due_on = models.DateField()
    new_due_on = models.DateField()
    old_owner_label = models.CharField(max_length=120)
    new_owner_label = models.CharField(max_length=120)
    reason = models.CharField(_("waarom"), max_length=300)
    changed_at = models.DateTimeField()

    privacy = Classified(
        subject="commitment__owner",
        nothing="id commitment old_due_on new_due_on changed_at",
        kept=[
            Kept("old_owner_label new_owner_label", Purpose.MEETING, Term.ARCHIVE, End.BLANK),
            Kept("reason", Purpose.MEETING, Term.ARCHIVE, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_changed_commitment_says_why", condition=~Q(reason=""))
        ]


class Revisit(models.Model):
    """That an open commitment stands on the agenda of a later meeting, where people ask after it."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="revisits")
    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="revisits")
    proposed_at = models.DateTimeField()

    privacy = Classified(nothing="id commitment item proposed_at")
