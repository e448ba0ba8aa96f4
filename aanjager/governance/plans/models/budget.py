from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.governance.plans.models.plans import Activity, Plan
from aanjager.kernel.privacy import Classified


class CostLine(models.Model):
    """What something costs, in whole cents."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="cost_lines")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("wat kost geld"), max_length=120)
    amount_cents = models.PositiveBigIntegerField(_("bedrag"))
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, related_name="cost_lines"
    )
    counted = models.CharField(_("hoe kom je aan dit bedrag"), max_length=200, blank=True)

    privacy = Classified(nothing="id plan position title amount_cents activity counted")

    class Meta:
        verbose_name = _("begrotingspost")
        constraints = [
            models.CheckConstraint(
                name="a_cost_line_is_of_some_money", condition=Q(amount_cents__gt=0)
            )
        ]

    def __str__(self) -> str:
        return self.title


class Payer(models.Model):
    """Who pays, or is asked to pay, a part of a plan: the centre itself is one of them."""

    class Kind(models.TextChoices):
        OWN = "own", _("eigen bijdrage")
        MUNICIPALITY = "municipality", _("gemeente")
        FUND = "fund", _("fonds")
        OTHER = "other", _("iemand anders")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="payers")
    kind = models.CharField(_("soort betaler"), max_length=12, choices=Kind)
    name = models.CharField(_("naam van de betaler"), max_length=120)

    privacy = Classified(nothing="id plan kind name")

    class Meta:
        verbose_name = _("betaler")
        constraints = [
            models.UniqueConstraint(fields=["plan", "name"], name="a_payer_is_named_once")
        ]

    def __str__(self) -> str:
        return self.name


class Coverage(models.Model):
    """The part of a cost line that a payer is asked for, promised or refused, in whole cents.

    What was refused covers nothing. What is asked and promised together never exceeds the line: our
    actions take the plan first, and a trigger holds it for whoever comes another way.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("gevraagd")
        PROMISED = "promised", _("toegezegd")
        REFUSED = "refused", _("afgewezen")

    line = models.ForeignKey(CostLine, models.CASCADE, related_name="coverages")
    payer = models.ForeignKey(Payer, models.CASCADE, related_name="coverages")
    amount_cents = models.PositiveBigIntegerField(_("bedrag"))
    state = models.CharField(_("stand"), max_length=8, choices=State, default=State.ASKED)

    privacy = Classified(nothing="id line payer amount_cents state")

    class Meta:
        verbose_name = _("dekking")
        constraints = [
            models.UniqueConstraint(fields=["line", "payer"], name="a_payer_pays_a_cost_line_once"),
            models.CheckConstraint(name="a_payer_pays_some_money", condition=Q(amount_cents__gt=0)),
        ]
