from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, actor: Actor) -> "ComplaintQuerySet":
        """Staff of the centre that it was sent to; nobody else."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)


class Complaint(models.Model):
    """What somebody complains about to a centre, with a day by which it is answered.

    A name and an address are not needed; without an address the answer cannot be sent. A year after
    the answer name, address and words go (`forgotten_at`); the numbers stay.
    """

    class About(models.TextChoices):
        TREATMENT = "treatment", _("hoe ik behandeld ben")
        ORDER = "order", _("de volgorde of de screening")
        PLACE = "place", _("een plek of een organisatie")
        MONEY = "money", _("geld en onafhankelijkheid")
        PRIVACY = "privacy", _("mijn gegevens")
        OTHER = "other", _("iets anders")

    class Outcome(models.TextChoices):
        RIGHT = "right", _("de klacht klopt")
        PARTLY = "partly", _("de klacht klopt voor een deel")
        WRONG = "wrong", _("de klacht klopt niet")

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="complaints")
    about = models.CharField(_("waarover"), max_length=10, choices=About)
    text = models.TextField(_("wat is er gebeurd"), max_length=3000, blank=True)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="complaints"
    )
    made_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    outcome = models.CharField(_("uitkomst"), max_length=8, choices=Outcome, blank=True)
    answer = models.TextField(_("antwoord"), max_length=3000, blank=True)
    answerer_name = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)
    client_id = models.UUIDField(default=uuid4, unique=True)

    objects = ComplaintQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id centre about made_at answer_by outcome answerer_name answered_at forgotten_at "
        "client_id",
        kept=[
            Kept("person", Purpose.CONVERSATION, Term.CONVERSATION, End.UNLINK),
            Kept("name email text answer", Purpose.CONVERSATION, Term.CONVERSATION, End.BLANK),
        ],
    )

    class Meta:
        verbose_name = _("klacht")
        verbose_name_plural = _("klachten")
        constraints = [
            models.CheckConstraint(
                name="an_answered_complaint_says_when_and_how",
                condition=Q(answered_at=None, outcome="") | Q(answered_at__isnull=False, outcome__gt=""),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["centre", "-made_at"], name="complaint_list")]


class LogLine(models.Model):
    """What the centre did about a complaint, in order; never changed."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="log")
    text = models.CharField(_("wat is er gedaan"), max_length=500)
    written_at = models.DateTimeField()

    privacy = Classified(
        subject="complaint__person",
        nothing="id complaint written_at",
        kept=[Kept("text", Purpose.CONVERSATION, Term.CONVERSATION, End.ERASE_ROW)],
    )

    class Meta:
        ordering = ["written_at", "pk"]
