from django.contrib.postgres.indexes import OpClass
from django.db import models

from aanjager.kernel.privacy import Classified


class SearchWord(models.Model):
    """A word without its ending, in how many texts it stands, and itself backwards.

    With these one index finds what begins with a word and what ends in it: *vergoed* in
    *vrijwilligersvergoed*. Counted anew every night.
    """

    root = models.CharField(max_length=60, primary_key=True)
    tail = models.CharField(max_length=60)
    count = models.PositiveIntegerField(default=1)

    privacy = Classified(nothing="root tail count")

    class Meta:
        indexes = [
            models.Index(OpClass("root", "varchar_pattern_ops"), name="search_word_by_root"),
            models.Index(OpClass("tail", "varchar_pattern_ops"), name="search_word_by_tail"),
        ]
