from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.places.models import KeyFigure
from aanjager.governance.documents.models import Decision
from aanjager.governance.plans.models.plans import Plan
from aanjager.governance.sources.choices import Kind
from aanjager.kernel.privacy import Classified
from aanjager.outreach.findings.models import Cell
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.signals.models import Pattern, Signal


class Evidence(models.Model):
    """A citation as it was when cited: what, its words, how many, whence and under which caveat.

    It is never replaced. Whether there is a newer figure, or the source is gone, is read from the
    source (`queries.standings`); `told_state` is what the owner of the plan heard last.
    """

    class State(models.TextChoices):
        VALID = "valid", _("geldig")
        STALE = "stale", _("verouderd")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="evidence")
    kind = models.CharField(_("soort bewijs"), max_length=10, choices=Kind)
    cell = models.ForeignKey(Cell, models.PROTECT, null=True, related_name="citations")
    signal = models.ForeignKey(Signal, models.SET_NULL, null=True, related_name="citations")
    pattern = models.ForeignKey(Pattern, models.PROTECT, null=True, related_name="citations")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="citations")
    figure = models.ForeignKey(KeyFigure, models.SET_NULL, null=True, related_name="citations")
    initiative = models.ForeignKey(Initiative, models.PROTECT, null=True, related_name="citations")
    about = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    n = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=300)
    caveat = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=200, blank=True)
    because = models.CharField(_("wat zegt dit volgens jullie"), max_length=300, blank=True)
    cited_at = models.DateTimeField()
    told_state = models.CharField(max_length=9, choices=State, default=State.VALID)

    privacy = Classified(
        nothing="id plan kind cell signal pattern decision figure initiative about text n source "
        "caveat link because cited_at told_state"
    )

    class Meta:
        verbose_name = _("bewijs")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", kind], condition=Q(**{f"{kind}__isnull": False}),
                name=f"a_plan_cites_one_{kind}_once",
            )
            for kind in Kind.values
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.about

    @property
    def outward_text(self) -> str:
        """The words as others read them: those of one signal stay with the centre."""
        return "" if self.kind == Kind.SIGNAL else self.text
