from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.community.people.tests.factories import PersonFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Placement


class PlacementFactory(DjangoModelFactory):
    """A reaction that was sent and waits for an answer."""

    class Meta:
        model = Placement

    opportunity = factory.SubFactory(OpportunityFactory, open=True)
    organisation = factory.SelfAttribute("opportunity.organisation")
    centre = factory.SelfAttribute("opportunity.centre")
    person = factory.SubFactory(PersonFactory)
    state = Placement.State.REACTION
    reacted_at = datetime(2026, 2, 23, 9, tzinfo=UTC)
    answer_by = datetime(2026, 3, 2, 9, tzinfo=UTC)
