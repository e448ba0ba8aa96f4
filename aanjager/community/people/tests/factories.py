from datetime import date

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.people.models import Person, Registration
from aanjager.kernel.actor import Actor
from aanjager.trust.accounts.tests.factories import UserFactory


class PersonFactory(DjangoModelFactory):
    """A grown-up with an account, in the middle of the country."""

    class Meta:
        model = Person

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence("Vrijwilliger {}".format)
    email = factory.LazyAttribute(lambda person: person.user.email if person.user else "")
    birth_year = 1980
    point = (155_000.0, 463_000.0)
    languages = ["nl"]
    registered_on = date(2026, 1, 5)


class RegistrationFactory(DjangoModelFactory):
    class Meta:
        model = Registration

    person = factory.SubFactory(PersonFactory)
    centre = factory.SubFactory(CentreFactory)
    source = Registration.Source.SELF
    joined_on = date(2026, 1, 5)


def as_actor(person: Person) -> Actor:
    """The person as somebody who acts, as a volunteer only."""
    return Actor(user_id=person.user_id, person_id=person.pk)
