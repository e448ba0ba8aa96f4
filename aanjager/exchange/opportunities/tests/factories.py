from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.exchange.opportunities.models import Opportunity

MADE = datetime(2026, 2, 2, 9, tzinfo=UTC)


class OpportunityFactory(DjangoModelFactory):
    """A draft that is ready to be submitted; `open=True` gives one that is on line."""

    class Meta:
        model = Opportunity

    class Params:
        open = factory.Trait(status=Opportunity.Status.OPEN, published_at=MADE)

    organisation = factory.SubFactory(OrganisationFactory)
    centre = factory.SelfAttribute("organisation.centre")
    area = factory.SelfAttribute("organisation.centre.area")
    point = (155_000.0, 463_000.0)
    title = factory.Sequence("Vacature {}".format)
    in_brief = "Je helpt een middag mee."
    description = "We zoeken iemand die **graag** met mensen werkt."
    made_at = MADE
    languages = ["nl"]
