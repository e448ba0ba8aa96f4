from django.db import models

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.outreach.standing.choices import Moment
from aanjager.outreach.surveys.models import Survey


class StandingSurvey(models.Model):
    """The questions that a centre asks at one moment of every place; they go out while it is on."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="standing_surveys")
    moment = models.CharField(max_length=12, choices=Moment)
    survey = models.OneToOneField(Survey, models.PROTECT, related_name="standing")
    is_on = models.BooleanField(default=False)
    turned_at = models.DateTimeField()

    privacy = Classified(nothing="id centre moment survey is_on turned_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "moment"], name="a_centre_asks_one_thing_per_moment"
            )
        ]


class StandingAsk(models.Model):
    """That somebody was asked about a place at a moment; never again about the same."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="standing_asks")
    moment = models.CharField(max_length=12, choices=Moment)
    asked_at = models.DateTimeField()

    privacy = Classified(
        subject="placement__person",
        nothing="id moment",
        kept=[Kept("placement asked_at", Purpose.LISTENING, Term.MEMBERSHIP, End.ERASE_ROW)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "moment"], name="a_place_is_asked_about_once_per_moment"
            )
        ]


class StandingRefusal(models.Model):
    """Somebody who said not to want these questions any more."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="standing_refusal")
    said_at = models.DateTimeField()

    privacy = Classified(
        subject="person",
        nothing="id",
        kept=[Kept("person said_at", Purpose.LISTENING, Term.MEMBERSHIP, End.ERASE_ROW)],
    )
