from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.advice.assignments.models.work import Assignment
from aanjager.advice.experts.choices import Kind
from aanjager.community.people.models import Person
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class SelfCheck(models.Model):
    """The answers of a freelancer about working for oneself in one assignment, as it was then.

    It asks and never decides: no answer stops anything. `terms_hash` says on which terms.
    """

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="checks")
    answers = models.JSONField(default=dict)
    words = models.TextField(_("toelichting"), max_length=1_000, blank=True)
    terms_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    privacy = Classified(
        subject="assignment__expert__person",
        nothing="id assignment terms_hash made_at",
        kept=[Kept("answers words", Purpose.ACCOUNTABILITY, Term.AUDIT, End.KEEP)],
    )


class Contract(models.Model):
    """The agreement of an assignment: a frozen text with its fingerprint, who agreed and when.

    The text names no person: the two names stand beside it, so that somebody can be forgotten
    while what was agreed keeps its fingerprint. When the terms change a new one takes its place.
    First the centre agrees; where `asks_payer`, then the organisation that gets the invoice
    (`PayerAgreement`); the expert is last.
    """

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="contracts")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    terms_hash = models.CharField(max_length=64)
    asks_payer = models.BooleanField(default=False)
    offered_at = models.DateTimeField()
    offered_name = models.CharField(max_length=120, blank=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_name = models.CharField(_("je naam"), max_length=120, blank=True)
    ended_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="assignment__expert__person",
        nothing="id assignment kind text text_hash terms_hash asks_payer offered_at offered_name agreed_at "
        "ended_at",
        kept=[Kept("agreed_name", Purpose.ACCOUNTABILITY, Term.AUDIT, End.BLANK)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"],
                condition=Q(ended_at=None),
                name="an_assignment_has_one_agreement_at_a_time",
            )
        ]


class PayerAgreement(models.Model):
    """That the organisation which gets the invoice agreed to an agreement: to which text, when, and who.

    `by` is who was signed in; nobody for who came with the link of the letter.
    """

    contract = models.OneToOneField(Contract, models.CASCADE, related_name="payer_agreement")
    text_hash = models.CharField(max_length=64)
    agreed_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("je naam"), max_length=120, blank=True)

    privacy = Classified(
        subject="by",
        nothing="id contract text_hash agreed_at",
        kept=[
            Kept("by", Purpose.ACCOUNTABILITY, Term.AUDIT, End.UNLINK),
            Kept("name", Purpose.ACCOUNTABILITY, Term.AUDIT, End.BLANK),
        ],
    )


class WorkedHours(models.Model):
    """Hours on a day; for an expert volunteer with the allowance and the costs that were paid for them."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="worked")
    on = models.DateField(_("dag"))
    hours = models.DecimalField(_("uren"), max_digits=5, decimal_places=2)
    words = models.CharField(_("wat je deed"), max_length=200, blank=True)
    allowance_cents = models.PositiveIntegerField(_("vergoeding"), default=0)
    costs_cents = models.PositiveIntegerField(_("onkosten"), default=0)

    privacy = Classified(
        subject="assignment__expert__person",
        nothing="id assignment",
        kept=[
            Kept(
                "on hours allowance_cents costs_cents",
                Purpose.ACCOUNTABILITY,
                Term.AUDIT,
                End.KEEP,
            ),
            Kept("words", Purpose.CONVERSATION, Term.LAST_CONTACT, End.BLANK),
        ],
    )

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="hours_are_of_one_day", condition=Q(hours__gt=0, hours__lte=24)
            )
        ]
