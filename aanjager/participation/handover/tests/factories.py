from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.participation.handover.models import Handover
from aanjager.trust.accounts.tests.factories import UserFactory

ASKED = datetime(2026, 3, 2, 9, tzinfo=UTC)


class HandoverFactory(DjangoModelFactory):
    """A question that waits for the person's answer; `agreed=True` is after the yes."""

    class Meta:
        model = Handover
        skip_postgeneration_save = True

    class Params:
        agreed = factory.Trait(state="agreed", answered_at=ASKED)

    centre = factory.SubFactory(CentreFactory)
    to_centre = factory.SubFactory(CentreFactory)
    person = factory.SubFactory(PersonFactory, user=factory.SubFactory(UserFactory))
    why = "Je gaat daar wonen."
    proposed_by = "Iemand"
    proposed_at = ASKED

    @factory.post_generation
    def registered(self, create, extracted, **kwargs):
        if self.state == "agreed":
            RegistrationFactory(person=self.person, centre=self.to_centre)
