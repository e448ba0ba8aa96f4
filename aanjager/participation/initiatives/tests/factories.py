from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.participation.initiatives.models import (
    Answer,
    Initiative,
    Member,
    Need,
    StageChange,
    Update,
)

POSTED = datetime(2026, 2, 2, 9, tzinfo=UTC)


class InitiativeFactory(DjangoModelFactory):
    """Something that stands online; give its initiator with `led_by=person`."""

    class Meta:
        model = Initiative
        skip_postgeneration_save = True

    centre = factory.SubFactory(CentreFactory)
    area = factory.SelfAttribute("centre.area")
    title = factory.Sequence("Bankje {}".format)
    what = "We zetten een bank neer bij de vijver en houden hem schoon."
    why = "Buren spreken elkaar weer."
    look = Initiative.Look.PASSED
    posted_at = changed_at = POSTED

    @factory.post_generation
    def led_by(self, create, extracted, **kwargs):
        StageChange.objects.create(
            initiative=self, stage=self.stage, mode=self.mode, changed_at=POSTED
        )
        if extracted:
            MemberFactory(initiative=self, person=extracted, role=Member.Role.INITIATOR)


class MemberFactory(DjangoModelFactory):
    class Meta:
        model = Member

    initiative = factory.SubFactory(InitiativeFactory)
    person = factory.SubFactory(PersonFactory)
    role = Member.Role.HELPER
    joined_at = POSTED


class NeedFactory(DjangoModelFactory):
    class Meta:
        model = Need

    initiative = factory.SubFactory(InitiativeFactory)
    kind = Need.Kind.MATERIALS
    text = "Planken voor een bank"
    asked_at = POSTED


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = Answer

    need = factory.SubFactory(NeedFactory)
    person = factory.SubFactory(PersonFactory)
    text = "Ik heb er nog zes."
    offered_at = POSTED


class UpdateFactory(DjangoModelFactory):
    class Meta:
        model = Update

    initiative = factory.SubFactory(InitiativeFactory)
    text = "De eerste plank ligt er."
    said_at = POSTED
