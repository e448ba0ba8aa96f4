from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.assembly.registrations.models import Invitation, Registration
from aanjager.assembly.registrations.queries import token_of
from aanjager.kernel.links import hash_of

CAME = datetime(2026, 2, 16, 9, tzinfo=UTC)
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def code_of(number: int) -> str:
    """A code like those of the house, another for each number."""
    signs = []
    for _ in range(8):
        number, rest = divmod(number, len(SIGNS))
        signs.append(SIGNS[rest])
    return "".join(reversed(signs))


class InvitationFactory(DjangoModelFactory):
    """An invitation that was sent; its link is `token`, unless another is given."""

    class Meta:
        model = Invitation

    class Params:
        token = factory.Sequence("kenmerk-van-uitnodiging-{}".format)

    meeting = factory.SubFactory(MeetingFactory)
    name = factory.Sequence("Genodigde {}".format)
    address = factory.Sequence("genodigde-{}@example.org".format)
    token_hash = factory.LazyAttribute(lambda it: hash_of(it.token))
    state = Invitation.State.SENT
    sent_at = CAME


class RegistrationFactory(DjangoModelFactory):
    """A guest with a seat whose address is proven; traits give the other states."""

    class Meta:
        model = Registration

    class Params:
        waiting = factory.Trait(state=Registration.State.WAITING, placed_at=None)
        offered = factory.Trait(
            state=Registration.State.OFFERED,
            placed_at=None,
            offered_until=datetime(2026, 3, 4, 9, tzinfo=UTC),
        )
        cancelled = factory.Trait(state=Registration.State.CANCELLED, cancelled_at=CAME)
        present = factory.Trait(state=Registration.State.PRESENT, present_at=CAME)

    meeting = factory.SubFactory(MeetingFactory)
    name = factory.Sequence("Deelnemer {}".format)
    address = factory.Sequence("deelnemer-{}@example.org".format)
    state = Registration.State.PLACED
    queued_at = CAME
    placed_at = CAME
    proven_at = CAME
    code = factory.Sequence(code_of)
    link_hash = factory.LazyAttribute(lambda it: hash_of(token_of(it.meeting.pk, it.code)))


def link_token(registration: Registration) -> str:
    """The token of the link in the letters of this registration."""
    return token_of(registration.meeting_id, registration.code)
