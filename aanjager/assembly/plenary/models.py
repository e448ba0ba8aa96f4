import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.groups.models import Note, Participant, Point
from aanjager.assembly.meetings.models import AgendaItem, Meeting
from aanjager.assembly.registrations.models import Registration
from aanjager.governance.documents.models import Amendment
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.participation.signals.models import Signal


class Theme(models.Model):
    """One of the few subjects that the points of the groups came down to, or that the plenary began.

    The text opens the talk; it does not close it. `unchanged_because` says why no amendment followed.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        PRESENTED = "presented", _("voorgelegd")
        DISCUSSED = "discussed", _("besproken")
        FINISHED = "finished", _("afgerond")

    class Origin(models.TextChoices):
        POINTS = "points", _("uit de punten van de groepen")
        PLENARY = "plenary", _("in de zaal ontstaan")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="themes")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(_("tekst"), max_length=600)
    heading = models.CharField(_("kop in het verslag"), max_length=120, blank=True)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.POINTS)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    unchanged_because = models.CharField(
        _("waarom geen wijzigingsvoorstel"), max_length=300, blank=True
    )
    is_undone = models.BooleanField(default=False)

    privacy = Classified(
        nothing="id meeting number text heading origin state unchanged_because is_undone"
    )

    class Meta:
        verbose_name = _("thema")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                condition=Q(is_undone=False),
                name="a_theme_has_its_own_number",
            )
        ]


class ThemeRevision(models.Model):
    """An earlier wording of a theme."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="revisions")
    text = models.CharField(max_length=600)
    revised_at = models.DateTimeField()

    privacy = Classified(nothing="id theme text revised_at")


class MergeStep(models.Model):
    """One step of the merging, with how everything stood before it; undoing goes back to that.

    `before` holds numbers, texts and links (see `actions.merging`): who did it stands in the audit.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="merge_steps")
    verb = models.CharField(max_length=20)
    before = models.JSONField()
    made_at = models.DateTimeField()
    is_undone = models.BooleanField(default=False)

    privacy = Classified(nothing="id meeting verb before made_at is_undone")

    class Meta:
        indexes = [models.Index(fields=["meeting", "-id"], name="last_step_first")]


class ThemeSource(models.Model):
    """That a point of a group went into a theme: wholly, partly, or as its occasion. Many to many."""

    class Kind(models.TextChoices):
        WHOLLY = "wholly", _("geheel")
        PARTLY = "partly", _("deels")
        OCCASION = "occasion", _("aanleiding")

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="sources")
    point = models.ForeignKey(Point, models.PROTECT, related_name="in_themes")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.WHOLLY)
    linked_at = models.DateTimeField()
    is_reconstruction = models.BooleanField(default=False)

    privacy = Classified(nothing="id theme point kind linked_at is_reconstruction")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "point"], name="a_point_goes_into_a_theme_once"
            )
        ]


class DiscussionLine(models.Model):
    """Something said in the plenary, by kind. Who said it is a label, and only when they wanted that."""

    class Kind(models.TextChoices):
        STANCE = "stance", _("standpunt")
        QUESTION = "question", _("vraag")
        EXAMPLE = "example", _("voorbeeld")
        CONCERN = "concern", _("zorg")
        SIGNAL = "signal", _("signaal")
        COMMITMENT = "commitment", _("toezegging")

    class State(models.TextChoices):
        OFFERED = "offered", _("aangereikt")
        KEPT = "kept", _("opgenomen")
        LEFT_OUT = "left_out", _("niet opgenomen")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="lines")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="lines")
    agenda_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="lines"
    )
    position = models.PositiveIntegerField()
    kind = models.CharField(_("soort"), max_length=10, choices=Kind, default=Kind.STANCE)
    text = models.CharField(_("wat er gezegd werd"), max_length=600)
    participant = models.ForeignKey(
        Participant, models.SET_NULL, null=True, blank=True, related_name="lines"
    )
    by_label = models.CharField(_("van wie"), max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.KEPT)
    left_out_because = models.CharField(_("waarom niet opgenomen"), max_length=300, blank=True)
    client_id = models.UUIDField(default=uuid.uuid4)
    signal = models.ForeignKey(Signal, models.PROTECT, null=True, blank=True, related_name="lines")
    said_at = models.DateTimeField()
    is_reconstruction = models.BooleanField(default=False)

    privacy = Classified(
        subject="participant__registration__person",
        nothing="id meeting theme agenda_item position kind text state left_out_because "
        "client_id signal said_at "
        "is_reconstruction",
        kept=[
            Kept("participant", Purpose.MEETING, Term.REPORT, End.UNLINK),
            Kept("by_label", Purpose.MEETING, Term.ARCHIVE, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "client_id"], name="a_line_sent_twice_is_one_line"
            ),
            models.CheckConstraint(
                name="a_line_left_out_says_why",
                condition=~Q(state="left_out") | ~Q(left_out_because=""),
            ),
        ]
        indexes = [models.Index(fields=["meeting", "position"], name="line_in_order")]


class AmendmentSource(models.Model):
    """Where an amendment came from: a theme, a point, a note or a line; none of these is "the plenary"."""

    amendment = models.ForeignKey(Amendment, models.PROTECT, related_name="sources")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="amendment_sources")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="led_to")
    point = models.ForeignKey(Point, models.PROTECT, null=True, blank=True, related_name="led_to")
    note = models.ForeignKey(Note, models.PROTECT, null=True, blank=True, related_name="led_to")
    line = models.ForeignKey(
        DiscussionLine, models.PROTECT, null=True, blank=True, related_name="led_to"
    )
    linked_at = models.DateTimeField()

    privacy = Classified(nothing="id amendment meeting theme point note line linked_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["amendment", "meeting", "theme", "point", "note", "line"],
                nulls_distinct=False,
                name="an_amendment_names_a_source_once",
            )
        ]


class Poll(models.Model):
    """A question to the hall that advises and never decides. Secrecy is fixed when it opens.

    `entitled` says who could vote and how many they were, `totals` the result; both are kept once.
    """

    class Method(models.TextChoices):
        FOR_AGAINST = "for_against", _("voor, tegen, onthouding")
        OBJECTION = "objection", _("bezwaar")

    class State(models.TextChoices):
        READY = "ready", _("klaar")
        OPEN = "open", _("open")
        CLOSED = "closed", _("gesloten")
        SHOWN = "shown", _("getoond")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="polls")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="polls")
    amendment = models.ForeignKey(
        Amendment, models.PROTECT, null=True, blank=True, related_name="polls"
    )
    question = models.CharField(_("vraag"), max_length=200)
    method = models.CharField(
        _("manier"), max_length=12, choices=Method, default=Method.FOR_AGAINST
    )
    is_secret = models.BooleanField(_("geheim"), default=False)
    state = models.CharField(max_length=8, choices=State, default=State.READY)
    entitled_count = models.PositiveIntegerField(null=True)
    totals = models.JSONField(default=dict)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    privacy = Classified(
        nothing="id meeting theme amendment question method is_secret state entitled_count totals "
        "opened_at closed_at"
    )

    class Meta:
        verbose_name = _("peiling")
        constraints = [
            models.CheckConstraint(
                name="an_open_poll_knows_who_may_vote",
                condition=Q(state="ready") | Q(entitled_count__isnull=False),
            )
        ]


class Entitled(models.Model):
    """Somebody who may vote in a poll; for a secret one only whether they did, never when or what."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="entitled")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="may_vote")
    registration = models.ForeignKey(
        Registration, models.SET_NULL, null=True, blank=True, related_name="may_vote"
    )
    has_voted = models.BooleanField(default=False)

    privacy = Classified(
        subject="registration__person",
        nothing="id poll participant",
        kept=[Kept("registration has_voted", Purpose.MEETING, Term.REPORT, End.ERASE_ROW)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "participant"], name="may_vote_in_a_poll_once")
        ]


class Vote(models.Model):
    """A vote in an open poll; may be changed until it closes."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="votes")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="votes")
    choice = models.CharField(max_length=10)
    voted_at = models.DateTimeField()

    privacy = Classified(
        subject="participant__registration__person",
        nothing="id poll participant",
        kept=[Kept("choice voted_at", Purpose.MEETING, Term.REPORT, End.ERASE_ROW)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "participant"], name="votes_in_a_poll_once")
        ]


class SecretVote(models.Model):
    """A vote in a secret poll: no voter, no moment, no order; the key is random."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="secret_votes")
    choice = models.CharField(max_length=10)

    privacy = Classified(nothing="id poll choice")


class Stage(models.Model):
    """What the hall looks at. Every change of the plenary takes this row and raises `version`.

    A screen or phone that follows asks only for the version, until it is another one.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="stage")
    version = models.PositiveIntegerField(default=0)
    theme = models.ForeignKey(Theme, models.SET_NULL, null=True, blank=True, related_name="+")
    poll = models.ForeignKey(Poll, models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = Classified(nothing="id meeting version theme poll")
