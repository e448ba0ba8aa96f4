from django.db import models
from django.db.models import Q

from aanjager.community.people.models import Person
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Ask(models.Model):
    """An organisation asks a fitting person who wants to be found: once per opportunity, seldom in all."""

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="asks")
    person = models.ForeignKey(Person, models.CASCADE, related_name="asks")
    wave = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    is_interested = models.BooleanField(null=True)

    privacy = Classified(
        subject="person",
        nothing="id opportunity wave asked_at answered_at is_interested",
        kept=[Kept("person", Purpose.MATCHING, Term.CONVERSATION, End.ERASE_ROW)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "person"], name="asked_once_per_opportunity"
            ),
            models.CheckConstraint(
                name="an_answer_to_an_ask_has_its_moment",
                condition=Q(answered_at=None, is_interested=None)
                | Q(answered_at__isnull=False, is_interested__isnull=False),
            ),
        ]
