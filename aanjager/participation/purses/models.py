from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.participation.initiatives.models import Initiative


class Purse(models.Model):
    """The money of an initiative at its host: an organisation that agreed to receive and account for it."""

    class State(models.TextChoices):
        ASKED = "asked", _("gevraagd")
        OPEN = "open", _("open")
        DECLINED = "declined", _("liever niet")
        CLOSED = "closed", _("afgerekend en gesloten")

    initiative = models.OneToOneField(Initiative, models.PROTECT, related_name="purse")
    host = models.ForeignKey(Organisation, models.PROTECT, related_name="purses")
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    privacy = Classified(nothing="id initiative host state asked_at answered_at closed_at")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_purse_that_was_answered_says_when",
                condition=Q(state="asked", answered_at=None) | Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_purse_that_is_closed_says_when",
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at=None)),
            ),
        ]


class Entry(models.Model):
    """Money in or out, in cents; what goes out waits for the yes of the host.

    `client_id` comes from the page, so that pressing a button twice books once. `below_zero` says
    that the host lent it. Five years after its year the receipt, the words and who entered it go
    (`forgotten_at`); the amount and the day stay, for the totals.
    """

    class Kind(models.TextChoices):
        IN = "in", _("erbij")
        OUT = "out", _("eraf")

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht op de organisatie")
        BOOKED = "booked", _("geboekt")
        REFUSED = "refused", _("niet betaald")
        UNDONE = "undone", _("teruggedraaid")

    purse = models.ForeignKey(Purse, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=3, choices=Kind)
    amount_cents = models.PositiveBigIntegerField(_("bedrag"))
    on = models.DateField(_("datum"))
    words = models.CharField(_("waarvoor"), max_length=200, blank=True)
    budget_line = models.CharField(_("begrotingspost"), max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=State)
    below_zero = models.BooleanField(default=False)
    receipt = models.FileField(upload_to="receipts/", blank=True)
    entered_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="purse_entries"
    )
    entered_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_words = models.CharField(_("waarom niet"), max_length=200, blank=True)
    forgotten_at = models.DateTimeField(null=True)
    client_id = models.UUIDField(default=uuid4)

    privacy = Classified(
        subject="entered_by",
        nothing="id purse kind amount_cents on state below_zero entered_at decided_at forgotten_at "
        "client_id",
        kept=[
            Kept("entered_by", Purpose.ACCOUNTABILITY, Term.RECEIPTS, End.UNLINK),
            Kept(
                "words budget_line decided_words receipt",
                Purpose.ACCOUNTABILITY,
                Term.RECEIPTS,
                End.KEEP,
            ),
        ],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_entry_is_of_some_money", condition=Q(amount_cents__gt=0)
            ),
            models.CheckConstraint(
                name="an_entry_that_is_decided_says_when",
                condition=Q(state="waiting", decided_at=None) | Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_payment_that_was_refused_says_why",
                condition=~Q(state__in=["refused", "undone"])
                | ~Q(decided_words="")
                | Q(forgotten_at__isnull=False),
            ),
            models.CheckConstraint(
                name="an_entry_says_what_for_until_it_is_forgotten",
                condition=~Q(words="") | Q(forgotten_at__isnull=False),
            ),
            models.CheckConstraint(
                name="what_is_forgotten_has_no_words_and_no_receipt",
                condition=Q(forgotten_at=None)
                | Q(words="", budget_line="", decided_words="", receipt="", entered_by=None),
            ),
            models.UniqueConstraint(
                fields=["purse", "client_id"], name="a_button_pressed_twice_books_once"
            ),
            models.CheckConstraint(
                name="an_entry_is_decided_after_it_was_made",
                condition=Q(decided_at=None) | Q(decided_at__gte=F("entered_at")),
            ),
        ]
        indexes = [models.Index(fields=["purse", "on"], name="purse_entries")]
