from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.decisions.models import Decision, classified
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.kernel.fields import BriefField, PointField
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def approved(self) -> "OrganisationQuerySet":
        """Screened, with yes as the answer, and not stopped."""
        return self.filter(status=Organisation.Status.APPROVED)

    def visible_to(self, actor: Actor) -> "OrganisationQuerySet":
        """Everyone sees what is approved; staff and its own coordinators see it in every state."""
        if actor.is_clock:
            return self
        own = Q(pk__in=actor.coordinator_of) | Q(centre__in=actor.staff_of)
        return self.filter(Q(status=Organisation.Status.APPROVED) | own)


class Organisation(models.Model):
    """A body that asks for help: an association, a foundation, or a few neighbours with a plan."""

    class Kind(models.TextChoices):
        FOUNDATION = "foundation", _("stichting")
        ASSOCIATION = "association", _("vereniging")
        PUBLIC = "public", _("openbare instelling")
        CHURCH = "church", _("kerk of geloofsgemeenschap")
        SCHOOL = "school", _("school")
        CARE = "care", _("zorginstelling")
        SOCIAL_ENTERPRISE = "social_enterprise", _("sociale onderneming")
        INFORMAL = "informal", _("groep bewoners")

    class Status(models.TextChoices):
        REGISTERED = "registered", _("wacht op screening")
        APPROVED = "approved", _("goedgekeurd")
        REFUSED = "refused", _("niet goedgekeurd")
        STOPPED = "stopped", _("gestopt")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="organisations")
    name = models.CharField(_("naam"), max_length=200)
    kind = models.CharField(_("soort"), max_length=20, choices=Kind)
    in_brief = BriefField()
    about = models.TextField(_("wat jullie doen"), blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mailadres"))
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    point = PointField(null=True, blank=True)
    kvk = models.CharField(_("KvK-nummer"), max_length=8, blank=True)
    belongs_to_parent = models.BooleanField(
        _("hoort bij de moederorganisatie van de centrale"), default=False
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.REGISTERED)
    registered_at = models.DateTimeField()
    usual_answer_days = models.DecimalField(
        max_digits=4, decimal_places=1, null=True, editable=False
    )
    source_code = models.CharField(max_length=80, blank=True)

    objects = OrganisationQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre name kind in_brief about website email phone postcode address area point kvk "
        "belongs_to_parent status registered_at usual_answer_days source_code"
    )

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "source_code"],
                condition=~Q(source_code=""),
                name="an_organisation_is_imported_once",
            )
        ]
        indexes = [models.Index(fields=["centre", "status", "name"], name="organisation_list")]

    def __str__(self) -> str:
        return self.name


class Coordinator(models.Model):
    """Someone who speaks for an organisation; ended, never deleted."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="coordinators")
    person = models.ForeignKey(Person, models.CASCADE, related_name="coordinates")
    title = models.CharField(_("functie"), max_length=80, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    privacy = Classified(
        subject="person",
        nothing="id organisation",
        kept=[
            Kept(
                "person title started_on ended_on",
                Purpose.CONTACT,
                Term.ORGANISATION,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=Q(ended_on=None),
                name="coordinates_an_organisation_once",
            )
        ]


class Statement(models.Model):
    """Something an organisation has in order, seen by the centre on a day, until a day."""

    class Kind(models.TextChoices):
        LIABILITY = "liability", _("aansprakelijkheidsverzekering")
        ACCIDENT = "accident", _("ongevallenverzekering")
        PASSENGERS = "passengers", _("inzittendenverzekering")
        CONDUCT = "conduct", _("gedragscode")
        CONFIDENTIAL_CONTACT = "confidential_contact", _("vertrouwenscontactpersoon")
        PRIVACY = "privacy", _("privacyverklaring")
        PUBLIC_BENEFIT = "public_benefit", _("ANBI of SBBI")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=24, choices=Kind)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    seen_on = models.DateField()
    seen_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    privacy = Classified(
        subject="seen_by__person",
        nothing="id organisation kind valid_from valid_to seen_on",
        kept=[Kept("seen_by", Purpose.ACCOUNTABILITY, Term.AUDIT, End.KEEP)],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_statement_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            )
        ]


class Criterion(models.Model):
    """One question of a screening checklist, in both languages, with its source; data, not code."""

    class Subject(models.TextChoices):
        ORGANISATION = "organisation", _("organisatie")
        OPPORTUNITY = "opportunity", _("vacature")

    subject = models.CharField(max_length=12, choices=Subject)
    code = models.SlugField(max_length=40)
    text_nl = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()
    is_required = models.BooleanField(default=True)
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    privacy = Classified(
        nothing="id subject code text_nl text_en position is_required source valid_from valid_to"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "code", "valid_from"],
                name="one_criterion_per_code_and_first_day",
            )
        ]

    def __str__(self) -> str:
        return self.text_en if get_language() == "en" else self.text_nl


class Screening(Decision):
    """One look at an organisation by the checklist, and the objection to it."""

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("goedgekeurd")
        REFUSED = "refused", _("niet goedgekeurd")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="screenings")
    outcome = models.CharField(max_length=10, choices=Outcome)

    privacy = classified("organisation")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_answered_appeal_names_who_answered",
                condition=Q(appeal_answered_at=None, appeal_answered_by=None)
                | Q(appeal_answered_at__isnull=False, appeal_answered_by__isnull=False),
            )
        ]
