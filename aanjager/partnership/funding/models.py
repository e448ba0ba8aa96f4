from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.governance.plans.models import Payer, Plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.partnership.funding.choices import Chance
from aanjager.partnership.funds.models import Fund
from aanjager.trust.accounts.models import User


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, actor: Actor) -> "ApplicationQuerySet":
        """Staff of the centre that asks; nobody else."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)


class Application(models.Model):
    """A centre asks a fund for money for a plan.

    Which costs are asked for stands in the plan, as coverage by `payer`: so that no cost is claimed
    twice, whoever asks whom. What was asked is fixed when it is sent, what was granted when the fund
    said so. `spent_cents` is what was accounted for in the end; what came in more goes back.
    """

    class State(models.TextChoices):
        PREPARING = "preparing", _("in voorbereiding")
        SENT = "sent", _("verstuurd")
        GRANTED = "granted", _("toegekend")
        REFUSED = "refused", _("afgewezen")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="applications")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="applications")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="applications")
    payer = models.ForeignKey(
        Payer, models.SET_NULL, null=True, blank=True, related_name="applications"
    )
    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.PREPARING)
    chance = models.PositiveSmallIntegerField(
        _("hoe groot is de kans"), choices=Chance, default=Chance.EVEN
    )
    deadline = models.DateField(_("versturen voor"), null=True, blank=True)
    decides_on = models.DateField(_("uitslag op"), null=True, blank=True)
    asked_cents = models.PositiveBigIntegerField(_("gevraagd"), null=True, blank=True)
    granted_cents = models.PositiveBigIntegerField(_("toegekend"), null=True, blank=True)
    spent_cents = models.PositiveBigIntegerField(_("verantwoord"), null=True, blank=True)
    reason = models.CharField(_("waarom"), max_length=300, blank=True)
    owner = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)

    objects = ApplicationQuerySet.as_manager()

    privacy = Classified(
        subject="owner__person",
        nothing="id centre plan fund payer state chance deadline decides_on asked_cents "
        "granted_cents spent_cents reason made_at sent_at decided_at",
        kept=[Kept("owner", Purpose.ACCOUNTABILITY, Term.ARCHIVE, End.UNLINK)],
    )

    class Meta:
        verbose_name = _("aanvraag")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "fund"],
                condition=Q(state__in=["preparing", "sent", "granted"]),
                name="a_plan_asks_a_fund_once_at_a_time",
            ),
            models.CheckConstraint(
                name="what_was_sent_says_how_much",
                condition=Q(state__in=["preparing", "withdrawn"]) | Q(asked_cents__gt=0),
            ),
            models.CheckConstraint(
                name="what_was_granted_is_no_more_than_asked",
                condition=~Q(state="granted")
                | Q(granted_cents__gt=0, granted_cents__lte=F("asked_cents")),
            ),
            models.CheckConstraint(
                name="a_no_says_why", condition=~Q(state__in=["refused", "withdrawn"]) | ~Q(reason="")
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["centre", "-made_at"], name="application_list")]

    def __str__(self) -> str:
        return f"{self.plan.title} ({self.fund.name})"


class ChecklistItem(models.Model):
    """One thing the fund asks for, with the file where it wants one; ticked when it is ready."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="checklist")
    text = models.CharField(max_length=200)
    wants_file = models.BooleanField(default=False)
    file = models.FileField(upload_to="applications/", blank=True)
    file_name = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    done_at = models.DateTimeField(null=True)

    privacy = Classified(nothing="id application text wants_file file file_name media_type done_at")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="what_needs_a_file_is_ready_with_a_file",
                condition=Q(wants_file=False) | Q(done_at=None) | ~Q(file=""),
            )
        ]


class Payment(models.Model):
    """Money that a fund paid, or that went back to it; pressed twice it stands once."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("ontvangen")
        RETURNED = "returned", _("teruggestort")

    application = models.ForeignKey(Application, models.PROTECT, related_name="payments")
    kind = models.CharField(max_length=8, choices=Kind)
    amount_cents = models.PositiveBigIntegerField(_("bedrag"))
    on = models.DateField(_("datum"))
    client_id = models.UUIDField(default=uuid4)

    privacy = Classified(nothing="id application kind amount_cents on client_id")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_payment_is_of_some_money", condition=Q(amount_cents__gt=0)
            ),
            models.UniqueConstraint(
                fields=["application", "client_id"], name="a_payment_stands_once"
            ),
        ]


class Accounting(models.Model):
    """A day on which the centre accounts to the fund, and when that was done."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="accountings")
    due_on = models.DateField(_("uiterlijk op"))
    what = models.CharField(_("wat"), max_length=160)
    done_at = models.DateTimeField(null=True)

    privacy = Classified(nothing="id application due_on what done_at")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "due_on", "what"], name="an_accounting_stands_once"
            )
        ]
