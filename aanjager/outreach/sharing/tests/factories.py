from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.outreach.sharing.models import Sharing
from aanjager.participation.initiatives.tests.factories import InitiativeFactory

INVITED = datetime(2026, 3, 2, 9, tzinfo=UTC)


class SharingFactory(DjangoModelFactory):
    """An invitation into an initiative of the host; `running=True` lets the guest in."""

    class Meta:
        model = Sharing
        skip_postgeneration_save = True

    class Params:
        running = factory.Trait(state="running", answered_at=INVITED, answered_by="Iemand")

    host = factory.SubFactory(CentreFactory)
    guest = factory.SubFactory(CentreFactory)
    initiative = factory.SubFactory(InitiativeFactory, centre=factory.SelfAttribute("..host"))
    title = factory.LazyAttribute(lambda it: str(it.initiative or it.pattern or it.day))
    why = "De vijver ligt op de grens van onze gebieden."
    invited_by = "Iemand"
    invited_at = INVITED

    @factory.post_generation
    def let_in(self, create, extracted, **kwargs):
        if self.state == "running":
            item = self.item
            item.also_for = [*item.also_for, self.guest_id]
            item.save()
