from django.db import models

from aanjager.kernel.privacy import Classified


class LawValue(models.Model):
    """A number from the law or from the field, with the days it holds and where it was read.

    Where a source gives no first day, `valid_from` is the first day of the year in which it was read.
    """

    key = models.SlugField(max_length=60)
    value = models.DecimalField(max_digits=12, decimal_places=2)
    unit = models.CharField(max_length=30)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    checked_on = models.DateField()

    privacy = Classified(nothing="id key value unit valid_from valid_to source checked_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "valid_from"], name="one_value_per_key_and_first_day"
            )
        ]
