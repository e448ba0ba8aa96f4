"""Two press at the same moment: the person and the desk, or two consultants."""

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.people.models import Registration
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.brokerage.tests.factories import CaseFactory
from aanjager.kernel.actor import Actor
from aanjager.kernel.testing import done_at_once
from aanjager.participation.handover import actions, queries
from aanjager.participation.handover.models import Carried
from aanjager.participation.handover.tests.factories import HandoverFactory


def own(it):
    return Actor(user_id=it.person.user_id, person_id=it.person_id)


@pytest.mark.django_db(transaction=True)
def test_a_yes_while_the_question_is_taken_back_is_one_of_the_two(now):
    for _n in range(3):
        it = HandoverFactory()
        person, anna = own(it), staff_of(it.centre)

        done = done_at_once(
            lambda it=it, by=person: actions.agree(it, [], by=by, at=now),
            lambda it=it, by=anna: actions.withdraw(it, by=by, at=now),
        )

        assert len(done) == 1
        it.refresh_from_db()
        there = Registration.objects.filter(person=it.person_id, centre=it.to_centre_id).exists()
        assert there == (it.state == "agreed")


@pytest.mark.django_db(transaction=True)
def test_of_two_consultants_who_begin_at_once_one_does(now):
    asked = HandoverFactory()
    CaseFactory(centre=asked.centre, person=asked.person, wishes="Zingen.")
    codes = [note.code for note in queries.notes(asked)]
    it = actions.agree(asked, codes, by=own(asked), at=now)
    bram, els = staff_of(it.to_centre), staff_of(it.to_centre)

    begun = done_at_once(*[lambda by=by: actions.receive(it, by=by, at=now) for by in (bram, els)])

    assert len(begun) == 1
    assert Case.objects.get(centre=it.to_centre).wishes == "Zingen."
    assert not Carried.objects.exists()
