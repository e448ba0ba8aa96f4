from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.community.organisations.tests.factories import CoordinatorFactory, OrganisationFactory
from aanjager.exchange.opportunities import actions
from aanjager.exchange.opportunities.models import Opportunity

MADE = datetime(2026, 2, 2, 9, tzinfo=UTC)


class OpportunityFactory(DjangoModelFactory):
    """A draft; `ready=True` gives one that meets the criteria, `open=True` one that is on line.

    Give an open one its place in the finder with `stands=True`.
    """

    class Meta:
        model = Opportunity
        skip_postgeneration_save = True

    class Params:
        ready = factory.Trait(
            contact=factory.SubFactory(
                CoordinatorFactory, organisation=factory.SelfAttribute("..organisation")
            ),
            is_insured=True,
        )
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

    @factory.post_generation
    def stands(self, create, extracted, **kwargs):
        if extracted:
            actions.stand(self, at=MADE)
