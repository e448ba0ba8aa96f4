"""Two people at two centres press at the same moment."""

import pytest

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.kernel.testing import done_at_once
from aanjager.outreach.sharing import actions
from aanjager.outreach.sharing.models import Sharing
from aanjager.outreach.sharing.tests.factories import SharingFactory
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.initiatives.tests.factories import InitiativeFactory


@pytest.mark.django_db(transaction=True)
def test_of_two_invitations_at_once_there_is_one(now):
    idea, guest = InitiativeFactory(), CentreFactory()
    anna, annet = staff_of(idea.centre), staff_of(idea.centre)

    made = done_at_once(
        *[
            lambda by=by: actions.invite(idea, guest, "Samen.", by=by, at=now)
            for by in (anna, annet)
        ]
    )

    assert made == [Sharing.objects.get()]


@pytest.mark.django_db(transaction=True)
def test_a_yes_while_the_invitation_is_taken_back_leaves_nothing_open(now):
    for _n in range(3):
        it = SharingFactory()
        anna, bram = staff_of(it.host), staff_of(it.guest)

        done_at_once(
            lambda it=it, bram=bram: actions.accept(it, by=bram, at=now),
            lambda it=it, anna=anna: actions.end(it, "Toch niet.", by=anna, at=now),
        )

        it.refresh_from_db()
        assert it.state == "ended"
        assert Initiative.objects.get(pk=it.initiative_id).also_for == []
