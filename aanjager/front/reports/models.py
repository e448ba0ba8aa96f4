from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.meetings.models import Meeting
from aanjager.community.people.models import Person
from aanjager.governance.documents.models import Document, Version
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Report(models.Model):
    """The report of a meeting: a document made from the meeting's own data, corrected by amendments."""

    class State(models.TextChoices):
        GENERATED = "generated", _("gemaakt")
        CORRECTING = "correcting", _("ter correctie")
        FIXED = "fixed", _("vastgesteld")
        PUBLISHED = "published", _("gepubliceerd")

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="report")
    document = models.OneToOneField(Document, models.PROTECT, related_name="report_of")
    state = models.CharField(max_length=12, choices=State, default=State.GENERATED)
    correct_until = models.DateTimeField(null=True)
    generated_at = models.DateTimeField()
    fixed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    privacy = Classified(
        nothing="id meeting document state correct_until generated_at fixed_at published_at"
    )

    class Meta:
        verbose_name = _("verslag")
        constraints = [
            models.CheckConstraint(
                name="a_published_report_says_when",
                condition=~Q(state="published") | Q(published_at__isnull=False),
            )
        ]


class Sentence(models.Model):
    """What a block of a report was made from: `sources` is a list of `["note", 12]` pairs.

    A block without sources was written by hand and is marked so.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="sentences")
    block_uid = models.UUIDField()
    sources = models.JSONField(default=list)
    is_by_hand = models.BooleanField(default=False)

    privacy = Classified(nothing="id version block_uid sources is_by_hand")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "block_uid"], name="a_block_names_its_sources_once"
            ),
            models.CheckConstraint(
                name="a_sentence_has_sources_or_is_by_hand",
                condition=Q(is_by_hand=True) | ~Q(sources=[]),
            ),
        ]


class Download(models.Model):
    """A file or a link that goes with a meeting, with its author and kind.

    A link has no tracking parameters. `kept_copy` is a copy of an outside page, where that is allowed.
    """

    class Kind(models.TextChoices):
        PRESENTATION = "presentation", _("presentatie")
        RESEARCH = "research", _("onderzoek")
        SHEETS = "sheets", _("vellen")
        DOCUMENT = "document", _("document")
        REPORT = "report", _("verslag")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="downloads")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("soort"), max_length=12, choices=Kind)
    title = models.CharField(_("titel"), max_length=200)
    about = models.CharField(_("waar het over gaat"), max_length=300, blank=True)
    author = models.CharField(_("van wie"), max_length=120, blank=True)
    author_person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="downloads"
    )
    file = models.FileField(upload_to="downloads/", blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)
    kept_copy = models.FileField(upload_to="copies/", blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size_bytes = models.PositiveBigIntegerField(default=0)
    is_generated = models.BooleanField(default=False)
    is_missing = models.BooleanField(default=False)
    checked_on = models.DateField(null=True)
    is_reachable = models.BooleanField(null=True)
    added_at = models.DateTimeField()

    privacy = Classified(
        subject="author_person",
        nothing="id meeting position kind title about file url kept_copy media_type size_bytes "
        "is_generated is_missing checked_on is_reachable added_at",
        kept=[
            Kept("author_person", Purpose.MEETING, Term.ARCHIVE, End.UNLINK),
            Kept("author", Purpose.MEETING, Term.ARCHIVE, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="two_downloads_never_stand_in_one_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="a_download_is_a_file_a_link_generated_or_said_to_be_missing",
                condition=~Q(file="") | ~Q(url="") | Q(is_generated=True) | Q(is_missing=True),
            ),
        ]
