from django.db import models
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class Import(models.Model):
    """One file that was read: what it held, what became of every row, and whether it was undone.

    `mapping` maps our field to a column of the file; `left_out` the columns not taken to the reason.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("klaar om te bekijken")
        WAITING = "waiting", _("staat klaar")
        RUNNING = "running", _("bezig")
        DONE = "done", _("klaar")
        FAILED = "failed", _("gestopt")
        UNDONE = "undone", _("teruggedraaid")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="imports")
    subject = models.CharField(max_length=15, default="opportunities")
    file_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    profile = models.CharField(max_length=30, default="columns")
    mapping = models.JSONField(default=dict)
    left_out = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    started_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    message = models.CharField(max_length=300, blank=True)

    privacy = Classified(
        subject="started_by__person",
        nothing="id centre subject file_name file_hash content profile mapping left_out state total done "
        "started_at ended_at message",
        kept=[Kept("started_by", Purpose.ACCOUNTABILITY, Term.AUDIT, End.UNLINK)],
    )


class ImportRow(models.Model):
    """What became of one row of a file: stored, merged with what was there, unchanged or refused.

    `target` names the record as `exchange.Opportunity:12`; undoing a file reads it.
    """

    class Result(models.TextChoices):
        STORED = "stored", _("opgeslagen")
        MERGED = "merged", _("samengevoegd")
        SAME = "same", _("stond er al")
        REFUSED = "refused", _("niet overgenomen")

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    result = models.CharField(max_length=8, choices=Result)
    reason = models.CharField(max_length=300, blank=True)
    target = models.CharField(max_length=100, blank=True)

    privacy = Classified(nothing="id batch number result reason target")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_result_per_row_of_a_file")
        ]
