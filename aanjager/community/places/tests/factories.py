import factory
from factory.django import DjangoModelFactory

from aanjager.community.places.models import Area, Postcode


class AreaFactory(DjangoModelFactory):
    """A municipality in the middle of the country."""

    class Meta:
        model = Area

    kind = Area.Kind.MUNICIPALITY
    code = factory.Sequence("GM{:04}".format)
    name = factory.Sequence("Gemeente {}".format)
    valid_from = 2022
    point = (155_000.0, 463_000.0)


class PostcodeFactory(DjangoModelFactory):
    class Meta:
        model = Postcode

    digits = factory.Sequence(lambda n: str(3800 + n))
    town = "Lindeveen"
    point = (155_000.0, 463_000.0)
    area = factory.SubFactory(AreaFactory)
    source = "test"
