import factory
from factory.django import DjangoModelFactory

from aanjager.trust.accounts.models import User


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence("iemand{}@example.org".format)
