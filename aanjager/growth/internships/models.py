from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.growth.internships.choices import ABOUT, Level
from aanjager.growth.working_time.choices import Region
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.learning.signing.models import Paper
from aanjager.trust.accounts.models import User


class Track(models.Model):
    """A way in which young people do something for others: how many hours, how long, from what age.

    Data with its source. `hours_max` is what counts at most; without it the hours are a minimum.
    """

    code = models.SlugField(max_length=30, unique=True)
    name_nl = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    hours = models.PositiveSmallIntegerField()
    hours_max = models.PositiveSmallIntegerField(null=True)
    months_min = models.PositiveSmallIntegerField(null=True)
    months_max = models.PositiveSmallIntegerField(null=True)
    age_min = models.PositiveSmallIntegerField()
    age_max = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=300)
    checked_on = models.DateField()

    privacy = Classified(
        nothing="id code name_nl name_en hours hours_max months_min months_max age_min age_max "
        "source checked_on"
    )

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_nl


class GroupQuerySet(models.QuerySet["Group"]):
    def visible_to(self, actor: Actor) -> "GroupQuerySet":
        """The coordinators of the school, and the mentor of the class; nobody else."""
        return self.filter(Q(school__in=actor.coordinator_of) | Q(mentor=actor.person_id or 0))


class Group(models.Model):
    """A class of a school in a track: which hours, in which period, under which mentor.

    `result_at` is when the school had the result: from then on nobody of the class is known here.
    """

    school = models.ForeignKey(Organisation, models.PROTECT, related_name="groups")
    track = models.ForeignKey(Track, models.PROTECT, related_name="groups")
    name = models.CharField(_("klas"), max_length=60)
    level = models.CharField(_("niveau"), max_length=10, choices=Level)
    region = models.CharField(_("vakantieregio"), max_length=8, choices=Region)
    hours = models.PositiveSmallIntegerField(_("uren per leerling"))
    lesson_hours = models.DecimalField(
        _("lesuren op een schooldag"), max_digits=3, decimal_places=1
    )
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"))
    mentor = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="mentors"
    )
    made_at = models.DateTimeField()
    result_at = models.DateTimeField(null=True)

    objects = GroupQuerySet.as_manager()

    privacy = Classified(
        subject="mentor",
        nothing="id school track name level region hours lesson_hours starts_on ends_on made_at "
        "result_at",
        kept=[Kept("mentor", Purpose.LEARNING, Term.RESULT, End.UNLINK)],
    )

    class Meta:
        verbose_name = _("klas")
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name", "starts_on"], name="a_class_stands_once_in_a_period"
            ),
            models.CheckConstraint(
                name="a_class_ends_after_it_begins", condition=Q(ends_on__gt=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PupilQuerySet(models.QuerySet["Pupil"]):
    def own(self, actor: Actor) -> "PupilQuerySet":
        """Who the actor is: by the person, or by the address of the account."""
        address = User.objects.filter(pk=actor.user_id or 0).values("email")
        mine = Q(person=actor.person_id or 0) | Q(email__in=address)
        return self.filter(mine, group__result_at=None).exclude(email="")

    def visible_to(self, actor: Actor) -> "PupilQuerySet":
        """The pupil, and who sees the class."""
        return self.filter(
            Q(pk__in=PupilQuerySet(self.model).own(actor).values("pk"))
            | Q(group__in=Group.objects.visible_to(actor))
        )


class Pupil(models.Model):
    """Somebody of a class, with no more than the track needs; all of it goes when it is over.

    `side_job` is paid work in hours per day from Monday on. Of the guardian's link we keep the hash.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="pupils")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="pupil_of"
    )
    number = models.CharField(_("leerlingnummer"), max_length=30, blank=True)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    born_on = models.DateField(_("geboortedatum"), null=True)
    guardian_name = models.CharField(_("ouder of verzorger"), max_length=120, blank=True)
    guardian_email = models.EmailField(_("e-mailadres van je ouder of verzorger"), blank=True)
    guardian_hash = models.CharField(max_length=64, blank=True)
    guardian_asked_at = models.DateTimeField(null=True)
    guardian_agreed_at = models.DateTimeField(null=True)
    side_job = ArrayField(
        models.DecimalField(max_digits=3, decimal_places=1), default=list, blank=True
    )

    objects = PupilQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        address="email",
        nothing="id group guardian_hash guardian_asked_at guardian_agreed_at",
        kept=[
            Kept("person", Purpose.LEARNING, Term.RESULT, End.UNLINK),
            Kept(
                "number name email born_on guardian_name guardian_email side_job",
                Purpose.LEARNING,
                Term.RESULT,
                End.BLANK,
            ),
        ],
    )

    class Meta:
        verbose_name = _("leerling")
        constraints = [
            models.UniqueConstraint(
                fields=["group", "email"],
                condition=~Q(email=""),
                name="a_pupil_stands_once_in_a_class",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_known(self) -> bool:
        """Whether it is still somebody: not left, and not let go when the school had the result."""
        return bool(self.email and self.born_on)


class Offer(models.Model):
    """That an opportunity takes pupils: of which levels, and who is there for them."""

    opportunity = models.OneToOneField(Opportunity, models.CASCADE, related_name="offer")
    levels = ArrayField(models.CharField(max_length=10, choices=Level))
    told_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="offers_to_pupils")
    supervisor = models.CharField(_("wie begeleidt"), max_length=120)
    programme = models.TextField(_("wat een leerling doet"), max_length=1000)
    made_at = models.DateTimeField()

    privacy = Classified(
        subject="told_by",
        nothing="id opportunity levels programme made_at",
        kept=[
            Kept("told_by", Purpose.CONTACT, Term.ORGANISATION, End.UNLINK),
            Kept("supervisor", Purpose.CONTACT, Term.ORGANISATION, End.BLANK),
        ],
    )


class InternshipQuerySet(models.QuerySet["Internship"]):
    def visible_to(self, actor: Actor) -> "InternshipQuerySet":
        """The pupil, who sees the class, and after the mentor's yes the people of the provider."""
        theirs = Q(provider__in=actor.coordinator_of, approved_at__isnull=False)
        return self.filter(Q(pupil__in=Pupil.objects.visible_to(actor)) | theirs)

    def running(self) -> "InternshipQuerySet":
        """Not taken back and not turned down."""
        return self.exclude(state__in=["declined", "withdrawn"])

    def with_paper(self) -> "InternshipQuerySet":
        """Each with how the newest agreement stands, the paper itself, its end, and the minutes confirmed."""
        about = Paper.objects.filter(about_kind=ABOUT, about_id=models.OuterRef("pk"))
        newest = about.order_by("-made_at", "-pk")
        return self.annotate(
            paper_state=models.Subquery(newest.values("state")[:1]),
            paper_pk=models.Subquery(newest.values("pk")[:1]),
            ended_on=models.Subquery(newest.values("ends_on")[:1]),
            has_told=models.Exists(Told.objects.filter(internship=models.OuterRef("pk"))),
            done=Sum("hours__minutes", filter=Q(hours__state="confirmed"), default=0),
        )


class Internship(models.Model):
    """One application of a pupil and what became of it; one at a time.

    Whether everybody signed is asked of the paper about it, never kept here.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("wacht op de mentor")
        APPROVED = "approved", _("wacht op de stageplek")
        ACCEPTED = "accepted", _("plek gevonden")
        DECLINED = "declined", _("niet doorgegaan")
        WITHDRAWN = "withdrawn", _("teruggetrokken")

    class Verdict(models.TextChoices):
        WELL = "well", _("deed wat was afgesproken")
        PARTLY = "partly", _("deed een deel van wat was afgesproken")
        NOT = "not", _("deed niet wat was afgesproken")

    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="internships")
    opportunity = models.ForeignKey(Opportunity, models.PROTECT, related_name="internships")
    provider = models.ForeignKey(Organisation, models.PROTECT, related_name="internships")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    why = models.TextField(_("waarom wil je dit doen"), blank=True)
    asked_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reason = models.CharField(_("waarom niet"), max_length=300, blank=True)
    reflection = models.TextField(_("wat heb je geleerd"), blank=True)
    shares_reflection = models.BooleanField(_("de stageplek mag dit lezen"), default=False)
    reflected_at = models.DateTimeField(null=True)
    verdict = models.CharField(_("oordeel"), max_length=6, choices=Verdict, blank=True)
    assessment = models.TextField(_("wat viel op"), blank=True)
    assessed_at = models.DateTimeField(null=True)

    objects = InternshipQuerySet.as_manager()

    privacy = Classified(
        subject="pupil__person",
        address="pupil__email",
        nothing="id pupil opportunity provider state asked_at approved_at answered_at "
        "shares_reflection reflected_at verdict assessed_at",
        kept=[Kept("why reason reflection assessment", Purpose.LEARNING, Term.RESULT, End.BLANK)],
    )

    class Meta:
        verbose_name = _("stage")
        constraints = [
            models.UniqueConstraint(
                fields=["pupil"],
                condition=~Q(state__in=["declined", "withdrawn"]),
                name="one_running_application_per_pupil",
            ),
            models.CheckConstraint(
                name="a_provider_hears_of_a_pupil_after_the_mentor_said_yes",
                condition=~Q(state="approved") & ~Q(state="accepted")
                | Q(approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="an_assessment_has_its_moment",
                condition=Q(assessed_at=None, verdict="")
                | Q(assessed_at__isnull=False) & ~Q(verdict=""),
            ),
        ]

    paper_state: str | None  # this and what follows is read by `with_paper`
    ended_on: date | None
    has_told: bool
    done: int

    @property
    def is_running(self) -> bool:
        """Not taken back and not turned down."""
        return self.state not in {self.State.DECLINED, self.State.WITHDRAWN}

    @property
    def minutes_left(self) -> int:
        """How much is still to be confirmed; nothing when the school ended the agreement earlier."""
        return 0 if self.ended_on else max(self.pupil.group.hours * 60 - self.done, 0)

    @property
    def stand(self) -> str:
        """How it stands as one word: the state, and of what goes on signing, busy, telling or done."""
        if self.state != self.State.ACCEPTED:
            return self.state
        if self.paper_state != "signed":
            return "signing"
        if self.minutes_left:
            return "busy"
        return "done" if self.verdict and (self.reflection or self.has_told) else "telling"


class Told(models.Model):
    """A photo or a recording with which a pupil tells what was learned, and what is seen or said in it."""

    internship = models.ForeignKey(Internship, models.CASCADE, related_name="told")
    file = models.FileField(upload_to="stage/")
    media_type = models.CharField(max_length=100)
    words = models.CharField(_("wat je ziet of hoort"), max_length=1000)
    told_at = models.DateTimeField(_("verteld op"))

    privacy = Classified(
        subject="internship__pupil__person",
        address="internship__pupil__email",
        nothing="id media_type",
        kept=[Kept("internship file words told_at", Purpose.LEARNING, Term.RESULT, End.ERASE_ROW)],
    )

    class Meta:
        verbose_name = _("foto of opname van een leerling")


class Hours(models.Model):
    """Work on one day: planned, done by the pupil's own word, confirmed by the provider, or refused.

    What the law does not allow is kept with the reason as an attempt: the pupil alone sees why not.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("gepland")
        LOGGED = "logged", _("gedaan, wacht op de stageplek")
        CONFIRMED = "confirmed", _("bevestigd")
        REFUSED = "refused", _("mag niet")

    internship = models.ForeignKey(Internship, models.CASCADE, related_name="hours")
    day = models.DateField(_("dag"))
    starts_at = models.TimeField(_("van"))
    ends_at = models.TimeField(_("tot"))
    break_minutes = models.PositiveSmallIntegerField(_("minuten pauze"), default=0)
    minutes = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    because = models.CharField(max_length=600, blank=True)
    changed_at = models.DateTimeField()

    privacy = Classified(
        nothing="id internship day starts_at ends_at break_minutes minutes state because changed_at"
    )

    class Meta:
        verbose_name = _("uren")
        constraints = [
            models.CheckConstraint(
                name="refused_hours_say_which_rule",
                condition=~Q(state="refused") & Q(because="") | Q(state="refused") & ~Q(because=""),
            )
        ]
        indexes = [models.Index(fields=["internship", "day"], name="hours_in_order")]
