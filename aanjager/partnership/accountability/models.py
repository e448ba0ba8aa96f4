from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.outreach.findings.models import Cell
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.signals.models import Pattern
from aanjager.partnership.accountability.choices import CHAPTERS
from aanjager.partnership.agreements.models import Agreement, Indicator, Quarter
from aanjager.partnership.funders.models import Income
from aanjager.partnership.funding.models import Application
from aanjager.trust.accounts.models import User

THINGS = (
    "cell", "pattern", "initiative", "plan", "application", "income", "agreement", "indicator",
    "quarter",
)  # fmt: skip


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, actor: Actor) -> "ReportQuerySet":
        """Staff of the centre see every report; everybody sees what was published."""
        if actor.is_clock:
            return self
        return self.filter(Q(state=Report.State.PUBLISHED) | Q(centre__in=actor.staff_of))


class Report(models.Model):
    """What a centre did, of one agreement or of a whole year: written from its own records.

    Two people fix it; then neither its sentences nor their sources change. `digest` is the mark of
    the fixed text.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        FIXED = "fixed", _("vastgesteld")
        PUBLISHED = "published", _("gepubliceerd")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="accountability_reports")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="reports")
    title = models.CharField(_("titel"), max_length=160)
    first = models.DateField(_("eerste dag"))
    last = models.DateField(_("laatste dag"))
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    digest = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    fixed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    objects = ReportQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre agreement title first last state digest made_at fixed_at published_at"
    )

    class Meta:
        verbose_name = _("verantwoording")
        verbose_name_plural = _("verantwoordingen")
        constraints = [
            models.CheckConstraint(
                name="a_fixed_report_has_a_mark_and_a_moment",
                condition=Q(state="draft", digest="", fixed_at=None)
                | (~Q(state="draft") & ~Q(digest="") & Q(fixed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_public_report_says_since_when",
                condition=Q(state="published", published_at__isnull=False)
                | (~Q(state="published") & Q(published_at=None)),
            ),
            models.UniqueConstraint(
                fields=["centre", "agreement", "first"], condition=Q(state="draft"),
                nulls_distinct=False, name="one_draft_of_a_report_at_a_time",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["centre", "-last"], name="accountability_list")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        """Still being written."""
        return self.state == self.State.DRAFT

    @property
    def is_public(self) -> bool:
        """Everybody reads it."""
        return self.state == self.State.PUBLISHED


class Sentence(models.Model):
    """One sentence of a report: written from its sources, or by hand and marked so.

    `value` is the number in it that may be told; `withheld` why there is none, or only a bound.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="sentences")
    chapter = models.CharField(max_length=9, choices=CHAPTERS)
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("zin"))
    value = models.BigIntegerField(null=True)
    withheld = models.CharField(max_length=12, blank=True)
    is_by_hand = models.BooleanField(default=False)

    privacy = Classified(nothing="id report chapter position text value withheld is_by_hand")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="what_is_withheld_from_a_report_has_no_number",
                condition=Q(withheld="") | Q(value=None),
            )
        ]

    def __str__(self) -> str:
        return self.text


class Source(models.Model):
    """One thing that a sentence was written from: a record by its key, or a measure of the register."""

    class Kind(models.TextChoices):
        CELL = "cell", _("uitkomst van een onderzoek")
        PATTERN = "pattern", _("patroon van signalen")
        INITIATIVE = "initiative", _("initiatief")
        PLAN = "plan", _("projectplan")
        APPLICATION = "application", _("aanvraag bij een fonds")
        INCOME = "income", _("register van geldgevers")
        AGREEMENT = "agreement", _("prestatieafspraak")
        INDICATOR = "indicator", _("indicator van een afspraak")
        QUARTER = "quarter", _("kwartaal van een afspraak")
        MEASURE = "measure", _("maat uit het register")

    sentence = models.ForeignKey(Sentence, models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=11, choices=Kind)
    cell = models.ForeignKey(Cell, models.PROTECT, null=True, related_name="told_in")
    pattern = models.ForeignKey(Pattern, models.PROTECT, null=True, related_name="told_in")
    initiative = models.ForeignKey(Initiative, models.PROTECT, null=True, related_name="told_in")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="told_in")
    application = models.ForeignKey(Application, models.PROTECT, null=True, related_name="told_in")
    income = models.ForeignKey(Income, models.PROTECT, null=True, related_name="told_in")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="told_in")
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="told_in")
    quarter = models.ForeignKey(Quarter, models.PROTECT, null=True, related_name="told_in")
    measure = models.CharField(max_length=40, blank=True)

    privacy = Classified(
        nothing="id sentence kind cell pattern initiative plan application income agreement "
        "indicator quarter measure"
    )

    class Meta:
        constraints = (
            *(
                models.CheckConstraint(
                    name=f"a_source_that_is_a_{kind}_names_it",
                    condition=Q(kind=kind, **{f"{kind}__isnull": False})
                    | (~Q(kind=kind) & Q(**{kind: None})),
                )
                for kind in THINGS
            ),
            models.CheckConstraint(
                name="a_source_that_is_a_measure_names_it",
                condition=Q(kind="measure") & ~Q(measure="") | ~Q(kind="measure") & Q(measure=""),
            ),
        )


class Approval(models.Model):
    """Who read a report and said that it stands; each person once, two fix it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="approvals")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    said_at = models.DateTimeField()

    privacy = Classified(
        subject="user__person",
        nothing="id report said_at",
        kept=[
            Kept("user", Purpose.ACCOUNTABILITY, Term.AUDIT, End.KEEP),
            Kept("name", Purpose.ACCOUNTABILITY, Term.AUDIT, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "user"], name="two_different_people_fix_a_report"
            )
        ]
