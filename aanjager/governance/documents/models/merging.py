from django.db import models
from django.db.models import F, Q

from aanjager.governance.documents.models.amendments import Amendment
from aanjager.governance.documents.models.texts import Document, Version
from aanjager.kernel.privacy import Classified


class MergeRun(models.Model):
    """Making the next version of a text from the adopted operations, and nothing else."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="merge_runs")
    from_version = models.ForeignKey(Version, models.PROTECT, related_name="merged_into")
    to_version = models.OneToOneField(Version, models.PROTECT, related_name="made_by")
    merged_at = models.DateTimeField()

    privacy = Classified(nothing="id document from_version to_version merged_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["from_version"], name="a_version_has_one_next_version"),
            models.CheckConstraint(
                name="a_merge_leads_to_another_version",
                condition=~Q(from_version=F("to_version")),
            ),
        ]


class BlockChange(models.Model):
    """That a block changed in a merge because of this amendment."""

    merge_run = models.ForeignKey(MergeRun, models.PROTECT, related_name="changes")
    block_uid = models.UUIDField()
    amendment = models.ForeignKey(Amendment, models.PROTECT, related_name="changes")

    privacy = Classified(nothing="id merge_run block_uid amendment")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merge_run", "block_uid", "amendment"],
                name="a_change_is_counted_once",
            )
        ]
