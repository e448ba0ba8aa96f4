from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.invoices.choices import Tax, Unit
from aanjager.community.invoices.models import Invoice
from aanjager.community.people.models import Person
from aanjager.governance.services.choices import Kind, Price
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Service(models.Model):
    """Something that a centre offers to others: for whom, what they get, and what it costs without VAT."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="services")
    kind = models.CharField(_("soort"), max_length=9, choices=Kind)
    title = models.CharField(_("naam"), max_length=120)
    for_whom = models.CharField(_("voor wie"), max_length=200)
    gets = models.TextField(_("wat je krijgt"), max_length=1_200)
    duration = models.CharField(_("hoe lang"), max_length=80, blank=True)
    price = models.CharField(_("prijs"), max_length=5, choices=Price)
    price_cents = models.PositiveBigIntegerField(_("bedrag zonder btw"), null=True, blank=True)
    tax = models.CharField(_("btw"), max_length=8, choices=Tax, default=Tax.HIGH)
    is_shown = models.BooleanField(_("staat op de site"), default=True)
    changed_at = models.DateTimeField()

    privacy = Classified(
        nothing="id centre kind title for_whom gets duration price price_cents tax is_shown changed_at"
    )

    class Meta:
        verbose_name = _("dienst")
        constraints = [
            models.CheckConstraint(
                name="a_service_has_an_amount_when_it_is_priced",
                condition=Q(price__in=["hour", "piece"], price_cents__gt=0)
                | Q(price__in=["ask", "free"], price_cents=None),
            )
        ]

    def __str__(self) -> str:
        return self.title


class ServiceRequestQuerySet(models.QuerySet["ServiceRequest"]):
    def visible_to(self, actor: Actor) -> "ServiceRequestQuerySet":
        """Staff of the centre that was asked."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)


class ServiceRequest(models.Model):
    """Somebody asks for a service; the centre answers within its term, in words or with an offer.

    A year after the last move who asked is forgotten (`forgotten_at`); what was asked for stays.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht op antwoord")
        ANSWERED = "answered", _("beantwoord")
        QUOTED = "quoted", _("offerte gemaakt")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="service_requests")
    service = models.ForeignKey(Service, models.PROTECT, related_name="requests")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="service_requests"
    )
    name = models.CharField(_("je naam"), max_length=120, blank=True)
    organisation_name = models.CharField(_("je organisatie"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    words = models.TextField(_("wat je wilt"), max_length=1_200, blank=True)
    answer = models.TextField(_("antwoord"), max_length=1_200, blank=True)
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    moved_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True)

    objects = ServiceRequestQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        address="email",
        nothing="id centre service state asked_at answer_by moved_at forgotten_at",
        kept=[
            Kept("person", Purpose.PARTNERS, Term.LAST_CONTACT, End.UNLINK),
            Kept(
                "name organisation_name email phone words answer",
                Purpose.PARTNERS,
                Term.LAST_CONTACT,
                End.BLANK,
            ),
        ],
    )

    class Meta:
        verbose_name = _("aanvraag")
        constraints = [
            models.CheckConstraint(
                name="who_is_forgotten_left_no_name",
                condition=Q(forgotten_at=None)
                | Q(name="", organisation_name="", email="", phone="", words="", person=None),
            )
        ]
        indexes = [models.Index(fields=["centre", "state", "answer_by"], name="request_desk")]

    def __str__(self) -> str:
        return self.organisation_name or self.name or self.service.title


class Quotation(models.Model):
    """An offer on a request: lines and a last day. Who holds the link accepts it; then it can be invoiced."""

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        SENT = "sent", _("wacht op de klant")
        ACCEPTED = "accepted", _("akkoord")
        DECLINED = "declined", _("liever niet")

    request = models.ForeignKey(ServiceRequest, models.PROTECT, related_name="quotations")
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    valid_until = models.DateField(_("geldig tot en met"))
    token_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(_("wie akkoord geeft"), max_length=120, blank=True)
    because = models.CharField(_("waarom niet"), max_length=300, blank=True)
    invoice = models.OneToOneField(
        Invoice, models.SET_NULL, null=True, blank=True, related_name="quotation"
    )

    privacy = Classified(
        subject="request__person",
        address="request__email",
        nothing="id request state valid_until token_hash made_at sent_at answered_at invoice",
        kept=[
            Kept("answered_by because", Purpose.PARTNERS, Term.LAST_CONTACT, End.BLANK),
        ],
    )

    class Meta:
        verbose_name = _("offerte")
        constraints = [
            models.CheckConstraint(
                name="an_offer_that_went_out_has_a_link",
                condition=Q(state="draft", token_hash="", sent_at=None)
                | ~Q(state="draft") & ~Q(token_hash="") & Q(sent_at__isnull=False),
            ),
            models.CheckConstraint(
                name="an_offer_that_was_answered_says_when",
                condition=Q(state__in=["draft", "sent"], answered_at=None)
                | Q(state__in=["accepted", "declined"], answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="only_an_accepted_offer_is_invoiced",
                condition=Q(invoice=None) | Q(state="accepted"),
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(state__in=["draft", "sent"]),
                name="a_request_has_one_offer_at_a_time",
            ),
        ]

    @property
    def centre_id(self) -> int:
        """The centre that offers."""
        return self.request.centre_id


class QuotationLine(models.Model):
    """One thing of an offer, as it will stand on the invoice."""

    quotation = models.ForeignKey(Quotation, models.CASCADE, related_name="lines")
    words = models.CharField(_("wat"), max_length=160)
    quantity = models.DecimalField(_("aantal"), max_digits=8, decimal_places=2)
    unit = models.CharField(_("eenheid"), max_length=3, choices=Unit, default=Unit.PIECE)
    price_cents = models.PositiveBigIntegerField(_("prijs zonder btw"))
    tax = models.CharField(_("btw"), max_length=8, choices=Tax)
    rate = models.DecimalField(max_digits=5, decimal_places=2)

    privacy = Classified(nothing="id quotation words quantity unit price_cents tax rate")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_offered_line_is_of_something", condition=Q(quantity__gt=0)
            )
        ]
