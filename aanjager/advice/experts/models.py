from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanjager.advice.experts.choices import Kind, Pay
from aanjager.community.centres.models import Centre
from aanjager.community.invoices.choices import Tax
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class ExpertQuerySet(models.QuerySet["Expert"]):
    def visible_to(self, actor: Actor) -> "ExpertQuerySet":
        """Oneself; and for staff who is, or asks to be, in the pool of their centre."""
        pools = PoolMember.objects.filter(centre__in=actor.staff_of, state__in=["asked", "in"])
        own = Q(person=actor.person_id or 0)
        return self.exclude(person=None).filter(own | Q(pk__in=pools.values("expert")))

    def in_pool(self, centre: Centre) -> "ExpertQuerySet":
        """Who consented to be in the pool of this centre and was admitted there."""
        inside = PoolMember.objects.filter(centre=centre, state="in")
        return self.exclude(person=None).filter(pk__in=inside.values("expert"))


class Expert(models.Model):
    """What somebody can do for organisations as a freelancer or expert volunteer: one profile each.

    `hours_per_month` is how much they can give, `full_at` since when they are full now. Who left
    stays here without a name or a word, for what was done.
    """

    person = models.OneToOneField(
        Person, models.SET_NULL, null=True, blank=True, related_name="expert"
    )
    kind = models.CharField(_("wat ben je"), max_length=10, choices=Kind)
    headline = models.CharField(_("in een zin"), max_length=160, blank=True)
    about = models.TextField(_("wat je doet en deed"), max_length=1_500, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="experts")
    skills = models.ManyToManyField(Skill, blank=True, related_name="experts")
    areas = models.ManyToManyField(Area, blank=True, related_name="experts")
    languages = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    pay = models.CharField(_("betaald of niet"), max_length=6, choices=Pay)
    rate_cents = models.PositiveIntegerField(_("tarief per uur zonder btw"), null=True, blank=True)
    hours_per_month = models.PositiveSmallIntegerField(_("uren per maand"), default=8)
    full_at = models.DateTimeField(null=True, blank=True)
    business = models.CharField(_("naam van je bedrijf"), max_length=120, blank=True)
    kvk = models.CharField(_("KvK-nummer"), max_length=8, blank=True)
    vat_number = models.CharField(_("btw-id"), max_length=14, blank=True)
    changed_at = models.DateTimeField()

    objects = ExpertQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id kind changed_at",
        kept=[
            Kept("person", Purpose.MATCHING, Term.MEMBERSHIP, End.UNLINK),
            Kept(
                "headline about themes skills areas languages pay rate_cents hours_per_month full_at "
                "business kvk vat_number",
                Purpose.MATCHING,
                Term.MEMBERSHIP,
                End.BLANK,
            ),
        ],
    )

    class Meta:
        verbose_name = _("deskundige")
        constraints = [
            models.CheckConstraint(
                name="an_expert_volunteer_asks_no_rate",
                condition=~Q(kind="volunteer") | Q(rate_cents=None),
            ),
            models.CheckConstraint(
                name="who_works_for_nothing_asks_no_rate",
                condition=~Q(pay="unpaid") | Q(rate_cents=None),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else gettext("gewist")

    @property
    def is_full(self) -> bool:
        """Full now: not found and not asked until that is over."""
        return self.full_at is not None


class PoolMember(models.Model):
    """Somebody's place in the pool of a centre: asked for by the person, admitted by the centre with a reason."""

    class State(models.TextChoices):
        ASKED = "asked", _("wil erbij")
        IN = "in", _("in de pool")
        REFUSED = "refused", _("niet toegelaten")
        LEFT = "left", _("eruit")

    expert = models.ForeignKey(Expert, models.CASCADE, related_name="pools")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="pool")
    state = models.CharField(max_length=7, choices=State, default=State.ASKED)
    consented_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decider_name = models.CharField(max_length=120, blank=True)
    reason = models.CharField(_("reden"), max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="expert__person",
        nothing="id centre state decided_at decider_name ended_at",
        kept=[
            Kept("expert consented_at", Purpose.MATCHING, Term.MEMBERSHIP, End.KEEP),
            Kept("reason", Purpose.ACCOUNTABILITY, Term.MEMBERSHIP, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["expert", "centre"], name="somebody_is_in_a_pool_once"),
            models.CheckConstraint(
                name="a_pool_says_when_it_decided",
                condition=Q(state="asked", decided_at=None)
                | Q(state="left")
                | Q(state__in=["in", "refused"], decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="who_left_a_pool_says_when",
                condition=Q(state="left", ended_at__isnull=False)
                | ~Q(state="left") & Q(ended_at=None),
            ),
        ]
        indexes = [models.Index(fields=["centre", "state"], name="pool_of_centre")]


class Business(models.Model):
    """What stands on the invoices of a freelancer beside the name and numbers of the profile."""

    expert = models.OneToOneField(Expert, models.CASCADE, related_name="firm")
    street = models.CharField(_("straat en huisnummer"), max_length=120)
    postcode = models.CharField(_("postcode"), max_length=7)
    city = models.CharField(_("plaats"), max_length=80)
    iban = models.CharField(_("IBAN"), max_length=34)
    tax = models.CharField(_("btw"), max_length=8, choices=Tax, default=Tax.HIGH)

    privacy = Classified(
        subject="expert__person",
        nothing="id",
        kept=[
            Kept(
                "expert street postcode city iban tax", Purpose.AGREEING, Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )  # fmt: skip
