from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.kernel.actor import Actor


class OrganisationFactory(DjangoModelFactory):
    """An approved association."""

    class Meta:
        model = Organisation

    centre = factory.SubFactory(CentreFactory)
    name = factory.Sequence("Vereniging {}".format)
    kind = Organisation.Kind.ASSOCIATION
    email = factory.Sequence("vereniging{}@example.org".format)
    status = Organisation.Status.APPROVED
    registered_at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    point = (155_000.0, 463_000.0)


class CoordinatorFactory(DjangoModelFactory):
    class Meta:
        model = Coordinator

    organisation = factory.SubFactory(OrganisationFactory)
    person = factory.SubFactory(PersonFactory)
    started_on = date(2025, 1, 1)


def coordinator_of(organisation: Organisation) -> Actor:
    """An actor who coordinates the organisation, with a real person behind it."""
    role = CoordinatorFactory(organisation=organisation)
    return Actor(
        user_id=role.person.user_id,
        person_id=role.person_id,
        coordinator_of=frozenset({organisation.pk}),
    )
