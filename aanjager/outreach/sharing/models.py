from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified
from aanjager.outreach.action_days.models import ActionDay
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.signals.models import Pattern


class SharingQuerySet(models.QuerySet["Sharing"]):
    def visible_to(self, actor: Actor) -> "SharingQuerySet":
        """Staff of the two centres, also afterwards; nobody else."""
        if actor.is_clock:
            return self
        return self.filter(Q(host__in=actor.staff_of) | Q(guest__in=actor.staff_of))

    def alive(self) -> "SharingQuerySet":
        """Waiting for an answer, or running."""
        return self.filter(state__in=[Sharing.State.INVITED, Sharing.State.RUNNING])


class Sharing(models.Model):
    """The host lets the guest into one of its initiatives, patterns or action days, with a sentence why.

    `title` is what the guest may know before it says yes, and after it ended. While it runs, the key
    of the guest stands in `also_for` of the item, which its own room asks; our actions keep it.
    """

    class State(models.TextChoices):
        INVITED = "invited", _("wacht op antwoord")
        RUNNING = "running", _("we doen dit samen")
        DECLINED = "declined", _("liever niet")
        ENDED = "ended", _("beëindigd")

    host = models.ForeignKey(Centre, models.PROTECT, related_name="shares_with_others")
    guest = models.ForeignKey(Centre, models.PROTECT, related_name="shared_by_others")
    initiative = models.ForeignKey(
        Initiative, models.CASCADE, null=True, blank=True, related_name="sharings"
    )
    pattern = models.ForeignKey(
        Pattern, models.CASCADE, null=True, blank=True, related_name="sharings"
    )
    day = models.ForeignKey(
        ActionDay, models.CASCADE, null=True, blank=True, related_name="sharings"
    )
    title = models.CharField(max_length=160)
    why = models.CharField(_("waarom samen"), max_length=300)
    state = models.CharField(max_length=8, choices=State, default=State.INVITED)
    invited_by = models.CharField(max_length=120)
    invited_at = models.DateTimeField()
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Centre, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    because = models.CharField(_("waarom niet, of niet meer"), max_length=300, blank=True)

    centre_id: int | None = None  # at which of the two a line is written down; not kept

    objects = SharingQuerySet.as_manager()

    privacy = Classified(
        nothing="id host guest initiative pattern day title why state invited_by invited_at answered_by "
        "answered_at ended_by ended_at because"
    )

    class Meta:
        verbose_name = _("samenwerking")
        constraints = [
            models.CheckConstraint(
                name="what_is_shared_is_one_initiative_pattern_or_day",
                condition=Q(initiative__isnull=False, pattern=None, day=None)
                | Q(initiative=None, pattern__isnull=False, day=None)
                | Q(initiative=None, pattern=None, day__isnull=False),
            ),
            models.CheckConstraint(
                name="a_centre_shares_with_another_centre", condition=~Q(host=F("guest"))
            ),
            models.CheckConstraint(
                name="a_sharing_that_stops_says_why",
                condition=Q(state__in=["invited", "running"]) | ~Q(because=""),
            ),
            models.CheckConstraint(
                name="a_sharing_that_ended_says_by_which_centre",
                condition=Q(state="ended", ended_at__isnull=False, ended_by__isnull=False)
                | (~Q(state="ended") & Q(ended_at=None, ended_by=None)),
            ),
            models.UniqueConstraint(
                fields=["guest", "initiative", "pattern", "day"],
                condition=Q(state__in=["invited", "running"]),
                nulls_distinct=False,
                name="a_centre_is_invited_once_into_a_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["host", "state", "-invited_at"], name="sharing_of_host"),
            models.Index(fields=["guest", "state", "-invited_at"], name="sharing_of_guest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def item(self) -> Initiative | Pattern | ActionDay:
        """What is shared."""
        found = self.initiative or self.pattern or self.day
        assert found is not None
        return found

    @property
    def is_alive(self) -> bool:
        """Waiting for an answer, or running."""
        return self.state in (self.State.INVITED, self.State.RUNNING)


class Proposal(models.Model):
    """A next step for a pattern that the guest proposes; the host decides, in its own room."""

    sharing = models.ForeignKey(Sharing, models.CASCADE, related_name="proposals")
    next_step = models.CharField(_("welke volgende stap"), max_length=12, choices=Pattern.NextStep)
    words = models.CharField(_("wat stel je voor"), max_length=400)
    proposed_by = models.CharField(max_length=120)
    proposed_at = models.DateTimeField()

    privacy = Classified(nothing="id sharing next_step words proposed_by proposed_at")
