from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.places.models import Area
from aanjager.governance.documents.models import Document
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, actor: Actor) -> "PlanQuerySet":
        """Staff of its centre and of the centres that were asked for a share; nobody else."""
        if actor.is_clock:
            return self
        shares = Share.objects.filter(centre__in=actor.staff_of).values("plan")
        return self.filter(Q(centre__in=actor.staff_of) | Q(pk__in=shares))

    def shown(self) -> "PlanQuerySet":
        """What the centre shows to everybody: submitted, with the switch on."""
        return self.filter(is_public=True, state=Plan.State.SUBMITTED)


class Plan(models.Model):
    """What a centre, alone or with others, wants to do about a need, for whom and with whose money.

    A draft is written in sections; what was submitted is a frozen version of `document`, amended
    there and never edited. `owner` hears when a citation goes out of date or is withdrawn.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        SUBMITTED = "submitted", _("ingediend")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="plans")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="plans")
    title = models.CharField(_("titel"), max_length=160)
    recipient = models.CharField(_("voor wie schrijf je dit plan"), max_length=120, blank=True)
    starts_on = models.DateField(_("eerste dag"), null=True, blank=True)
    ends_on = models.DateField(_("laatste dag"), null=True, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    is_public = models.BooleanField(_("iedereen mag dit plan lezen"), default=False)
    document = models.OneToOneField(Document, models.PROTECT, null=True, related_name="plan")
    owner = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    objects = PlanQuerySet.as_manager()

    privacy = Classified(
        subject="owner__person",
        nothing="id centre area title recipient starts_on ends_on state is_public document made_at "
        "submitted_at",
        kept=[Kept("owner", Purpose.ACCOUNTABILITY, Term.ARCHIVE, End.UNLINK)],
    )

    class Meta:
        verbose_name = _("projectplan")
        verbose_name_plural = _("projectplannen")
        constraints = [
            models.CheckConstraint(
                name="a_submitted_plan_has_a_frozen_text",
                condition=Q(state="draft", document=None, submitted_at=None)
                | Q(state="submitted", document__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_plan_ends_after_it_starts",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        ]
        indexes = [models.Index(fields=["centre", "-made_at"], name="plan_list")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read it, as `shown` has it."""
        return self.is_public and self.state == self.State.SUBMITTED

    @property
    def is_draft(self) -> bool:
        """Still being written."""
        return self.state == self.State.DRAFT


class Share(models.Model):
    """The part of another centre, or of the own one, in a plan that centres make together.

    `parts` are whole: two of the five parts together. Money is divided by them to the cent.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("gevraagd")
        AGREED = "agreed", _("doet mee")
        DECLINED = "declined", _("liever niet")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="shares")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="plan_shares")
    parts = models.PositiveSmallIntegerField(_("hoeveel delen"))
    does = models.CharField(_("wat doet deze centrale"), max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    privacy = Classified(nothing="id plan centre parts does state asked_at answered_at")

    class Meta:
        verbose_name = _("aandeel")
        constraints = [
            models.UniqueConstraint(fields=["plan", "centre"], name="a_centre_has_one_share"),
            models.CheckConstraint(name="a_share_is_of_some_parts", condition=Q(parts__gt=0)),
            models.CheckConstraint(
                name="a_share_that_was_answered_says_when",
                condition=Q(state="asked", answered_at=None)
                | (~Q(state="asked") & Q(answered_at__isnull=False)),
            ),
        ]


class Section(models.Model):
    """A part of the written plan: a question with an example, taken from a template, and the text."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=20)
    title = models.CharField(_("kop"), max_length=120)
    question = models.CharField(_("vraag"), max_length=300)
    example = models.TextField(_("voorbeeld"), blank=True)
    text = models.TextField(_("tekst"), blank=True)

    privacy = Classified(nothing="id plan position key title question example text")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="a_plan_has_a_section_once")
        ]

    def __str__(self) -> str:
        return self.title


class Activity(models.Model):
    """What is done, from when to when, by whom, in whole hours of staff, flexible shell and volunteers."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="activities")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("wat gaan jullie doen"), max_length=160)
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"))
    who = models.CharField(_("wie trekt dit"), max_length=120, blank=True)
    staff_hours = models.PositiveIntegerField(_("uren van medewerkers"), default=0)
    shell_hours = models.PositiveIntegerField(_("uren van de flexibele schil"), default=0)
    volunteer_hours = models.PositiveIntegerField(_("uren van vrijwilligers"), default=0)

    privacy = Classified(
        nothing="id plan position title starts_on ends_on who staff_hours shell_hours "
        "volunteer_hours"
    )

    class Meta:
        verbose_name = _("activiteit")
        constraints = [
            models.CheckConstraint(
                name="an_activity_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            )
        ]

    def __str__(self) -> str:
        return self.title


class Partner(models.Model):
    """Who does it with us, and what they do; known here as an organisation, or by name only."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="plan_partners"
    )
    name = models.CharField(_("naam van de partner"), max_length=120)
    does = models.CharField(_("wat doet deze partner"), max_length=300)

    privacy = Classified(nothing="id plan organisation name does")

    class Meta:
        verbose_name = _("partner")
        constraints = [
            models.UniqueConstraint(fields=["plan", "name"], name="a_partner_is_named_once")
        ]

    def __str__(self) -> str:
        return self.name
