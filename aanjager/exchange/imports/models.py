from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aanjager.community.centres.models import Centre
from aanjager.community.files.choices import PROFILES
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, actor: Actor) -> "ImportQuerySet":
        """Staff of the centre, and nobody else."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)


class Import(models.Model):
    """One file that was read: what it held, what became of every row, and whether it was undone.

    `content` is the file, packed with gzip; it goes the moment the import ends, and after a day in
    any case. `mapping` maps our field to a column of the file; `left_out` the columns not taken to
    the code of the reason. `survey` says of each column in how many rows it is filled, `trial`
    what a dry run counted. `total` is the last row as a sheet program numbers it, `done` the last
    one handled: where a killed job goes on. `made` holds organisations that had to be added.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("klaar om te bekijken")
        TRYING = "trying", _("wordt geteld")
        WAITING = "waiting", _("staat klaar")
        RUNNING = "running", _("bezig")
        DONE = "done", pgettext_lazy("file", "overgenomen")
        FAILED = "failed", _("gestopt")
        UNDOING = "undoing", _("wordt teruggedraaid")
        UNDONE = "undone", _("teruggedraaid")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="imports")
    subject = models.CharField(max_length=15, default="opportunities")
    file_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    profile = models.CharField(max_length=30, default="opportunities")
    mapping = models.JSONField(default=dict)
    left_out = models.JSONField(default=dict)
    survey = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    trial = models.JSONField(default=dict)
    made = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    started_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField()
    progressed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    message = models.CharField(max_length=300, blank=True)

    objects = ImportQuerySet.as_manager()

    privacy = Classified(
        subject="started_by__person",
        nothing="id centre subject file_name file_hash content profile mapping left_out survey options "
        "trial made state total done started_at progressed_at ended_at message",
        kept=[Kept("started_by", Purpose.ACCOUNTABILITY, Term.AUDIT, End.UNLINK)],
    )

    class Meta:
        indexes = [models.Index(fields=["centre", "-started_at"], name="import_list")]

    @property
    def is_busy(self) -> bool:
        """Work for it stands in line or goes on."""
        return self.state in {"trying", "waiting", "running", "undoing"}

    @property
    def percent(self) -> int:
        """How far it is; an undo counts back."""
        share = round(100 * min(self.done, self.total) / max(self.total, 1))
        return 100 - share if self.state == self.State.UNDOING else share

    @property
    def profile_name(self) -> str:
        """What kind of file it is, in words."""
        return str(PROFILES[self.profile].label)


class ImportRow(models.Model):
    """What became of one row of a file: stored, merged with what was there, unchanged or refused.

    `target` names the record as `exchange.Opportunity:12`; undoing a file reads it. `code` names
    the row in the system it came from, `digest` stands for what it said: the same code with the
    same digest changes nothing, also when people changed the record here in the meantime. Of a
    merge, `before` holds what the record said until then (nothing in it: no longer kept), `became`
    a sign of what it said afterwards, and `person` of whom that was.
    """

    class Result(models.TextChoices):
        STORED = "stored", _("opgeslagen")
        MERGED = "merged", _("samengevoegd")
        SAME = "same", _("stond er al")
        REFUSED = "refused", _("niet overgenomen")
        UNDONE = "undone", _("teruggedraaid")

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    result = models.CharField(max_length=8, choices=Result)
    reason = models.CharField(max_length=300, blank=True)
    target = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=32, blank=True)
    before = models.JSONField(null=True)
    became = models.CharField(max_length=32, blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+", db_index=False)

    privacy = Classified(
        subject="person",
        nothing="id batch number result reason target code digest became",
        kept=[Kept("before person", Purpose.ACCOUNTABILITY, Term.LETTERS, End.BLANK)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_result_per_row_of_a_file")
        ]
        indexes = [
            models.Index(fields=["code"], condition=~models.Q(code=""), name="import_row_by_code"),
            models.Index(
                fields=["person"], condition=~models.Q(person=None), name="import_row_by_person"
            ),
        ]

    @property
    def key(self) -> int:
        """The key of the record that this row led to; 0 for none."""
        return int(self.target.rpartition(":")[2] or 0)
