from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.exchange.brokerage.models import Case
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.participation.handover.choices import KINDS


class HandoverQuerySet(models.QuerySet["Handover"]):
    def visible_to(self, actor: Actor) -> "HandoverQuerySet":
        """Staff of the centre that proposes it, and the person; of the other centre only after the yes,
        and as long as the person is registered there.
        """
        if actor.is_clock:
            return self
        agreed = Q(state__in=[Handover.State.AGREED, Handover.State.RECEIVED])
        there = Q(person__registrations__centre=F("to_centre"), person__registrations__left_on=None)
        theirs = agreed & Q(to_centre__in=actor.staff_of) & there
        found = self.model.objects.filter(
            Q(centre__in=actor.staff_of) | Q(person=actor.person_id or 0) | theirs
        )
        return self.filter(pk__in=found.values("pk"))


class Handover(models.Model):
    """A centre proposes to somebody that another centre helps them further; only the person says yes.

    Of somebody without an account staff write the answer down: how it was given, when, and who wrote it.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("wacht op een antwoord van de persoon")
        REFUSED = "refused", _("liever niet")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        AGREED = "agreed", _("overgedragen, de intake moet nog beginnen")
        RECEIVED = "received", _("de andere centrale is begonnen")

    class How(models.TextChoices):
        DESK = "desk", _("aan de balie")
        PHONE = "phone", _("aan de telefoon")
        PAPER = "paper", _("op papier, met een handtekening")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="handovers_away")
    to_centre = models.ForeignKey(Centre, models.PROTECT, related_name="handovers_here")
    person = models.ForeignKey(Person, models.CASCADE, related_name="handovers")
    why = models.CharField(_("waarom stel je dit voor"), max_length=300)
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    proposed_by = models.CharField(max_length=120)
    proposed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_how = models.CharField(_("hoe"), max_length=5, choices=How, blank=True)
    answered_on = models.DateField(_("wanneer"), null=True)
    written_by = models.CharField(max_length=120, blank=True)
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="began_by_handover")
    received_at = models.DateTimeField(null=True)

    objects = HandoverQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id centre to_centre state proposed_by proposed_at answered_at answered_how "
        "answered_on written_by case received_at",
        kept=[Kept("person why", Purpose.GUIDANCE, Term.MEMBERSHIP, End.ERASE_ROW)],
    )

    class Meta:
        verbose_name = _("overdracht")
        constraints = [
            models.CheckConstraint(
                name="a_person_is_handed_to_another_centre",
                condition=~Q(centre=F("to_centre")),
            ),
            models.CheckConstraint(
                name="an_answered_handover_says_when",
                condition=Q(state="proposed", answered_at=None)
                | (~Q(state="proposed") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="an_answer_written_down_says_how_when_and_by_whom",
                condition=Q(answered_how="", answered_on=None, written_by="")
                | (
                    ~Q(answered_how="")
                    & Q(answered_on__isnull=False)
                    & ~Q(written_by="")
                    & Q(answered_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="a_received_handover_says_when",
                condition=Q(state="received", received_at__isnull=False)
                | (~Q(state="received") & Q(received_at=None)),
            ),
            models.UniqueConstraint(
                fields=["centre", "person"],
                condition=Q(state="proposed"),
                name="a_centre_asks_a_person_one_thing_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["to_centre", "state"], name="handover_waiting")]


class Carried(models.Model):
    """A text that the person chose to take along; it waits until the other centre begins the intake."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="carried")
    kind = models.CharField(max_length=10, choices=KINDS.items())
    text = models.TextField()

    privacy = Classified(
        subject="handover__person",
        nothing="id handover kind",
        kept=[Kept("text", Purpose.GUIDANCE, Term.MEMBERSHIP, End.ERASE_ROW)],
    )
