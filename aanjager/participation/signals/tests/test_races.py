from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from aanjager.advice.expertise.tests.factories import question
from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.kernel.refusals import Refused
from aanjager.participation.signals import actions
from aanjager.participation.signals.actions import Gathered, Noted
from aanjager.participation.signals.models import Flag, Pattern, Signal
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory
from aanjager.trust.letters.models import Letter


def at_once(act, given):
    together = Barrier(len(given))

    def one(value):
        together.wait()
        try:
            return act(value)
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(len(given)) as pool:
        return list(pool.map(one, given))


@pytest.mark.django_db(transaction=True)
def test_what_two_consultants_gather_at_once_one_of_them_gets(now):
    centre = CentreFactory()
    signals, anna, bram = (
        SignalFactory.create_batch(3, centre=centre),
        staff_of(centre),
        staff_of(centre),
    )

    def gather(who):
        return actions.gather(signals, Gathered("Zelfde", centre.area_id, "Wie"), by=who, at=now)

    made = [it for it in at_once(gather, [anna, bram]) if it]

    assert made == [Pattern.objects.get()]
    assert made[0].signals.count() == 3


@pytest.mark.django_db(transaction=True)
def test_the_third_and_fourth_at_once_raise_one_flag(now):
    centre = CentreFactory()
    anna = staff_of(centre)
    SignalFactory.create_batch(1, centre=centre, text="Ouderen eten alleen")

    def say(n):
        said = Noted("Veel ouderen eten alleen", area_id=centre.area_id)
        return actions.note(said, centre=centre, by=anna, at=now)

    assert all(at_once(say, [1, 2, 3]))
    assert Flag.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once_close_a_pattern_once(now):
    pattern = PatternFactory()
    SignalFactory(centre=pattern.centre, pattern=pattern, noted_by=PersonFactory())
    anna = staff_of(pattern.centre)

    def decide(words):
        return actions.decide(pattern, "none", words, "", by=anna, at=now)

    assert sum(bool(it) for it in at_once(decide, ["Nee", "Toch niet"])) == 1
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_two_consultants_record_of_questions_at_once_is_one_signal(now):
    centre = CentreFactory()
    for _n in range(3):
        question(centre, at=now, subject="board", area_id=centre.area_id)

    def record(who):
        return actions.note_asked("board", centre.area_id, centre=centre, by=who, at=now)

    assert at_once(record, [staff_of(centre), staff_of(centre)]) == [Signal.objects.get()] * 2
