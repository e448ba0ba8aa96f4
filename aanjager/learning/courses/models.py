import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aanjager.community.centres.models import Centre
from aanjager.community.invoices.models import Invoice
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.fields import BriefField
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.learning.courses.choices import Below, Subject

RUNNING = Q(state__in=["placed", "waiting", "offered", "present"])


class Academy(models.Model):
    """What a centre chose for its academy: whether its courses stand in the joint calendar."""

    centre = models.OneToOneField(Centre, models.CASCADE, related_name="academy")
    shares = models.BooleanField(_("in de gezamenlijke agenda"), default=False)

    privacy = Classified(nothing="id centre shares")


class CourseQuerySet(models.QuerySet["Course"]):
    def public(self) -> "CourseQuerySet":
        """Looked at by the centre: everybody may know of it."""
        return self.filter(look=Course.Look.PASSED)

    def visible_to(self, actor: Actor) -> "CourseQuerySet":
        """Everybody sees what passed; staff of the centre and the organisation that gives it see every state."""
        if actor.is_clock:
            return self
        own = Q(centre__in=actor.staff_of) | Q(organisation__in=actor.coordinator_of)
        return self.filter(Q(look=Course.Look.PASSED) | own)


class Course(models.Model):
    """What can be learned, by the centre or by an organisation that opens its course to others.

    Its rules are data: `minimum` people, what happens `below` it, decided `decide_days` before it
    begins; leaving is free until `free_days` before, after that the price stands; whether the first
    session `is_first_obligatory`, how many sessions one `may_miss`, whether one `may_catch_up` in
    another run. `most_per_…` limits how many of one organisation or one centre take part in a run.
    """

    class Look(models.TextChoices):
        WAITING = "waiting", _("wacht op een blik van de centrale")
        PASSED = "passed", _("staat online")
        REFUSED = "refused", _("niet geplaatst")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="courses")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="courses"
    )
    title = models.CharField(_("hoe heet de cursus?"), max_length=120)
    subject = models.CharField(_("onderwerp"), max_length=8, choices=Subject)
    in_brief = BriefField()
    about = models.TextField(_("wat leer je, en voor wie is het?"))
    price_cents = models.PositiveIntegerField(_("prijs"), default=0)
    minimum = models.PositiveSmallIntegerField(
        _("hoeveel mensen zijn er ten minste nodig?"), default=1, validators=[MinValueValidator(1)]
    )
    below = models.CharField(
        _("en met minder mensen?"), max_length=6, choices=Below, default=Below.CANCEL
    )
    decide_days = models.PositiveSmallIntegerField(
        _("hoeveel dagen vooraf beslissen we dat?"), default=7
    )
    free_days = models.PositiveSmallIntegerField(
        _("tot hoeveel dagen vooraf is afmelden gratis?"), default=1
    )
    is_first_obligatory = models.BooleanField(_("de eerste keer is verplicht"), default=False)
    may_miss = models.PositiveSmallIntegerField(
        _("hoeveel keer mag iemand missen voor het certificaat?"), default=0
    )
    may_catch_up = models.BooleanField(
        _("een gemiste dag inhalen kan bij een andere reeks"), default=False
    )
    most_per_organisation = models.PositiveSmallIntegerField(
        _("hoogstens zoveel mensen per organisatie"), null=True, blank=True
    )
    most_per_centre = models.PositiveSmallIntegerField(
        _("hoogstens zoveel mensen per centrale"), null=True, blank=True
    )
    asks_needs = models.BooleanField(
        _("vraag wat iemand nodig heeft om mee te doen"), default=False
    )
    look = models.CharField(max_length=8, choices=Look, default=Look.WAITING)
    look_reason = models.CharField(_("waarom niet"), max_length=300, blank=True)
    made_at = models.DateTimeField()

    objects = CourseQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre organisation title subject in_brief about price_cents minimum below decide_days "
        "free_days is_first_obligatory may_miss may_catch_up most_per_organisation most_per_centre "
        "asks_needs look look_reason made_at"
    )

    class Meta:
        verbose_name = _("cursus")
        verbose_name_plural = _("cursussen")
        constraints = [
            models.CheckConstraint(
                name="a_course_that_was_refused_says_why",
                condition=~Q(look="refused") | ~Q(look_reason=""),
            ),
            models.CheckConstraint(
                name="a_course_needs_at_least_one_person", condition=Q(minimum__gte=1)
            ),
        ]
        indexes = [models.Index(fields=["centre", "look", "subject"], name="course_list")]

    def __str__(self) -> str:
        return self.title


class Run(models.Model):
    """A course on certain days, with so many places. Its row is the lock of its seats.

    `starts_at` and `ends_at` are those of the first and last session; `decided_at` is when the
    minimum was looked at, once. `merged_into` is the run where its people went. `uid` and
    `sequence` are those of its calendar file.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        OPEN = "open", _("aanmelden kan")
        CLOSED = "closed", pgettext_lazy("run of a course", "afgerond")
        CANCELLED = "cancelled", pgettext_lazy("run of a course", "gaat niet door")

    course = models.ForeignKey(Course, models.PROTECT, related_name="runs")
    places = models.PositiveSmallIntegerField(
        _("hoeveel plaatsen?"), default=12, validators=[MinValueValidator(1)]
    )
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    closes_at = models.DateTimeField(_("aanmelden tot"), null=True, blank=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancelled_because = models.CharField(_("waarom niet"), max_length=300, blank=True)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged_from"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)

    privacy = Classified(
        nothing="id course places state closes_at starts_at ends_at decided_at closed_at "
        "cancelled_because merged_into uid sequence"
    )

    class Meta:
        verbose_name = _("reeks")
        constraints = [
            models.CheckConstraint(name="a_run_has_a_place", condition=Q(places__gte=1)),
            models.CheckConstraint(
                name="a_run_that_takes_people_has_a_day",
                condition=~Q(state__in=["open", "closed"]) | Q(starts_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_run_that_is_called_off_says_why",
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
            ),
            models.CheckConstraint(
                name="a_run_that_is_finished_says_when",
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at=None)),
            ),
        ]
        indexes = [models.Index(fields=["state", "starts_at"], name="run_list")]


class Session(models.Model):
    """One day of a run: when and where; only who takes part sees the link of an online session."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField(_("begint"))
    ends_at = models.DateTimeField(_("eindigt"))
    place = models.CharField(_("waar?"), max_length=200, blank=True)
    online_url = models.URLField(_("link voor online"), blank=True)
    noted_at = models.DateTimeField(null=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    privacy = Classified(nothing="id run starts_at ends_at place online_url noted_at uid")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_session_of_a_course_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
            ),
            models.CheckConstraint(
                name="a_session_of_a_course_is_somewhere", condition=~Q(place="", online_url="")
            ),
        ]
        ordering = ["starts_at", "pk"]


class Enrolment(models.Model):
    """Somebody who wants to follow a run; the seat rules of the house hold (community/seats).

    `organisation` and `centre` are those whose limit counts it. `is_charged`: the price stands,
    because of leaving too late. `is_moved`: we changed the day, so leaving stays free. `link_hash`
    is that of the link in every letter; a guest's address is proven by the button behind it.
    """

    class State(models.TextChoices):
        PLACED = "placed", _("geplaatst")
        WAITING = "waiting", _("op de wachtlijst")
        OFFERED = "offered", _("plaats aangeboden")
        LAPSED = "lapsed", _("aanbod verlopen")
        MISSED = "missed", _("kwam niet aan de beurt")
        CANCELLED = "cancelled", _("afgemeld")
        PRESENT = "present", pgettext_lazy("course", "afgerond")
        ABSENT = "absent", pgettext_lazy("course", "niet afgerond")

    run = models.ForeignKey(Run, models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="enrolments"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="enrolments"
    )
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="enrolments")
    name = models.CharField(_("naam"), max_length=120, blank=True)
    address = models.EmailField(_("e-mailadres"), blank=True)
    language = models.CharField(max_length=5, default="nl")
    state = models.CharField(max_length=9, choices=State)
    priority = models.PositiveSmallIntegerField(default=5)
    queued_at = models.DateTimeField()
    placed_at = models.DateTimeField(null=True)
    offered_until = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    proven_at = models.DateTimeField(null=True)
    is_charged = models.BooleanField(default=False)
    is_moved = models.BooleanField(default=False)
    is_evaluated = models.BooleanField(default=False)
    invoice = models.ForeignKey(
        Invoice, models.SET_NULL, null=True, blank=True, related_name="enrolments"
    )
    code = models.CharField(max_length=22, unique=True)
    link_hash = models.CharField(max_length=64, unique=True)

    privacy = Classified(
        subject="person",
        address="address",
        nothing="id run organisation centre language state priority queued_at placed_at "
        "offered_until cancelled_at proven_at is_charged is_moved is_evaluated invoice code link_hash",
        kept=[
            Kept("person", Purpose.LEARNING, Term.MEMBERSHIP, End.UNLINK),
            Kept("name address", Purpose.LEARNING, Term.ATTENDANCE, End.BLANK),
        ],
    )

    class Meta:
        verbose_name = _("aanmelding")
        constraints = [
            models.UniqueConstraint(
                fields=["run", "person"],
                condition=RUNNING & Q(person__isnull=False),
                name="one_running_enrolment_per_person_and_run",
            ),
            models.UniqueConstraint(
                "run",
                Lower("address"),
                condition=RUNNING & ~Q(address=""),
                name="one_running_enrolment_per_address_and_run",
            ),
            models.CheckConstraint(
                name="an_offered_place_in_a_course_has_a_term",
                condition=~Q(state="offered") | Q(offered_until__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["run", "state", "priority", "queued_at"], name="enrolment_queue")
        ]


class CourseNeed(models.Model):
    """What somebody needs to take part; asked only where the course asks it, erased thirty days after."""

    enrolment = models.OneToOneField(Enrolment, models.CASCADE, related_name="need")
    text = models.TextField(_("wat heb je nodig"), max_length=500)

    privacy = Classified(
        subject="enrolment__person",
        address="enrolment__address",
        nothing="id enrolment",
        kept=[Kept("text", Purpose.LEARNING, Term.MEETING, End.ERASE_ROW, special=True)],
    )


class Attendance(models.Model):
    """Whether somebody was at a session; None until it is noted. `instead_of` is the missed one of
    another run that is made up for here."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="attendances")
    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances")
    instead_of = models.ForeignKey(
        Session, models.CASCADE, null=True, blank=True, related_name="made_up"
    )
    was_there = models.BooleanField(null=True)

    privacy = Classified(
        subject="enrolment__person",
        address="enrolment__address",
        nothing="id enrolment session instead_of",
        kept=[Kept("was_there", Purpose.LEARNING, Term.MEMBERSHIP, End.KEEP)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "session"], name="one_is_at_a_session_once"
            )
        ]
