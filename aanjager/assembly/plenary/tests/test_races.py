"""Two chairs at once, and everybody voting at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils.timezone import now

from aanjager.assembly.plenary import actions, queries
from aanjager.assembly.plenary.actions import Question
from aanjager.assembly.plenary.models import Entitled, SecretVote, Theme
from aanjager.assembly.plenary.tests.factories import make_hall
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts):
    """Do everything at the same time; what was refused counts as its sentence."""

    def one(act):
        try:
            return act()
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def test_two_chairs_who_merge_at_once_make_two_themes_with_their_own_numbers(db):
    hall = make_hall(None, groups=4)
    lead = {"who": hall.chair, "by": ANONYMOUS, "at": now()}

    at_once(
        [
            lambda point=point: actions.merge(hall.meeting, [point], "Thema", **lead)
            for point in hall.points.values()
        ]
    )

    assert sorted(Theme.objects.values_list("number", flat=True)) == list(range(1, 9))
    assert queries.stage(hall.meeting).version == 8
    assert queries.balance(hall.meeting).is_equal


def test_two_chairs_who_move_one_point_at_once_move_it_once(db):
    hall = make_hall(None)
    lead = {"who": hall.chair, "by": ANONYMOUS, "at": now()}
    point = hall.points[1, 1]
    one = actions.merge(hall.meeting, [point], "Een", **lead)
    two = actions.merge(hall.meeting, [hall.points[2, 1]], "Twee", **lead)
    three = actions.merge(hall.meeting, [hall.points[3, 1]], "Drie", **lead)

    answers = at_once([lambda to=to: actions.move(point, one, to, **lead) for to in (two, three)])

    assert point.in_themes.count() == 1
    assert sum("Misschien deed een ander het al" in str(it) for it in answers) == 1


def test_presenting_and_unlinking_at_once_never_leaves_a_point_hanging(db):
    hall = make_hall(None, groups=1)
    lead = {"who": hall.chair, "by": ANONYMOUS, "at": now()}
    theme = actions.merge(hall.meeting, list(hall.points.values()), "Samen", **lead)

    at_once(
        [
            lambda: actions.present(hall.meeting, **lead),
            lambda: actions.unlink(theme, hall.points[1, 1], **lead),
        ]
    )

    assert not (queries.is_presented(hall.meeting) and queries.left_over(hall.meeting).exists())


def test_a_secret_vote_sent_five_times_at_once_is_one_vote(db):
    hall = make_hall(None)
    lead = {"who": hall.chair, "by": ANONYMOUS, "at": now()}
    poll = actions.prepare(hall.meeting, Question("Goed zo?", is_secret=True), **lead)
    actions.open_poll(poll, **lead)

    at_once(
        [
            lambda: actions.vote(poll, "for", who=hall.people[0], by=ANONYMOUS, at=now())
            for _ in range(5)
        ]
    )

    assert SecretVote.objects.count() == 1
    assert Entitled.objects.filter(has_voted=True).count() == 1
