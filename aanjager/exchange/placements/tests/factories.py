from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.community.people.tests.factories import PersonFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Message, Outcome, Placement, Template

MONDAY = datetime(2026, 2, 23, 9, tzinfo=UTC)


class PlacementFactory(DjangoModelFactory):
    """A reaction that was sent and waits for an answer; traits give the later states."""

    class Meta:
        model = Placement

    class Params:
        unconfirmed = factory.Trait(state=Placement.State.UNCONFIRMED, answer_by=None)
        talk = factory.Trait(state=Placement.State.TALK, answered_at=MONDAY)
        reserve = factory.Trait(
            state=Placement.State.RESERVE, answered_at=MONDAY, reserve_since=MONDAY
        )
        agreed = factory.Trait(state=Placement.State.AGREED, answered_at=MONDAY, agreed_at=MONDAY)
        started = factory.Trait(
            state=Placement.State.STARTED, answered_at=MONDAY, agreed_at=MONDAY,
            started_on=date(2026, 2, 25),
        )  # fmt: skip
        ended = factory.Trait(
            state=Placement.State.ENDED, answered_at=MONDAY, started_on=date(2026, 2, 25),
            ended_at=MONDAY, end_reason="finished",
        )  # fmt: skip
        declined = factory.Trait(
            state=Placement.State.DECLINED, answered_at=MONDAY, ended_at=MONDAY, end_reason="full"
        )
        withdrawn = factory.Trait(
            state=Placement.State.WITHDRAWN, ended_at=MONDAY, end_reason="personal"
        )

    opportunity = factory.SubFactory(OpportunityFactory, open=True)
    organisation = factory.SelfAttribute("opportunity.organisation")
    centre = factory.SelfAttribute("opportunity.centre")
    person = factory.SubFactory(PersonFactory)
    state = Placement.State.REACTION
    reacted_at = MONDAY
    answer_by = datetime(2026, 3, 2, 9, tzinfo=UTC)


class MessageFactory(DjangoModelFactory):
    class Meta:
        model = Message

    placement = factory.SubFactory(PlacementFactory)
    voice = Message.Voice.VOLUNTEER
    author_name = "Iemand"
    text = "Dit lijkt me leuk."
    said_at = MONDAY


class TemplateFactory(DjangoModelFactory):
    class Meta:
        model = Template

    organisation = None
    use = "reaction"
    name = "Kom langs"
    text = "Dag [naam], kom gerust langs over [vacature]."


class OutcomeFactory(DjangoModelFactory):
    class Meta:
        model = Outcome

    placement = factory.SubFactory(PlacementFactory, started=True)
    moment = Outcome.Moment.THREE_MONTHS
    asked_at = MONDAY
    token_hash = factory.Sequence("{:064d}".format)


def in_state(state: str, **facts) -> Placement:
    """A placement in this state, whatever the state."""
    return PlacementFactory(**({} if state == "reaction" else {state: True}), **facts)
