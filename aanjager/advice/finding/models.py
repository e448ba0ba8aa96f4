from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
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


class SpelledWord(models.Model):
    """A word as it is written in what everybody may read, in how many texts it stands, and itself with
    one letter left out: so a typing error leads to it. Made anew every night.
    """

    word = models.CharField(max_length=60, primary_key=True)
    texts = models.PositiveIntegerField(default=1)
    lacking = ArrayField(models.CharField(max_length=60))

    privacy = Classified(nothing="word texts lacking")

    class Meta:
        indexes = [
            models.Index(OpClass("word", "varchar_pattern_ops"), name="spelled_word_by_word"),
            GinIndex(fields=["lacking"], name="spelled_word_by_letters"),
        ]
