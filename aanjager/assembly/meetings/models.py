import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.governance.documents.models import Body, Version
from aanjager.kernel.actor import Actor
from aanjager.kernel.fields import BriefField
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Series(models.Model):
    """Meetings that follow each other in a rhythm; without a centre, of the association."""

    class Rhythm(models.TextChoices):
        ONCE = "once", _("eenmalig")
        YEARLY = "yearly", _("elk jaar")
        TWO_YEARLY = "two_yearly", _("elke twee jaar")
        FREE = "free", _("wanneer het nodig is")

    centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="series")
    title = models.CharField(_("naam"), max_length=160)
    rhythm = models.CharField(_("hoe vaak"), max_length=10, choices=Rhythm, default=Rhythm.FREE)

    privacy = Classified(nothing="id centre title rhythm")

    class Meta:
        verbose_name = _("reeks")

    def __str__(self) -> str:
        return self.title


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def announced(self) -> "MeetingQuerySet":
        """Known to the outside world: not a draft."""
        return self.exclude(state=Meeting.State.DRAFT)

    def visible_to(self, actor: Actor) -> "MeetingQuerySet":
        """Public meetings that were announced; who organises sees everything; who is invited sees theirs."""
        if actor.is_clock:
            return self
        own = Q(centre__in=actor.staff_of) | Q(
            board__seats__person=actor.person_id or 0, board__seats__ended_on=None
        )
        if actor.is_association:
            own |= Q(centre=None)
        asked = Q(invitations__person=actor.person_id or 0) | Q(
            registrations__person=actor.person_id or 0
        )
        public = Q(visibility=Meeting.Visibility.PUBLIC) | asked
        found = self.model.objects.filter(own | (public & ~Q(state=Meeting.State.DRAFT)))
        return self.filter(pk__in=found.values("pk"))


class Meeting(models.Model):
    """People who come together on a day: from save-the-date to a report. Without a centre, of the association.

    `uid` and `sequence` are those of its calendar file. `attended_words` is an honest count where
    nobody was checked in ("zo'n vijftig"). `is_replay` marks a meeting retold from a source; what
    the source does not say is marked as a reconstruction, on screen too.
    """

    class Kind(models.TextChoices):
        MEETING = "meeting", _("bijeenkomst")
        CONFERENCE = "conference", _("conferentie")
        TRAINING = "training", _("training")

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        ANNOUNCED = "announced", _("aangekondigd")
        OPEN = "open", _("aanmelden kan")
        CLOSED = "closed", _("aanmelden gesloten")
        LIVE = "live", _("bezig")
        OVER = "over", _("afgelopen")
        REPORTED = "reported", _("verslag vastgesteld")
        ARCHIVED = "archived", _("in het archief")
        CANCELLED = "cancelled", _("geannuleerd")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("iedereen")
        INVITED = "invited", _("alleen wie is uitgenodigd")

    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="meetings")
    board = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="meetings")
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    kind = models.CharField(_("soort"), max_length=10, choices=Kind, default=Kind.MEETING)
    title = models.CharField(_("titel"), max_length=200)
    theme = models.CharField(_("thema"), max_length=200, blank=True)
    in_brief = BriefField()
    purpose = models.TextField(_("waarom we samenkomen"), blank=True)
    venue = models.CharField(_("waar"), max_length=200, blank=True)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    online_url = models.URLField(_("link voor online"), blank=True)
    starts_at = models.DateTimeField(_("begint"))
    ends_at = models.DateTimeField(_("eindigt"))
    capacity = models.PositiveIntegerField(_("hoeveel plaatsen"), null=True, blank=True)
    announce_on = models.DateField(_("aankondigen op"), null=True, blank=True)
    invite_from = models.DateField(_("uitnodigen vanaf"), null=True, blank=True)
    close_registration_at = models.DateTimeField(_("aanmelden tot"), null=True, blank=True)
    points_to_plenary = models.PositiveSmallIntegerField(
        _("hoeveel punten per groep naar de zaal"), default=2
    )
    visibility = models.CharField(
        _("wie mag het zien"), max_length=8, choices=Visibility, default=Visibility.PUBLIC
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    cancelled_because = models.CharField(_("waarom niet"), max_length=300, blank=True)
    attended_words = models.CharField(_("hoeveel mensen er waren"), max_length=80, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    is_replay = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = MeetingQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre series area board version kind title theme in_brief purpose venue address "
        "online_url starts_at ends_at capacity announce_on invite_from close_registration_at "
        "points_to_plenary visibility state cancelled_because attended_words uid sequence "
        "is_replay created_at"
    )

    class Meta:
        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")
        constraints = [
            models.CheckConstraint(
                name="a_meeting_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="a_cancelled_meeting_says_why",
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
            ),
            models.CheckConstraint(
                name="one_to_nine_points_go_to_the_plenary",
                condition=Q(points_to_plenary__gte=1, points_to_plenary__lte=9),
            ),
        ]
        indexes = [models.Index(fields=["centre", "state", "starts_at"], name="meeting_list")]

    def __str__(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """One part of the day, in order."""

    class Kind(models.TextChoices):
        PLENARY = "plenary", _("plenair")
        GROUPS = "groups", _("werkgroepen")
        PRESENTATION = "presentation", _("presentatie")
        DECISION = "decision", _("besluit")
        BREAK = "break", _("pauze")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("soort"), max_length=12, choices=Kind, default=Kind.PLENARY)
    title = models.CharField(_("onderwerp"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("minuten"), default=15)
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )

    privacy = Classified(nothing="id meeting position kind title minutes version")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="two_agenda_items_never_stand_in_one_place",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]


class Session(models.Model):
    """A part of a meeting that people choose: a working group or a session of a conference."""

    class Kind(models.TextChoices):
        GROUP = "group", _("werkgroep")
        SESSION = "session", _("sessie")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sessions")
    kind = models.CharField(_("soort"), max_length=8, choices=Kind, default=Kind.SESSION)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("titel"), max_length=200)
    about = models.TextField(_("waar het over gaat"), blank=True)
    room = models.CharField(_("zaal"), max_length=80, blank=True)
    starts_at = models.DateTimeField(_("begint"), null=True, blank=True)
    ends_at = models.DateTimeField(_("eindigt"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("hoeveel plaatsen"), null=True, blank=True)

    privacy = Classified(
        nothing="id meeting kind position title about room starts_at ends_at capacity"
    )

    class Meta:
        verbose_name = _("sessie")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind", "position"], name="a_session_has_its_own_number"
            ),
            models.CheckConstraint(
                name="a_session_ends_after_it_starts",
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
            ),
        ]


class Speaker(models.Model):
    """Who speaks in a session; named because the speaker agreed."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="speakers")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="speaks_at"
    )
    name = models.CharField(_("naam"), max_length=120)
    role = models.CharField(_("wie of wat"), max_length=160, blank=True)

    privacy = Classified(
        subject="person",
        nothing="id session",
        kept=[
            Kept("person", Purpose.MEETING, Term.ARCHIVE, End.UNLINK),
            Kept("name role", Purpose.MEETING, Term.ARCHIVE, End.BLANK),
        ],
    )
