from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.participation.signals.models import Pattern, Signal


class SignalFactory(DjangoModelFactory):
    """Something heard by a centre, in the municipality where it works."""

    class Meta:
        model = Signal

    centre = factory.SubFactory(CentreFactory)
    area = factory.LazyAttribute(lambda it: it.centre.area if it.centre else None)
    text = factory.Sequence("Er is iets nummer {} gezien".format)
    source = Signal.Source.STAFF
    noted_at = datetime(2026, 3, 2, 9, tzinfo=UTC)


class PatternFactory(DjangoModelFactory):
    class Meta:
        model = Pattern

    centre = factory.SubFactory(CentreFactory)
    area = factory.LazyAttribute(lambda it: it.centre.area)
    title = "Ouderen eten alleen"
    owner_name = "Anna"
    opened_at = datetime(2026, 3, 2, 9, tzinfo=UTC)
