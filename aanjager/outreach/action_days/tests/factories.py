from datetime import UTC, date, datetime, time

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.kernel.links import hash_of
from aanjager.outreach.action_days.models import ActionDay, DayTask, SignUp

MADE = datetime(2026, 2, 2, 9, tzinfo=UTC)


class ActionDayFactory(DjangoModelFactory):
    """A day that stands online and comes; NOW of the tests lies before it."""

    class Meta:
        model = ActionDay

    centre = factory.SubFactory(CentreFactory)
    area = factory.SelfAttribute("centre.area")
    title = "Samen aan de slag"
    held_on = date(2099, 4, 16)
    starts_at, ends_at = time(10), time(15)
    venue = "Buurthuis"
    made_at = MADE
    look = ActionDay.Look.PASSED


class DayTaskFactory(DjangoModelFactory):
    class Meta:
        model = DayTask

    day = factory.SubFactory(ActionDayFactory)
    title = factory.Sequence("Hek verven {}".format)
    places = 10


class SignUpFactory(DjangoModelFactory):
    """Somebody alone, on the list."""

    class Meta:
        model = SignUp

    task = factory.SubFactory(DayTaskFactory)
    name = "Jan de Boer"
    email = factory.Sequence("jan{}@example.org".format)
    phone = "0612345678"
    token_hash = factory.Sequence(lambda n: hash_of(f"sign-up-{n}"))
    signed_at = confirmed_at = MADE
