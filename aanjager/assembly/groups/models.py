from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.meetings.models import Meeting, Session
from aanjager.assembly.registrations.models import Registration
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Sitting(models.Model):
    """The hours in which a meeting is live. Phones join by its code; after closing the code is dead.

    `join_code` has six of the 31 letters and digits that cannot be mistaken for each other.
    """

    class State(models.TextChoices):
        SHUT = "shut", _("nog dicht")
        OPEN = "open", _("open")
        PAUSED = "paused", _("gepauzeerd")
        CLOSED = "closed", _("gesloten")

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="sitting")
    join_code = models.CharField(max_length=6, unique=True)
    state = models.CharField(max_length=8, choices=State, default=State.SHUT)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    participants_order = models.BooleanField(_("iedereen mag ordenen"), default=False)

    privacy = Classified(
        nothing="id meeting join_code state opened_at closed_at participants_order"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_closed_sitting_says_when",
                condition=~Q(state="closed") | Q(closed_at__isnull=False),
            )
        ]


class WorkingGroup(models.Model):
    """A group of people with one board. Every write raises `board_version` under a lock on this row."""

    class State(models.TextChoices):
        COLLECTING = "collecting", _("verzamelen")
        ORDERING = "ordering", _("ordenen")
        CHOOSING = "choosing", _("kiezen")
        CHOSEN = "chosen", _("gekozen")
        HANDED_IN = "handed_in", _("ingeleverd")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="groups")
    session = models.OneToOneField(
        Session, models.PROTECT, null=True, blank=True, related_name="group"
    )
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("onderwerp"), max_length=120, blank=True)
    room = models.CharField(_("zaal"), max_length=80, blank=True)
    question = models.CharField(_("vraag"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.COLLECTING)
    board_version = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(_("tot hoe laat"), null=True, blank=True)
    fewer_because = models.CharField(_("waarom minder punten"), max_length=300, blank=True)
    handed_in_at = models.DateTimeField(null=True)

    privacy = Classified(
        nothing="id meeting session number title room question state board_version ends_at "
        "fewer_because handed_in_at"
    )

    class Meta:
        verbose_name = _("werkgroep")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="a_group_has_its_own_number"
            ),
            models.CheckConstraint(
                name="what_is_handed_in_says_when",
                condition=~Q(state="handed_in") | Q(handed_in_at__isnull=False),
            ),
        ]


class Participant(models.Model):
    """A device, or a person without one, in a sitting. `device_hash` goes a day after closing."""

    class Role(models.TextChoices):
        PARTICIPANT = "participant", _("deelnemer")
        FACILITATOR = "facilitator", _("gespreksleider")
        SCRIBE = "scribe", _("verslaglegger")
        CHAIR = "chair", _("voorzitter")

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="participants")
    group = models.ForeignKey(
        WorkingGroup, models.PROTECT, null=True, blank=True, related_name="participants"
    )
    registration = models.ForeignKey(
        Registration, models.SET_NULL, null=True, blank=True, related_name="participants"
    )
    device_hash = models.CharField(max_length=64, blank=True)
    label = models.CharField(_("hoe wil je heten"), max_length=60, blank=True)
    role = models.CharField(max_length=12, choices=Role, default=Role.PARTICIPANT)
    is_ready = models.BooleanField(default=False)
    joined_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="joined_from"
    )
    joined_at = models.DateTimeField()
    follow_hash = models.CharField(max_length=64, blank=True)

    privacy = Classified(
        subject="registration__person",
        nothing="id sitting group role is_ready joined_into joined_at",
        kept=[
            Kept("registration", Purpose.MEETING, Term.REPORT, End.UNLINK),
            Kept("label", Purpose.MEETING, Term.REPORT, End.BLANK),
            Kept("device_hash", Purpose.MEETING, Term.SITTING, End.BLANK),
            Kept("follow_hash", Purpose.MEETING, Term.REPORT, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "device_hash"],
                condition=~Q(device_hash=""),
                name="a_device_is_one_participant_of_a_sitting",
            )
        ]


class FlipSheet(models.Model):
    """A paper sheet of a group: its photo for those present, its transcription for everybody."""

    class State(models.TextChoices):
        PHOTO = "photo", _("foto")
        TRANSCRIBED = "transcribed", _("uitgewerkt")
        CHECKED = "checked", _("gecontroleerd")

    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="sheets")
    position = models.PositiveSmallIntegerField()
    photo = models.FileField(upload_to="sheets/", blank=True)
    transcription = models.TextField(_("uitgewerkte tekst"), blank=True)
    transcribed_by = models.ForeignKey(
        Participant, models.SET_NULL, null=True, blank=True, related_name="transcribed"
    )
    checked_by = models.ForeignKey(
        Participant, models.SET_NULL, null=True, blank=True, related_name="checked"
    )
    state = models.CharField(max_length=12, choices=State, default=State.PHOTO)

    privacy = Classified(
        nothing="id group position photo transcription transcribed_by checked_by state"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "position"], name="a_sheet_has_its_own_number"
            ),
            models.CheckConstraint(
                name="a_checked_sheet_has_its_text",
                condition=~Q(state__in=["transcribed", "checked"]) | ~Q(transcription=""),
            ),
        ]


class Cluster(models.Model):
    """Notes that belong together, under a title. Ungrouping removes the pointers, never a text."""

    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="clusters")
    title = models.CharField(_("titel"), max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    is_undone = models.BooleanField(default=False)
    board_version = models.PositiveIntegerField()

    privacy = Classified(nothing="id group title position is_undone board_version")

    class Meta:
        indexes = [models.Index(fields=["group", "board_version"], name="cluster_since")]


class Note(models.Model):
    """One point of improvement on one note, from a phone, a sheet or on behalf of somebody.

    `client_id` is made on the device: sent twice is one note. A withdrawn note keeps its place
    without its text, so that the line stays whole. `rules.words` counts what people see as signs,
    at most 280; one sign can be several characters, so that the column is wider.
    """

    class Origin(models.TextChoices):
        PHONE = "phone", _("telefoon")
        SHEET = "sheet", _("vel")
        BEHALF = "behalf", _("namens iemand")

    class State(models.TextChoices):
        VISIBLE = "visible", _("zichtbaar")
        HIDDEN = "hidden", _("verborgen")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="notes")
    client_id = models.UUIDField()
    text = models.CharField(max_length=1_120, blank=True)
    participant = models.ForeignKey(
        Participant, models.SET_NULL, null=True, blank=True, related_name="notes"
    )
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.PHONE)
    sheet = models.ForeignKey(
        FlipSheet, models.PROTECT, null=True, blank=True, related_name="notes"
    )
    cluster = models.ForeignKey(
        Cluster, models.PROTECT, null=True, blank=True, related_name="notes"
    )
    state = models.CharField(max_length=10, choices=State, default=State.VISIBLE)
    hidden_reason = models.CharField(_("waarom verborgen"), max_length=200, blank=True)
    board_version = models.PositiveIntegerField()
    written_at = models.DateTimeField()
    is_reconstruction = models.BooleanField(default=False)

    privacy = Classified(
        subject="participant__registration__person",
        nothing="id group client_id text origin sheet cluster state hidden_reason board_version "
        "written_at is_reconstruction",
        kept=[Kept("participant", Purpose.MEETING, Term.REPORT, End.UNLINK)],
    )

    class Meta:
        verbose_name = _("briefje")
        constraints = [
            models.UniqueConstraint(
                fields=["group", "client_id"], name="a_note_sent_twice_is_one_note"
            ),
            models.CheckConstraint(
                name="a_hidden_note_says_why",
                condition=~Q(state="hidden") | ~Q(hidden_reason=""),
            ),
            models.CheckConstraint(
                name="a_visible_note_has_words",
                condition=~Q(state="visible") | ~Q(text=""),
            ),
        ]
        indexes = [models.Index(fields=["group", "board_version"], name="note_since")]


class Step(models.Model):
    """One act of ordering: how its notes lay before and after, so that undoing puts them back exactly.

    `before` and `after` hold for every note its cluster, its state and why it was hidden.
    """

    class Kind(models.TextChoices):
        TOGETHER = "together", _("bij elkaar gezet")
        MOVED = "moved", _("verplaatst")
        HIDDEN = "hidden", _("verborgen")

    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=8, choices=Kind)
    cluster = models.ForeignKey(
        Cluster, models.PROTECT, null=True, blank=True, related_name="steps"
    )
    before = models.JSONField()
    after = models.JSONField()
    taken_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    privacy = Classified(nothing="id group kind cluster before after taken_at undone_at")

    class Meta:
        indexes = [models.Index(fields=["group", "taken_at"], name="step_history")]


class Point(models.Model):
    """What a group brings to the plenary, or chose not to. Only chosen points have a rank."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("voorgesteld")
        NOT_CHOSEN = "not_chosen", _("niet gekozen")
        CHOSEN = "chosen", _("gekozen")
        HANDED_IN = "handed_in", _("ingeleverd")
        TAKEN_UP = "taken_up", _("opgenomen")
        PARTLY = "partly", _("deels opgenomen")
        SEPARATE = "separate", _("apart behandeld")
        NOT_TREATED = "not_treated", _("niet behandeld")

    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="points")
    text = models.CharField(_("tekst"), max_length=400)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    of = models.PositiveSmallIntegerField(default=2)
    state = models.CharField(max_length=12, choices=State, default=State.PROPOSED)
    reason = models.CharField(_("waarom niet"), max_length=300, blank=True)
    board_version = models.PositiveIntegerField(default=0)
    is_reconstruction = models.BooleanField(default=False)

    privacy = Classified(
        nothing="id group text rank of state reason board_version is_reconstruction"
    )

    class Meta:
        verbose_name = _("punt")
        constraints = [
            models.UniqueConstraint(fields=["group", "rank"], name="a_group_gives_each_rank_once"),
            models.CheckConstraint(
                name="a_group_chooses_no_more_points_than_agreed",
                condition=Q(rank=None) | Q(rank__gte=1, rank__lte=models.F("of")),
            ),
            models.CheckConstraint(
                name="only_a_chosen_point_has_a_rank",
                condition=Q(rank=None, state__in=["proposed", "not_chosen"])
                | (Q(rank__isnull=False) & ~Q(state__in=["proposed", "not_chosen"])),
            ),
            models.CheckConstraint(
                name="a_point_left_out_says_why",
                condition=~Q(state="not_treated") | ~Q(reason=""),
            ),
        ]


class PointSource(models.Model):
    """The cluster or the single note that a point came from."""

    point = models.ForeignKey(Point, models.PROTECT, related_name="sources")
    cluster = models.ForeignKey(
        Cluster, models.PROTECT, null=True, blank=True, related_name="in_points"
    )
    note = models.ForeignKey(Note, models.PROTECT, null=True, blank=True, related_name="in_points")

    privacy = Classified(nothing="id point cluster note")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_source_of_a_point_is_a_note_or_a_cluster",
                condition=Q(cluster=None, note__isnull=False) | Q(cluster__isnull=False, note=None),
            ),
            models.UniqueConstraint(
                fields=["point", "cluster", "note"],
                nulls_distinct=False,
                name="a_point_names_a_source_once",
            ),
        ]


class Dot(models.Model):
    """One of the dots of a participant on a cluster or note: advice to the group, hidden until chosen."""

    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="dots")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="dots")
    slot = models.PositiveSmallIntegerField()
    of = models.PositiveSmallIntegerField(default=2)
    cluster = models.ForeignKey(Cluster, models.CASCADE, null=True, blank=True, related_name="dots")
    note = models.ForeignKey(Note, models.CASCADE, null=True, blank=True, related_name="dots")

    privacy = Classified(nothing="id group participant slot of cluster note")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "slot"], name="each_dot_of_a_participant_lies_in_one_place"
            ),
            models.UniqueConstraint(
                fields=["participant", "cluster", "note"],
                nulls_distinct=False,
                name="a_participant_gives_one_thing_one_dot",
            ),
            models.CheckConstraint(
                name="nobody_has_more_dots_than_agreed",
                condition=Q(slot__gte=1, slot__lte=models.F("of")),
            ),
            models.CheckConstraint(
                name="a_dot_lies_on_a_note_or_a_cluster",
                condition=Q(cluster=None, note__isnull=False) | Q(cluster__isnull=False, note=None),
            ),
        ]
