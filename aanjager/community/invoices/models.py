from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.invoices.choices import CATEGORY, Tax, Unit
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Seller(models.Model):
    """What stands on the invoices of a centre: its name in the registers, address, numbers and account."""

    centre = models.OneToOneField(Centre, models.PROTECT, related_name="seller")
    name = models.CharField(_("naam zoals bij de KvK"), max_length=120)
    street = models.CharField(_("straat en huisnummer"), max_length=120)
    postcode = models.CharField(_("postcode"), max_length=7)
    city = models.CharField(_("plaats"), max_length=80)
    kvk = models.CharField(_("KvK-nummer"), max_length=8)
    vat_number = models.CharField(_("btw-id"), max_length=14, blank=True)
    iban = models.CharField(_("IBAN"), max_length=34)
    tax = models.CharField(_("btw"), max_length=8, choices=Tax, default=Tax.HIGH)
    pay_days = models.PositiveSmallIntegerField(_("betaaltermijn in dagen"), default=30)

    privacy = Classified(
        nothing="id centre name street postcode city kvk vat_number iban tax pay_days"
    )


class Series(models.Model):
    """The last number that a centre gave out in a year; its row is taken to give the next."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    privacy = Classified(nothing="id centre year last")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "year"], name="a_centre_numbers_a_year_in_one_series"
            )
        ]


class InvoiceQuerySet(models.QuerySet["Invoice"]):
    def visible_to(self, actor: Actor) -> "InvoiceQuerySet":
        """Staff of the centre that sells."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)


class Invoice(models.Model):
    """What a centre asks somebody to pay, or with a credit note takes back; after sending it never changes.

    `seller` is what stood in the registers when it was sent. A credit note is numbered in the same
    series and leads to the invoice that it takes back.
    """

    class Kind(models.TextChoices):
        INVOICE = "invoice", _("factuur")
        CREDIT = "credit", _("creditfactuur")

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        SENT = "sent", _("verstuurd")
        PAID = "paid", _("betaald")
        CREDITED = "credited", _("gecrediteerd")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="invoices")
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.INVOICE)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    credits = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="credited_by"
    )
    seller = models.JSONField(default=dict)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="invoices"
    )
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="invoices"
    )
    buyer_name = models.CharField(_("naam van de klant"), max_length=120)
    buyer_email = models.EmailField(_("e-mailadres"))
    buyer_street = models.CharField(_("straat en huisnummer"), max_length=120, blank=True)
    buyer_postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    buyer_city = models.CharField(_("plaats"), max_length=80, blank=True)
    buyer_kvk = models.CharField(_("KvK-nummer"), max_length=8, blank=True)
    reference = models.CharField(_("kenmerk van de klant"), max_length=60, blank=True)
    about = models.CharField(_("waarover"), max_length=160)
    token_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    issued_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    paid_on = models.DateField(null=True)

    objects = InvoiceQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        address="buyer_email",
        nothing="id centre kind state year number credits seller organisation about reference "
        "token_hash made_at sent_at issued_on due_on paid_on",
        kept=[
            Kept("person", Purpose.ACCOUNTABILITY, Term.AUDIT, End.UNLINK),
            Kept(
                "buyer_name buyer_email buyer_street buyer_postcode buyer_city buyer_kvk",
                Purpose.ACCOUNTABILITY,
                Term.AUDIT,
                End.KEEP,
            ),
        ],
    )

    class Meta:
        verbose_name = _("factuur")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "year", "number"], name="a_number_stands_on_one_invoice"
            ),
            models.CheckConstraint(
                name="an_invoice_is_numbered_and_dated_when_it_is_sent",
                condition=Q(
                    state="draft", number=None, year=None, sent_at=None, issued_on=None,
                    due_on=None, token_hash="",
                )
                | (
                    ~Q(state="draft")
                    & ~Q(token_hash="")
                    & Q(
                        number__gt=0, year__isnull=False, sent_at__isnull=False,
                        issued_on__isnull=False, due_on__gte=F("issued_on"),
                    )
                ),
            ),
            models.CheckConstraint(
                name="an_invoice_that_is_paid_says_when",
                condition=Q(state="paid", paid_on__isnull=False)
                | ~Q(state="paid") & Q(paid_on=None),
            ),
            models.CheckConstraint(
                name="only_a_credit_note_takes_an_invoice_back",
                condition=Q(kind="credit", credits__isnull=False)
                | Q(kind="invoice", credits=None),
            ),
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~Q(token_hash=""),
                name="a_link_to_an_invoice_is_of_one",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["centre", "state", "-made_at"], name="invoice_list")]

    def __str__(self) -> str:
        return self.code or str(_("concept"))

    @property
    def code(self) -> str:
        """The number as it stands on paper; empty for a draft."""
        return f"{self.year}-{self.number:04d}" if self.number else ""


class InvoiceLine(models.Model):
    """One thing on an invoice: how many, of what, at what price without VAT, and how it stands to VAT.

    `rate` is the percentage that held on the day it was sent; a draft has that of the day it was made.
    """

    invoice = models.ForeignKey(Invoice, models.CASCADE, related_name="lines")
    words = models.CharField(_("wat"), max_length=160)
    quantity = models.DecimalField(_("aantal"), max_digits=8, decimal_places=2)
    unit = models.CharField(_("eenheid"), max_length=3, choices=Unit, default=Unit.PIECE)
    price_cents = models.PositiveBigIntegerField(_("prijs zonder btw"))
    tax = models.CharField(_("btw"), max_length=8, choices=Tax)
    rate = models.DecimalField(max_digits=5, decimal_places=2)

    privacy = Classified(nothing="id invoice words quantity unit price_cents tax rate")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_invoice_line_is_of_something", condition=Q(quantity__gt=0)
            )
        ]

    @property
    def category(self) -> str:
        """The code of EN 16931 for how it stands to VAT."""
        return CATEGORY[Tax(self.tax)]
