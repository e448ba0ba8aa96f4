from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from aanjager.community.places.models import Area
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class Centre(models.Model):
    """A volunteer centre: the tenant that owns records and employs staff.

    `terms` holds what a centre may set itself, by the names in `choices.TERMS`.
    `theme` holds the token values of its brand; see `rules.dress` for what is refused.
    """

    name = models.CharField(_("naam"), max_length=100)
    slug = models.SlugField(max_length=40, unique=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="centres")
    works_in = models.ManyToManyField(Area, related_name="served_by", blank=True)
    parent_name = models.CharField(_("moederorganisatie"), max_length=120, blank=True)
    about = models.TextField(_("over ons"), blank=True)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    email = models.EmailField(_("e-mailadres"))
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    opening_hours = models.CharField(_("openingstijden"), max_length=200, blank=True)
    languages = models.JSONField(default=list)
    theme = models.JSONField(default=dict)
    terms = models.JSONField(default=dict)
    is_invented = models.BooleanField(default=False)
    is_open = models.BooleanField(default=True)

    privacy = Classified(
        nothing="id name slug area works_in parent_name about address email phone opening_hours "
        "languages theme terms is_invented is_open"
    )

    class Meta:
        verbose_name = _("vrijwilligerscentrale")

    def __str__(self) -> str:
        return self.name

    @property
    def centre_id(self) -> int:
        """A centre belongs to itself, for rules and the audit trail."""
        return self.pk


class CentreAddress(models.Model):
    """A host name at which a centre answers; one of them is the main one."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="addresses")
    host = models.CharField(max_length=253)
    is_main = models.BooleanField(default=False)

    privacy = Classified(nothing="id centre host is_main")

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("host"), name="a_host_leads_to_one_centre"),
            models.UniqueConstraint(
                fields=["centre"], condition=Q(is_main=True), name="a_centre_has_one_main_address"
            ),
        ]


class Staff(models.Model):
    """Someone who works for a centre, in a role; ended, never deleted."""

    class Role(models.TextChoices):
        CONSULTANT = "consultant", _("consulent")
        MANAGER = "manager", _("manager")

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="staff")
    user = models.ForeignKey(User, models.CASCADE, related_name="staff")
    role = models.CharField(max_length=12, choices=Role, default=Role.CONSULTANT)
    name = models.CharField(_("naam"), max_length=120)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    privacy = Classified(
        subject="user__person",
        nothing="id centre",
        kept=[
            Kept("user role name started_on ended_on", Purpose.ACCOUNTABILITY, Term.AUDIT, End.KEEP)
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "user"],
                condition=Q(ended_on=None),
                name="one_role_per_person_at_a_centre",
            )
        ]


class Visit(models.Model):
    """Association staff inside a centre: with a reason, for a limited time, seen by the centre."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="visits")
    user = models.ForeignKey(User, models.CASCADE, related_name="visits")
    reason = models.CharField(_("reden"), max_length=300)
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    privacy = Classified(
        subject="user__person",
        nothing="id centre reason started_at ends_at",
        kept=[Kept("user", Purpose.ACCOUNTABILITY, Term.AUDIT, End.KEEP)],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_visit_ends_after_it_starts", condition=Q(ends_at__gt=F("started_at"))
            )
        ]
