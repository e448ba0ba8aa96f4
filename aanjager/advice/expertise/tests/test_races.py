"""Two colleagues at once, with real threads and real transactions."""

import pytest

from aanjager.advice.expertise import actions
from aanjager.advice.expertise.actions import Told, link_of
from aanjager.advice.expertise.models import DeskAnswer, DeskQuestion
from aanjager.advice.expertise.tests.factories import ANSWER, MONDAY, TITLE, answered, question
from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("_round", range(3))
def test_two_colleagues_answer_at_once_and_one_answer_goes_out(_round):
    it = question()
    anna, bea = staff_of(it.centre), staff_of(it.centre)

    outcomes = at_once(
        lambda: actions.answer(it, ANSWER, by=anna, at=MONDAY),
        lambda: actions.answer(it, "Nee, dat mag niet.", by=bea, at=MONDAY),
    )

    assert [isinstance(one, Refused) for one in outcomes].count(True) == 1
    assert DeskAnswer.objects.count() == 1
    assert Letter.objects.filter(kind="question-answer").count() == 1


def test_a_double_click_asks_once():
    centre = CentreFactory()
    told = Told(TITLE, name="Jo", email="jo@example.org")

    outcomes = at_once(*[lambda: actions.ask(centre, told, by=ANONYMOUS, at=MONDAY)] * 3)

    assert len({it.pk for it in outcomes}) == 1
    assert DeskQuestion.objects.count() == 1


def test_helped_and_not_helped_at_once_never_both_hold_halfway():
    it = answered()
    link = link_of(it)

    at_once(
        lambda: actions.helped(it, link=link, by=ANONYMOUS, at=MONDAY),
        lambda: actions.reopen(it, "Er mist nog iets.", link=link, by=ANONYMOUS, at=MONDAY),
    )

    it.refresh_from_db()
    assert it.state == "waiting", "asking again is possible before and after it helped"
    assert DeskAnswer.objects.get().helped == "no"
