from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.partnership.measures import queries as measures


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def visible_to(self, actor: Actor) -> "AgreementQuerySet":
        """Staff of the centre; the partner sees its own through the link in its letter."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)


class Agreement(models.Model):
    """What a centre and a partner agreed for whole months: services, indicators, perhaps an amount.

    `refreshed_at` is when the actuals were last counted from the centre's own records. `plan` is the
    plan of the centre that it came from.
    """

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("gemeente")
        FUND = "fund", _("fonds")
        COMPANY = "company", _("bedrijf")
        ORGANISATION = "organisation", _("organisatie")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="agreements")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="agreements")
    title = models.CharField(_("hoe heet de afspraak"), max_length=160)
    partner = models.CharField(_("met wie"), max_length=160)
    kind = models.CharField(_("wat voor partij"), max_length=12, choices=Kind)
    services = models.TextField(_("wat de centrale doet"))
    starts_on = models.DateField(_("eerste dag"))
    ends_on = models.DateField(_("laatste dag"))
    amount_cents = models.BigIntegerField(_("bedrag"), null=True, blank=True)
    made_at = models.DateTimeField()
    refreshed_at = models.DateTimeField(null=True)

    objects = AgreementQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre plan title partner kind services starts_on ends_on amount_cents made_at "
        "refreshed_at"
    )

    class Meta:
        verbose_name = _("prestatieafspraak")
        verbose_name_plural = _("prestatieafspraken")
        constraints = [
            models.CheckConstraint(
                name="an_agreement_ends_after_it_begins", condition=Q(ends_on__gt=F("starts_on"))
            ),
            models.CheckConstraint(
                name="an_agreement_begins_on_the_first_of_a_month",
                condition=Q(starts_on__day=1),
            ),
            models.CheckConstraint(
                name="an_amount_is_not_below_zero",
                condition=Q(amount_cents=None) | Q(amount_cents__gte=0),
            ),
        ]
        indexes = [models.Index(fields=["centre", "-starts_on"], name="agreement_list")]

    def __str__(self) -> str:
        return self.title


class Indicator(models.Model):
    """One thing agreed on: its own definition, a target, and a measure or a figure filled in by hand.

    `definition` is the text as agreed; it does not change when the register's words do.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="indicators")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("wat tel je"), max_length=120)
    definition = models.CharField(_("wat het precies is, in een zin"), max_length=300)
    unit = models.CharField(_("eenheid"), max_length=40)
    target = models.PositiveIntegerField(_("streefgetal voor de hele periode"))
    measure = models.CharField(_("maat uit het register"), max_length=40, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="indicators")
    of_people = models.BooleanField(_("gaat over mensen"), default=True)

    privacy = Classified(
        nothing="id agreement position name definition unit target measure area of_people"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "position"], name="an_indicator_has_its_own_place"
            ),
            models.CheckConstraint(
                name="only_a_measure_is_counted_in_an_area",
                condition=Q(area=None) | ~Q(measure=""),
            ),
        ]
        indexes = [models.Index(fields=["measure", "area"], name="indicator_by_measure")]

    def __str__(self) -> str:
        return self.label

    @property
    def is_sum(self) -> bool:
        """Adds what its rows hold, such as hours; what one person did can be many of it."""
        return measures.known(self.measure) and bool(measures.of(self.measure).adds)

    @property
    def label(self) -> str:
        """The name; of a measure in the language of the page, unless the centre chose its own."""
        return measures.in_words_of_page(self.measure, "name", self.name)

    @property
    def meaning(self) -> str:
        """The definition, likewise."""
        return measures.in_words_of_page(self.measure, "definition", self.definition)

    @property
    def counted_in(self) -> str:
        """The unit, likewise."""
        return measures.in_words_of_page(self.measure, "unit", self.unit)


class Actual(models.Model):
    """What came of an indicator in a month: counted by the clock, or filled in with its source."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="actuals")
    month = models.DateField()
    value = models.PositiveIntegerField()
    source = models.CharField(_("waar komt het getal vandaan"), max_length=200, blank=True)

    privacy = Classified(nothing="id indicator month value source")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "month"], name="one_actual_of_an_indicator_in_a_month"
            ),
            models.CheckConstraint(name="an_actual_is_of_a_whole_month", condition=Q(month__day=1)),
        ]


class Contact(models.Model):
    """Somebody of the partner who may look and sign by a personal link, of which we keep the hash."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="contacts")
    name = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="partner_links"
    )
    language = models.CharField(max_length=2, default="nl")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="person",
        address="email",
        nothing="id agreement language token_hash invited_at ended_at",
        kept=[
            Kept("person", Purpose.ACCOUNTABILITY, Term.ORGANISATION, End.UNLINK),
            Kept("name email", Purpose.ACCOUNTABILITY, Term.ORGANISATION, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "agreement",
                Lower("email"),
                condition=Q(ended_at=None) & ~Q(email=""),
                name="one_link_of_an_address_for_an_agreement",
            )
        ]

    def __str__(self) -> str:
        return self.name
