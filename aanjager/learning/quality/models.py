from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.learning.quality.choices import Chapter, Size, Value
from aanjager.trust.accounts.models import User


class QualityStatement(models.Model):
    """One thing that an organisation can have in order, in both languages, with its source; data.

    Small organisations answer only what is `is_for_small`. `subjects` are the words by which help is
    found elsewhere in the house.
    """

    code = models.SlugField(max_length=40)
    chapter = models.CharField(max_length=8, choices=Chapter)
    position = models.PositiveSmallIntegerField()
    text_nl = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300)
    is_for_small = models.BooleanField(default=False)
    subjects = ArrayField(models.CharField(max_length=40), default=list)
    source = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    privacy = Classified(
        nothing="id code chapter position text_nl text_en is_for_small subjects source valid_from "
        "valid_to"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                name="one_quality_statement_per_code_and_first_day",
            )
        ]

    def __str__(self) -> str:
        return self.text_en if get_language() == "en" else self.text_nl


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def visible_to(self, actor: Actor) -> "EvaluationQuerySet":
        """The organisation, staff of its centre, and who was named to advise or to judge."""
        if actor.is_clock:
            return self
        named = Helper.objects.filter(user=actor.user_id or 0, ended_at=None)
        return self.filter(
            Q(organisation__in=actor.coordinator_of)
            | Q(centre__in=actor.staff_of)
            | Q(pk__in=named.values("evaluation"))
        )


class Evaluation(models.Model):
    """One round in which an organisation looks at itself, improves and is judged; then a mark for years.

    `asked_at` is when the organisation asked its adviser to look; the mark holds until `valid_until`.
    """

    class State(models.TextChoices):
        SCORING = "scoring", _("bezig")
        ADVISING = "advising", _("bij de adviseur")
        ASSESSING = "assessing", _("in beoordeling")
        PASSED = "passed", _("goed geregeld")
        STOPPED = "stopped", _("gestopt")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="evaluations")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="evaluations")
    size = models.CharField(_("hoe groot"), max_length=5, choices=Size)
    state = models.CharField(max_length=9, choices=State, default=State.SCORING)
    begun_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    valid_until = models.DateField(null=True)
    reminded_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    objects = EvaluationQuerySet.as_manager()

    privacy = Classified(
        nothing="id organisation centre size state begun_at asked_at decided_at valid_until "
        "reminded_at forgotten_at"
    )

    class Meta:
        verbose_name = _("zelfevaluatie")
        constraints = [
            models.CheckConstraint(
                name="a_mark_says_since_when_and_until_when",
                condition=Q(state="passed", decided_at__isnull=False, valid_until__isnull=False)
                | (~Q(state="passed") & Q(valid_until=None)),
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state__in=["scoring", "advising", "assessing"]),
                name="an_organisation_has_one_round_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "state", "-begun_at"], name="evaluation_desk"),
            models.Index(fields=["organisation", "-valid_until"], name="evaluation_mark"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Score(models.Model):
    """How far an organisation says it is with one statement, and why."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="scores")
    statement = models.ForeignKey(QualityStatement, models.PROTECT, related_name="scores")
    value = models.PositiveSmallIntegerField(_("hoe staat het ervoor"), choices=Value)
    explanation = models.TextField(_("uitleg"), blank=True)
    scored_at = models.DateTimeField()
    scored_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="quality_scores"
    )

    privacy = Classified(
        subject="scored_by",
        nothing="id evaluation statement value scored_at",
        kept=[
            Kept("scored_by", Purpose.ACCOUNTABILITY, Term.ORGANISATION, End.UNLINK),
            Kept("explanation", Purpose.ACCOUNTABILITY, Term.ARCHIVE, End.KEEP),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "statement"], name="a_statement_is_scored_once_in_a_round"
            ),
            models.CheckConstraint(
                name="a_score_is_no_partly_or_yes", condition=Q(value__in=[0, 1, 2])
            ),
        ]


class Evidence(models.Model):
    """A file that shows what was said; for the organisation, its adviser and its assessor alone."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="evidence")
    statement = models.ForeignKey(QualityStatement, models.PROTECT, related_name="evidence")
    file = models.FileField(upload_to="quality/")
    name = models.CharField(_("naam"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="quality_evidence"
    )

    privacy = Classified(
        subject="added_by",
        nothing="id evaluation statement media_type size added_at",
        kept=[
            Kept("added_by", Purpose.ACCOUNTABILITY, Term.ORGANISATION, End.UNLINK),
            Kept("name file", Purpose.ACCOUNTABILITY, Term.ARCHIVE, End.KEEP),
        ],
    )

    class Meta:
        indexes = [models.Index(fields=["evaluation", "statement"], name="evidence_of_statement")]

    def __str__(self) -> str:
        return self.name


class Planned(models.Model):
    """A line of the plan of approach: what, who, by when, and whether it was done."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="planned")
    statement = models.ForeignKey(
        QualityStatement, models.PROTECT, null=True, blank=True, related_name="planned"
    )
    what = models.CharField(_("wat gaan jullie doen"), max_length=300)
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="quality_planned"
    )
    who = models.CharField(_("wie"), max_length=200)
    due_on = models.DateField(_("voor wanneer"))
    done_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="owner",
        nothing="id evaluation statement due_on done_at",
        kept=[
            Kept("owner", Purpose.ACCOUNTABILITY, Term.ORGANISATION, End.UNLINK),
            Kept("what who", Purpose.ACCOUNTABILITY, Term.ARCHIVE, End.KEEP),
        ],
    )


class Helper(models.Model):
    """Who was named to advise an organisation or to judge it at the end, and what they said.

    `override_reason` says why somebody may judge although a rule says no; who decided that is kept.
    """

    class Role(models.TextChoices):
        ADVISER = "adviser", _("adviseur")
        ASSESSOR = "assessor", _("eindbeoordelaar")

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="helpers")
    role = models.CharField(max_length=8, choices=Role)
    user = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="quality_helps"
    )
    name = models.CharField(_("naam"), max_length=120, blank=True)
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    override_reason = models.CharField(_("waarom toch"), max_length=300, blank=True)
    override_by = models.CharField(_("besloten door"), max_length=120, blank=True)
    said_at = models.DateTimeField(null=True)
    says_yes = models.BooleanField(null=True)
    words = models.TextField(_("oordeel"), blank=True)

    privacy = Classified(
        subject="user__person",
        nothing="id evaluation role named_at ended_at said_at says_yes",
        kept=[
            Kept("user", Purpose.ACCOUNTABILITY, Term.AUDIT, End.UNLINK),
            Kept("name override_by", Purpose.ACCOUNTABILITY, Term.AUDIT, End.BLANK),
            Kept("override_reason words", Purpose.ACCOUNTABILITY, Term.ARCHIVE, End.KEEP),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "role"],
                condition=Q(ended_at=None),
                name="a_round_has_one_adviser_and_one_assessor",
            ),
            models.CheckConstraint(
                name="what_a_helper_said_has_its_moment",
                condition=Q(said_at=None, says_yes=None)
                | Q(said_at__isnull=False, says_yes__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name
