from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.participation.initiatives.tests.factories import POSTED, InitiativeFactory
from aanjager.participation.purses.models import Entry, Purse

ENTERED = datetime(2026, 2, 3, 9, tzinfo=UTC)


class PurseFactory(DjangoModelFactory):
    """A purse at a host that said yes."""

    class Meta:
        model = Purse

    initiative = factory.SubFactory(InitiativeFactory)
    host = factory.SubFactory(
        OrganisationFactory, centre=factory.SelfAttribute("..initiative.centre")
    )
    state = Purse.State.OPEN
    asked_at = answered_at = POSTED


class EntryFactory(DjangoModelFactory):
    """Twelve and a half euro for planks, that waits for the host."""

    class Meta:
        model = Entry

    class Params:
        booked = factory.Trait(state=Entry.State.BOOKED, decided_at=ENTERED)
        received = factory.Trait(kind=Entry.Kind.IN, booked=True, words="Bijdrage van het fonds")

    purse = factory.SubFactory(PurseFactory)
    kind = Entry.Kind.OUT
    amount_cents = 12_50
    on = date(2026, 2, 2)
    words = "Planken"
    state = Entry.State.WAITING
    entered_at = ENTERED
