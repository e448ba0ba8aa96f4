from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Weights(models.Model):
    """The weights of the ranking, as published, with the moment from which they hold. All in thousandths."""

    version = models.PositiveSmallIntegerField(unique=True)
    themes = models.PositiveSmallIntegerField(default=350)
    skills = models.PositiveSmallIntegerField(default=300)
    learns = models.PositiveSmallIntegerField(default=100)
    times = models.PositiveSmallIntegerField(default=250)
    need = models.PositiveSmallIntegerField(default=700)
    reserved_places = models.PositiveSmallIntegerField(default=1)
    most_of_one_organisation = models.PositiveSmallIntegerField(default=3)
    holds_from = models.DateTimeField()
    reason = models.CharField(max_length=300)

    privacy = Classified(
        nothing="id version themes skills learns times need reserved_places most_of_one_organisation "
        "holds_from reason"
    )


class ShownList(models.Model):
    """A list that was shown, without who looked: what is needed to judge the order afterwards.

    `number` is drawn by chance for each list and forgotten the next night: with it a list counts once,
    and a reaction finds the list it came from. No reaction knows the number.
    """

    centre = models.ForeignKey(Centre, models.CASCADE, null=True, related_name="+")
    shown_on = models.DateField()
    version = models.PositiveSmallIntegerField()
    opportunity_ids = ArrayField(models.BigIntegerField())
    reacted_to = models.BigIntegerField(null=True)
    number = models.CharField(max_length=12, blank=True)

    privacy = Classified(nothing="id centre shown_on version opportunity_ids reacted_to number")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="a_list_counts_once"
            )
        ]


class LexiconWord(models.Model):
    """A word in open opportunities, for typing errors and near words; rebuilt by a job.

    `word` is as the search index knows it, `root` what is left without a Dutch ending, `tail` the
    root backwards, so that one index finds what ends in it (*begeleid* in *huiswerkbegeleid*).
    """

    word = models.CharField(max_length=60, primary_key=True)
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=60, default="")
    tail = models.CharField(max_length=60, default="")

    privacy = Classified(nothing="word count root tail")

    class Meta:
        indexes = [
            models.Index(
                fields=["root"], name="lexicon_by_root", opclasses=["varchar_pattern_ops"]
            ),
            models.Index(
                fields=["tail"], name="lexicon_by_tail", opclasses=["varchar_pattern_ops"]
            ),
        ]


class SavedSearch(models.Model):
    """Questions somebody answered and wants to keep: new fitting opportunities come by letter."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="searches")
    name = models.CharField(max_length=120)
    query = models.JSONField(default=dict)
    wants_letters = models.BooleanField(default=True)
    saved_at = models.DateTimeField()
    last_letter_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="person",
        nothing="id saved_at last_letter_at",
        kept=[
            Kept(
                "person name query wants_letters", Purpose.MATCHING, Term.MEMBERSHIP, End.ERASE_ROW
            )
        ],
    )


class Hidden(models.Model):
    """An opportunity somebody does not want to see again."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="hidden")
    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="+")
    hidden_at = models.DateTimeField()

    privacy = Classified(
        subject="person",
        nothing="id hidden_at",
        kept=[Kept("person opportunity", Purpose.MATCHING, Term.MEMBERSHIP, End.ERASE_ROW)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "opportunity"], name="hidden_once")
        ]
