from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified
from aanjager.kernel.release import LEAST
from aanjager.outreach.surveys.choices import HIGHEST_K, Kind, Regime


def said(dutch: str, english: str) -> str:
    """Return the text in the language of the page; Dutch where there is no other."""
    return english if english and (get_language() or "nl").startswith("en") else dutch


class SurveyQuerySet(models.QuerySet["Survey"]):
    def visible_to(self, actor: Actor) -> "SurveyQuerySet":
        """Staff of the centre that asks, the association where none does; others meet it by a link."""
        if actor.is_clock:
            return self
        own = Q(centre__in=actor.staff_of)
        return self.filter(own | Q(centre=None) if actor.is_association else own)


class Survey(models.Model):
    """What a centre wants to know, of whom, and under which promise.

    Without a centre the association asks, and it asks centres.

    The promise (`regime`, `unit`, `k`) is fixed at `fixed_at`, the first opening; after that k may
    only go up. One that `is_standing` asks people one by one, so it cannot be anonymous; one that
    is `always_anonymous` asks whom we reach, and can be nothing else.
    """

    class Unit(models.TextChoices):
        PERSON = "person", _("vrijwilligers")
        ORGANISATION = "organisation", _("organisaties")
        CENTRE = "centre", _("centrales")

    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="surveys"
    )
    title = models.CharField(_("titel"), max_length=160)
    title_en = models.CharField(_("titel in het Engels"), max_length=160, blank=True)
    purpose = models.TextField(_("waarom vraag je dit"), max_length=1000)
    purpose_en = models.TextField(_("waarom, in het Engels"), max_length=1000, blank=True)
    unit = models.CharField(_("aan wie"), max_length=12, choices=Unit)
    regime = models.CharField(_("wat bewaren we"), max_length=12, choices=Regime)
    k = models.PositiveSmallIntegerField(_("kleinste groep"), default=LEAST)
    is_standing = models.BooleanField(default=False)
    always_anonymous = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    fixed_at = models.DateTimeField(null=True)

    objects = SurveyQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre title title_en purpose purpose_en unit regime k is_standing "
        "always_anonymous made_at fixed_at"
    )

    class Meta:
        verbose_name = _("onderzoek")
        constraints = [
            models.CheckConstraint(
                name="no_survey_shows_a_group_below_five",
                condition=Q(k__gte=LEAST, k__lte=HIGHEST_K),
            ),
            models.CheckConstraint(
                name="the_association_and_nobody_else_asks_centres",
                condition=Q(unit="centre", centre=None)
                | (~Q(unit="centre") & Q(centre__isnull=False)),
            ),
            models.CheckConstraint(
                name="standing_questions_are_confidential_and_for_people",
                condition=Q(is_standing=False) | Q(regime=Regime.CONFIDENTIAL, unit="person"),
            ),
            models.CheckConstraint(
                name="who_we_reach_is_asked_of_people_nobody_knows",
                condition=Q(always_anonymous=False) | Q(regime=Regime.ANONYMOUS, unit="person"),
            ),
        ]
        indexes = [models.Index(fields=["centre", "-made_at"], name="survey_list")]

    def __str__(self) -> str:
        return said(self.title, self.title_en)

    @property
    def why(self) -> str:
        """The purpose, in the language of the page."""
        return said(self.purpose, self.purpose_en)

    @property
    def least(self) -> int:
        """The smallest group of which a figure is shown: a centre knows its own answer, so one more."""
        return self.k + (self.unit == self.Unit.CENTRE)

    @property
    def asker(self) -> str:
        """Who asks, as a letter signs."""
        return self.centre.name if self.centre else gettext("Landelijke vereniging")


class Wave(models.Model):
    """One time that the survey is held, with its own questions; opening freezes them."""

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        OPEN = "open", _("open")
        CLOSED = "closed", _("gesloten")
        RELEASED = "released", _("vrijgegeven")

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="waves")
    number = models.PositiveSmallIntegerField()
    label = models.CharField(_("naam van deze ronde"), max_length=60)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    opened_at = models.DateTimeField(null=True)
    closes_on = models.DateField(_("laatste dag"), null=True)
    closed_at = models.DateTimeField(null=True)
    open_code = models.CharField(max_length=32, blank=True)

    privacy = Classified(
        nothing="id survey number label state opened_at closes_on closed_at open_code"
    )

    class Meta:
        verbose_name = _("ronde")
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="a_wave_has_one_number"),
            models.CheckConstraint(
                name="an_open_wave_has_a_last_day",
                condition=Q(state="draft", opened_at=None)
                | Q(opened_at__isnull=False, closes_on__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["survey"],
                condition=Q(state__in=["draft", "open"]),
                name="one_wave_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["open_code"],
                condition=~Q(open_code=""),
                name="an_open_link_leads_to_one_wave",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey} – {self.label}"

    @property
    def centre_id(self) -> int | None:
        """The centre that asks; nothing when the association does."""
        return self.survey.centre_id


class Section(models.Model):
    """Questions that stand on one page."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("titel van dit deel"), max_length=120)
    title_en = models.CharField(_("titel in het Engels"), max_length=120, blank=True)

    privacy = Classified(nothing="id wave position title title_en")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return said(self.title, self.title_en)


class Question(models.Model):
    """One question. `code` is the same over waves; `comparable` says whether its meaning is too.

    It is asked when no `shown_if` is set, or when that earlier question was answered with one of
    `shown_values`. A question with `is_group` divides the figures into groups.
    """

    class Sensitivity(models.TextChoices):
        PLAIN = "plain", _("gewoon")
        SENSITIVE = "sensitive", _("gevoelig")

    class Comparable(models.TextChoices):
        NEW = "new", _("nieuw")
        SAME = "same", _("gelijk aan de vorige ronde")
        CHANGED = "changed", _("van betekenis veranderd")

    section = models.ForeignKey(Section, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    code = models.SlugField(_("code"), max_length=30)
    kind = models.CharField(_("soort antwoord"), max_length=8, choices=Kind)
    text = models.CharField(_("vraag"), max_length=300)
    text_en = models.CharField(_("vraag in het Engels"), max_length=300, blank=True)
    hint = models.CharField(_("uitleg"), max_length=300, blank=True)
    hint_en = models.CharField(_("uitleg in het Engels"), max_length=300, blank=True)
    is_required = models.BooleanField(_("moet beantwoord worden"), default=False)
    sensitivity = models.CharField(
        _("hoe gevoelig"), max_length=9, choices=Sensitivity, default=Sensitivity.PLAIN
    )
    is_group = models.BooleanField(_("verdeelt de uitkomsten in groepen"), default=False)
    comparable = models.CharField(
        _("vergelijken"), max_length=7, choices=Comparable, default=Comparable.NEW
    )
    shown_if = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="leads_to"
    )
    shown_values = models.JSONField(default=list, blank=True)

    privacy = Classified(
        nothing="id section position code kind text text_en hint hint_en is_required sensitivity"
        " is_group comparable shown_if shown_values"
    )

    class Meta:
        ordering = ["section__position", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="only_one_choice_divides_into_groups",
                condition=Q(is_group=False) | Q(kind=Kind.ONE),
            )
        ]

    def __str__(self) -> str:
        return said(self.text, self.text_en)

    @property
    def help(self) -> str:
        """The explanation, in the language of the page."""
        return said(self.hint, self.hint_en)

    @property
    def shown_words(self) -> str:
        """The answers after which it is asked, as they read; from choices that were fetched."""
        reasons = self.shown_if.choices.all() if self.shown_if else ()
        return ", ".join(str(it) for it in reasons if it.code in self.shown_values)


class Choice(models.Model):
    """One of the answers to choose from."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="choices")
    position = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)
    text = models.CharField(max_length=160)
    text_en = models.CharField(max_length=160, blank=True)

    privacy = Classified(nothing="id question position code text text_en")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "code"], name="a_choice_has_one_code")
        ]

    def __str__(self) -> str:
        return said(self.text, self.text_en)
