"""What the meeting of 29 June 2015 asks of the hall, gone through on the replay itself."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection

from aanjager.assembly.commitments import actions as commitments
from aanjager.assembly.commitments import queries as promises
from aanjager.assembly.commitments.actions import Promised
from aanjager.assembly.groups.models import Point
from aanjager.assembly.plenary import actions, queries
from aanjager.assembly.plenary.models import Theme, ThemeSource
from aanjager.demo.hall.actions import replay
from aanjager.demo.hall.tests.test_replay import FOUR
from aanjager.governance.documents.models import Decision
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.signals.models import Signal

ELS = Actor(user_id=1, is_association=True)


@pytest.fixture
def told(db, now):
    return replay.build(at=now)


@pytest.fixture
def lead(told, now):
    return {"who": told.chair, "by": Actor(), "at": now}


@pytest.mark.django_db(transaction=True)
def test_two_who_choose_a_third_point_in_group_four_at_once_are_both_refused(now):
    told = replay.build(at=now)
    rest = list(told.groups[4].points.filter(rank=None))

    def choose(point, rank):
        try:
            return Point.objects.filter(pk=point.pk).update(rank=rank, state="handed_in")
        except IntegrityError as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(choose, rest, [3, 2]))

    assert "a_group_chooses_no_more_points_than_agreed" in answers[0]
    assert "a_group_gives_each_rank_once" in answers[1]
    assert told.groups[4].points.exclude(rank=None).count() == 2


@pytest.fixture
def before(told):
    """The meeting as it stood before the chair began: ten points and no theme."""
    told.meeting.amendment_sources.all().delete()
    told.meeting.lines.all().delete()
    ThemeSource.objects.all().delete()
    Theme.objects.all().delete()
    Point.objects.filter(state="taken_up").update(state="handed_in")
    return told


def test_the_chair_makes_the_four_themes_of_the_source_from_the_ten_points(before, lead):
    keys = [[(1, 2), (4, 1)], [(2, 1), (4, 2)], [(2, 2), (3, 1), (5, 1)], [(1, 1), (3, 2), (5, 2)]]
    assert queries.left_over(before.meeting).count() == 10

    for text, chosen in zip(FOUR, keys, strict=True):
        with pytest.raises(Refused, match="hebben geen thema en geen reden"):
            actions.present(before.meeting, **lead)
        points = [before.points[key] for key in chosen]
        actions.merge(before.meeting, points, text, **lead)
        assert queries.balance(before.meeting).is_equal

    actions.present(before.meeting, **lead)
    assert [it.text for it in queries.themes(before.meeting)] == FOUR
    assert [it.number for it in queries.themes(before.meeting)] == [1, 2, 3, 4]
    found = queries.balance(before.meeting)
    assert (found.points, found.in_themes, found.waiting) == (10, 10, 0)


def test_moving_a_point_from_theme_three_to_two_and_back_keeps_the_balance(told, lead):
    point, two, three = told.points[5, 1], told.themes[2], told.themes[3]
    assert point.text == "Je niet laten leiden door de gemeente"
    begin = queries.balance(told.meeting)

    actions.move(point, three, two, **lead)
    assert queries.balance(told.meeting) == begin
    assert point.in_themes.get().theme == two
    actions.move(point, two, three, **lead)

    assert queries.balance(told.meeting) == begin
    assert begin.is_equal
    assert point.in_themes.get().theme == three


def test_a_line_under_entrepreneurship_becomes_a_signal_that_leads_back(told, now):
    line = told.themes[4].lines.get(text__startswith="Risico op concurrentie")

    signal = actions.signal(line, by=ELS, at=now)

    line.refresh_from_db()
    assert line.signal == signal == Signal.objects.get()
    assert signal.origin_path.endswith(f"/thema/{told.themes[4].pk}/#regel-{line.pk}")
    assert told.meeting.title in signal.origin_label
    assert signal.centre is None


def test_each_amendment_says_where_it_came_from(told):
    origins = {it.number: queries.origins(it) for it in queries.amendments(told.meeting)}

    assert origins == {
        1: ["thema 4"],
        2: ["plenair"],
        3: ["thema 3"],
        4: ["een niet gekozen briefje van werkgroep 3"],
        5: ["thema 2"],
        6: ["een niet gekozen briefje van werkgroep 5", "plenair"],
        7: ["een niet gekozen briefje van werkgroep 5", "plenair"],
        8: ["thema 4"],
        9: ["een niet gekozen briefje van werkgroep 5"],
    }


def test_every_theme_led_to_an_amendment_or_says_why_not(told):
    found = queries.balance(told.meeting)

    assert (found.with_amendment, found.themes_open) == (4, 0)
    assert (found.unchanged, found.themes) == (1, 5)
    assert found.is_equal


def test_going_on_a_decision_leads_to_a_promise_and_the_conference_asks_after_it(told, now):
    amendment = told.text.amendments[8]
    decision = Decision.objects.create(
        document=told.text.document, amendment=amendment, body=told.text.body, outcome="adopted",
        reason="Verzonnen vervolg, om te laten zien hoe het verder kan.",
        decided_on=now.date(), decided_at=now,
    )  # fmt: skip
    promised = Promised(
        "Projectplan expertisecentrum", "het bestuur", date(2026, 6, 1), decision=decision
    )

    made = commitments.make(told.meeting, promised, who=None, by=ELS, at=now)

    assert list(promises.decisions(told.meeting)) == [decision]
    assert made.decision.amendment.sources.get().theme == told.themes[4]
    assert promises.to_revisit(told.conference) == [made]
    items = commitments.revisit(told.conference, [made], by=ELS, at=now)
    assert [it.title for it in items] == ["Toezegging: Projectplan expertisecentrum"]


def test_two_years_later_what_is_still_open_is_asked_after_again(told, now):
    line = told.themes[4].lines.first()
    promised = Promised("Plan schrijven", "het bestuur", date(2026, 6, 1), line=line)
    made = commitments.make(told.meeting, promised, who=None, by=ELS, at=now)
    commitments.revisit(told.conference, [made], by=ELS, at=now)

    later = told.conference
    later.pk, later.uid = None, replay.SPACE
    later.starts_at += timedelta(days=730)
    later.ends_at += timedelta(days=730)
    later.save()

    assert promises.to_revisit(later) == [made]
