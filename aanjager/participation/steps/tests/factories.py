from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.participation.initiatives.tests.factories import POSTED, InitiativeFactory
from aanjager.participation.steps.models import Signature, Step, SupportList


class StepFactory(DjangoModelFactory):
    class Meta:
        model = Step

    initiative = factory.SubFactory(InitiativeFactory)
    title = factory.Sequence("Bel de gemeente {}".format)
    made_at = POSTED


class SupportListFactory(DjangoModelFactory):
    class Meta:
        model = SupportList

    initiative = factory.SubFactory(InitiativeFactory)
    question = "Een bank bij de vijver?"
    opened_at = POSTED
    closes_on = date(2099, 1, 1)


class SignatureFactory(DjangoModelFactory):
    """Signed on the site and confirmed."""

    class Meta:
        model = Signature

    support = factory.SubFactory(SupportListFactory)
    name = "Buurvrouw Jansen"
    street = "Vijverweg"
    email = factory.Sequence("buur{}@example.org".format)
    is_for = True
    signed_at = confirmed_at = datetime(2026, 2, 3, 9, tzinfo=UTC)
