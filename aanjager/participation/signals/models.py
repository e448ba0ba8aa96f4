from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Theme
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class PatternQuerySet(models.QuerySet["Pattern"]):
    def visible_to(self, actor: Actor) -> "PatternQuerySet":
        """Staff of its centre and of a centre with which it is shared now; what was lifted to the
        association, the association as well.
        """
        if actor.is_clock:
            return self
        theirs = Q(centre__in=actor.staff_of)
        if actor.staff_of:
            theirs |= Q(also_for__overlap=sorted(actor.staff_of))
        if actor.is_association:
            theirs |= Q(centre=None)
        return self.filter(theirs)


class Pattern(models.Model):
    """Signals that belong together, with an owner, a scale and a next step, or a "no, because".

    `lifted_from` is the pattern one scale lower; its source is blurred on the higher one. `also_for`
    are the keys of the centres with which it is shared now; the room where centres share keeps it.
    """

    class State(models.TextChoices):
        OPEN = "open", _("wordt bekeken")
        TAKEN_UP = "taken_up", _("opgepakt")
        DECLINED = "declined", _("niet opgepakt")
        DONE = "done", _("klaar")

    class NextStep(models.TextChoices):
        INITIATIVE = "initiative", _("een initiatief")
        INTRODUCTION = "introduction", _("mensen aan elkaar voorstellen")
        MEETING = "meeting", _("een thema op een bijeenkomst")
        PLAN = "plan", _("een projectplan")
        TALK = "talk", _("een gesprek met de gemeente")
        NONE = "none", _("niets, want")

    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="patterns"
    )
    area = models.ForeignKey(Area, models.PROTECT, related_name="patterns")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="patterns")
    title = models.CharField(_("waar het om gaat"), max_length=160)
    about = models.TextField(_("wat we zien"), blank=True)
    owner_name = models.CharField(_("wie trekt dit"), max_length=120)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    next_step = models.CharField(_("volgende stap"), max_length=12, choices=NextStep, blank=True)
    step_words = models.TextField(_("wat we gaan doen, of waarom niet"), blank=True)
    lifted_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="lifted_to"
    )
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    also_for = ArrayField(models.BigIntegerField(), default=list, blank=True, editable=False)

    objects = PatternQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre area theme title about owner_name state next_step step_words lifted_from "
        "opened_at decided_at closed_at also_for"
    )

    class Meta:
        verbose_name = _("patroon")
        constraints = [
            models.CheckConstraint(
                name="a_pattern_that_is_decided_says_what_follows",
                condition=Q(state="open") | (~Q(next_step="") & ~Q(step_words="")),
            ),
            models.CheckConstraint(
                name="a_pattern_is_never_lifted_from_itself",
                condition=Q(lifted_from=None) | ~Q(lifted_from=F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SignalQuerySet(models.QuerySet["Signal"]):
    def visible_to(self, actor: Actor) -> "SignalQuerySet":
        """Staff of the centre that heard it; whoever gave it sees the own ones; nobody else."""
        if actor.is_clock:
            return self
        theirs = Q(centre__in=actor.staff_of) | Q(noted_by=actor.person_id or 0)
        if actor.is_association:
            theirs |= Q(centre=None)
        return self.filter(theirs)


class Signal(models.Model):
    """What somebody noticed, in one line: what was seen, never who. Heard by a centre or the association.

    `origin_path` leads back to where it was said (a line in a meeting), `origin_label` names that. With
    `subject`, a subject of the question desk, it is what was asked often there: a count, never a question.
    """

    class Source(models.TextChoices):
        STAFF = "staff", _("medewerker")
        VOLUNTEER = "volunteer", _("vrijwilliger")
        ORGANISATION = "organisation", _("organisatie")
        RESIDENT = "resident", _("bewoner")
        MEETING = "meeting", _("bijeenkomst")
        SURVEY = "survey", _("onderzoek")
        QUESTION = "question", _("vragen aan de balie")

    class Weight(models.IntegerChoices):
        LIGHT = 1, _("goed om te weten")
        NORMAL = 2, _("vraagt aandacht")
        HEAVY = 3, _("kan niet wachten")

    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="signals"
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="signals")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="signals")
    text = models.CharField(_("wat heb je gezien of gehoord"), max_length=200)
    more = models.TextField(_("meer erover"), blank=True)
    source = models.CharField(_("van wie komt het"), max_length=12, choices=Source)
    weight = models.PositiveSmallIntegerField(
        _("hoe dringend"), choices=Weight, default=Weight.NORMAL
    )
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="signals"
    )
    noted_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="signals"
    )
    wants_to_hear = models.BooleanField(_("ik wil horen wat ermee gebeurt"), default=True)
    noted_at = models.DateTimeField()
    pattern = models.ForeignKey(
        Pattern, models.PROTECT, null=True, blank=True, related_name="signals"
    )
    told_at = models.DateTimeField(null=True)
    origin_path = models.CharField(max_length=200, blank=True)
    origin_label = models.CharField(max_length=200, blank=True)
    client_id = models.UUIDField(null=True, blank=True)
    subject = models.SlugField(max_length=30, blank=True)

    objects = SignalQuerySet.as_manager()

    privacy = Classified(
        subject="noted_by",
        nothing="id centre area theme text more source weight organisation wants_to_hear noted_at "
        "pattern told_at origin_path origin_label client_id subject",
        kept=[Kept("noted_by", Purpose.LISTENING, Term.CONVERSATION, End.UNLINK)],
    )

    class Meta:
        verbose_name = _("signaal")
        verbose_name_plural = _("signalen")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "client_id"],
                condition=Q(client_id__isnull=False),
                name="a_signal_sent_twice_is_one",
            ),
            models.CheckConstraint(
                name="a_signal_of_questions_names_their_subject",
                condition=Q(source="question") & ~Q(subject="")
                | ~Q(source="question") & Q(subject=""),
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "-noted_at"], name="signal_list"),
            models.Index(fields=["area", "theme", "noted_at"], name="signal_alike"),
            GinIndex(SearchVector("text", config="dutch"), name="signal_by_words"),
        ]

    def __str__(self) -> str:
        return self.text


class FlagQuerySet(models.QuerySet["Flag"]):
    def visible_to(self, actor: Actor) -> "FlagQuerySet":
        """Staff of the centre that heard it; of the association what it heard itself."""
        if actor.is_clock:
            return self
        theirs = Q(centre__in=actor.staff_of)
        if actor.is_association:
            theirs |= Q(centre=None)
        return self.filter(theirs)

    def open(self) -> "FlagQuerySet":
        """Nobody looked at it yet."""
        return self.filter(settled_at=None)


class Flag(models.Model):
    """The third signal alike in an area and a season; it waits until somebody gathers or waves it off."""

    centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="flags")
    area = models.ForeignKey(Area, models.PROTECT, related_name="flags")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="flags")
    signal = models.ForeignKey(Signal, models.PROTECT, related_name="flags")
    raised_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    pattern = models.ForeignKey(
        Pattern, models.PROTECT, null=True, blank=True, related_name="flags"
    )
    because = models.CharField(_("waarom hoort dit niet bij elkaar"), max_length=200, blank=True)

    objects = FlagQuerySet.as_manager()

    privacy = Classified(nothing="id centre area theme signal raised_at settled_at pattern because")

    class Meta:
        verbose_name = _("vlag")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "area", "theme"],
                condition=Q(settled_at=None, theme__isnull=False),
                nulls_distinct=False,
                name="one_open_flag_for_a_theme_in_an_area",
            ),
            models.CheckConstraint(
                name="a_flag_is_settled_by_a_pattern_or_a_reason",
                condition=Q(settled_at=None, pattern=None, because="")
                | Q(settled_at__isnull=False, pattern__isnull=False)
                | (Q(settled_at__isnull=False, pattern=None) & ~Q(because="")),
            ),
        ]
