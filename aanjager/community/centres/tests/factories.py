from datetime import date

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.models import Centre, CentreAddress, Staff
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.kernel.actor import Actor
from aanjager.trust.accounts.tests.factories import UserFactory


class CentreFactory(DjangoModelFactory):
    """An open centre that answers at `<slug>.localhost`."""

    class Meta:
        model = Centre
        skip_postgeneration_save = True

    name = factory.Sequence("Centrale {}".format)
    slug = factory.Sequence("centrale-{}".format)
    area = factory.SubFactory(AreaFactory)
    email = factory.LazyAttribute(lambda centre: f"post@{centre.slug}.example.org")

    @factory.post_generation
    def address(self, create, extracted, **kwargs):
        CentreAddress.objects.create(centre=self, host=f"{self.slug}.localhost", is_main=True)


class StaffFactory(DjangoModelFactory):
    class Meta:
        model = Staff

    centre = factory.SubFactory(CentreFactory)
    user = factory.SubFactory(UserFactory)
    name = factory.Sequence("Consulent {}".format)
    started_on = date(2024, 1, 1)


def staff_of(centre: Centre) -> Actor:
    """An actor who works for the centre, with a real account behind it."""
    staff = StaffFactory(centre=centre)
    return Actor(user_id=staff.user_id, staff_of=frozenset({centre.pk}))
