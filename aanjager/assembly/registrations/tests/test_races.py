"""B1: many people at the same moment, with real threads and real transactions."""

import pytest

from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.assembly.registrations.models import Registration
from aanjager.assembly.registrations.tests.crowd import comes
from aanjager.assembly.registrations.tests.factories import RegistrationFactory, link_token
from aanjager.kernel.testing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_b1_two_hundred_at_once_on_fifty_seats_give_fifty_seats_and_a_queue_in_order(now):
    meeting = MeetingFactory(capacity=50)

    at_once(*[comes(meeting, number, now) for number in range(200)])

    rows = Registration.objects.filter(meeting=meeting)
    waiting = rows.filter(state="waiting").order_by("priority", "queued_at", "pk")
    assert rows.filter(state="placed").count() == 50
    assert waiting.count() == 150
    last_placed = rows.filter(state="placed").order_by("pk").last()
    assert all(last_placed.pk < it.pk for it in waiting), "somebody who waits came before a seat"


def test_b1_the_same_person_at_once_is_registered_once(now):
    meeting = MeetingFactory(capacity=50)

    at_once(*[comes(meeting, 1, now)] * 8)

    assert Registration.objects.filter(meeting=meeting).count() == 1


def test_one_offer_taken_and_cancelled_at_once_never_gives_two_seats(now):
    from aanjager.assembly.registrations import actions
    from aanjager.kernel.actor import ANONYMOUS

    meeting = MeetingFactory(capacity=1)
    offered = RegistrationFactory(meeting=meeting, offered=True)
    waits = RegistrationFactory(meeting=meeting, waiting=True)
    facts = {"by": ANONYMOUS, "at": now, "token": link_token(offered)}

    at_once(
        *[
            lambda: actions.accept_offer(offered, **facts),
            lambda: actions.cancel(offered, **facts),
        ]
    )

    holding = Registration.objects.filter(meeting=meeting, state__in=["placed", "offered"])
    assert holding.count() == 1
    assert holding.get().pk in {offered.pk, waits.pk}
