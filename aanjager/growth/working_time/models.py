from django.db import models
from django.db.models import F, Q

from aanjager.growth.working_time.choices import Region
from aanjager.kernel.privacy import Classified


class Holiday(models.Model):
    """Days without school in a region, read from a calendar file; both days belong to it."""

    region = models.CharField(max_length=8, choices=Region)
    uid = models.CharField(max_length=120)
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    source = models.CharField(max_length=200)

    privacy = Classified(nothing="id region uid name starts_on ends_on source")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "uid"], name="one_holiday_per_region_and_uid"
            ),
            models.CheckConstraint(
                name="a_holiday_ends_after_it_begins", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]
