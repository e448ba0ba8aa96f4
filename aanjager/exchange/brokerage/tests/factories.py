from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.tests.factories import CentreFactory, StaffFactory
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.brokerage.models import Case, Proposal


class CaseFactory(DjangoModelFactory):
    """A case that has just begun, with somebody who is registered at the centre."""

    class Meta:
        model = Case
        skip_postgeneration_save = True

    centre = factory.SubFactory(CentreFactory)
    person = factory.SubFactory(PersonFactory)
    consultant = factory.SubFactory(StaffFactory, centre=factory.SelfAttribute("..centre"))
    opened_at = datetime(2026, 2, 23, 9, tzinfo=UTC)

    @factory.post_generation
    def registered(self, create, extracted, **kwargs):
        if extracted is not False:
            RegistrationFactory(person=self.person, centre=self.centre)


class ProposalFactory(DjangoModelFactory):
    """A place from somebody's own knowledge, that nobody answered yet."""

    class Meta:
        model = Proposal

    case = factory.SubFactory(CaseFactory)
    own_idea = "Koffie schenken bij het koor"
    reason = "Je zingt graag."
    proposed_at = datetime(2026, 2, 24, 9, tzinfo=UTC)
