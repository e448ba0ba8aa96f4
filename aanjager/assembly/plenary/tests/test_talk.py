"""What is said: the scribe writes, a phone may offer, and a line can lead somewhere."""

import uuid

import pytest

from aanjager.assembly.plenary import actions, queries
from aanjager.assembly.plenary.actions import Words
from aanjager.assembly.plenary.tests.factories import make_hall
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.signals.models import Signal

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(cast):
    return make_hall(cast.noord)


@pytest.fixture
def anna(cast):
    return Actor(user_id=cast.anna.pk, staff_of=frozenset([cast.noord.pk]))


@pytest.fixture
def theme(hall, now):
    lead = {"who": hall.chair, "by": ANONYMOUS, "at": now}
    made = actions.merge(hall.meeting, list(hall.points.values()), "Samen", **lead)
    actions.present(hall.meeting, **lead)
    made.refresh_from_db()
    return made


def by(who, now):
    return {"who": who, "by": ANONYMOUS, "at": now}


def test_the_scribe_writes_a_line_and_the_theme_is_discussed(hall, theme, now):
    line = actions.say(theme, Words("Dat klopt.", kind="concern"), **by(hall.scribe, now))

    theme.refresh_from_db()
    assert (line.kind, line.state, theme.state) == ("concern", "kept", "discussed")


def test_nothing_is_said_about_a_theme_that_the_hall_did_not_see(hall, now):
    draft = actions.begin(hall.meeting, "Nog niet", **by(hall.chair, now))

    with pytest.raises(Refused, match="eerst voor"):
        actions.say(draft, Words("Te vroeg"), **by(hall.scribe, now))


def test_a_participant_offers_a_line_once_also_when_it_is_sent_five_times(hall, theme, now):
    words = Words("Vergeet de jeugd niet.", client_id=uuid.uuid4())
    for _ in range(5):
        actions.offer(theme, words, **by(hall.people[0], now))

    line = hall.meeting.lines.get()
    assert line.state == "offered"
    assert queries.heard(ANONYMOUS, hall.meeting, theme, hall.people[1]) == []
    assert queries.heard(ANONYMOUS, hall.meeting, theme, hall.people[0]) == [line]
    assert queries.heard(ANONYMOUS, hall.meeting, theme, hall.scribe) == [line]


def test_the_scribe_keeps_it_or_leaves_it_out_with_a_reason(hall, theme, now):
    line = actions.offer(theme, Words("Ik heb trek."), **by(hall.people[0], now))

    with pytest.raises(Refused, match="waarom"):
        actions.pass_over(line, " ", **by(hall.scribe, now))
    actions.pass_over(line, "Gaat over de lunch.", **by(hall.scribe, now))
    line.refresh_from_db()
    assert (line.state, line.text) == ("left_out", "Ik heb trek.")

    actions.keep(line, **by(hall.scribe, now))
    line.refresh_from_db()
    assert (line.state, line.left_out_because) == ("kept", "")


def test_a_participant_cannot_write_as_the_scribe_does(hall, theme, now):
    with pytest.raises(Refused, match="verslaglegger"):
        actions.say(theme, Words("Ik ook"), **by(hall.people[0], now))
    with pytest.raises(Refused, match="code van de zaal"):
        actions.offer(theme, Words("Van buiten"), **by(None, now))


def test_nobody_fills_the_list_of_the_scribe_alone(hall, theme, now):
    for number in range(5):
        actions.offer(theme, Words(f"Regel {number}"), **by(hall.people[0], now))

    with pytest.raises(Refused, match="vijf regels"):
        actions.offer(theme, Words("Nog een"), **by(hall.people[0], now))
    assert actions.offer(theme, Words("Van een ander"), **by(hall.people[1], now))


def test_in_a_pause_nothing_can_be_offered(hall, theme, now):
    hall.sitting.state = "paused"
    hall.sitting.save()
    hall.people[0].refresh_from_db()

    with pytest.raises(Refused, match="pauzeert"):
        actions.offer(theme, Words("Nu?"), **by(hall.people[0], now))


def test_long_and_empty_lines_are_refused_with_the_limit(hall, theme, now):
    with pytest.raises(Refused, match="600"):
        actions.say(theme, Words("x" * 10_000), **by(hall.scribe, now))
    with pytest.raises(Refused, match="eerst de tekst"):
        actions.say(theme, Words("   "), **by(hall.scribe, now))


def test_a_line_is_sorted_by_one_tap(hall, theme, now):
    line = actions.say(theme, Words("Ik bel volgende week."), **by(hall.scribe, now))

    actions.sort(line, "commitment", **by(hall.scribe, now))

    line.refresh_from_db()
    assert line.kind == "commitment"
    with pytest.raises(Refused, match="een van de soorten"):
        actions.sort(line, "grapje", **by(hall.scribe, now))


def test_a_line_becomes_a_signal_with_a_link_both_ways_once(hall, theme, anna, now):
    line = actions.say(theme, Words("De bus rijdt niet meer."), **by(hall.scribe, now))

    signal = actions.signal(line, by=anna, at=now)

    line.refresh_from_db()
    assert line.signal == signal
    assert (signal.centre, signal.source) == (hall.meeting.centre, "meeting")
    assert signal.origin_path == (
        f"/zaal/{hall.meeting.pk}/plenair/thema/{theme.pk}/#regel-{line.pk}"
    )
    assert hall.meeting.title in signal.origin_label
    with pytest.raises(Refused, match="al een signaal"):
        actions.signal(line, by=anna, at=now)
    with pytest.raises(Refused, match="al iets uit voort"):
        actions.pass_over(line, "Toch niet", **by(hall.scribe, now))
    assert Signal.objects.count() == 1


def test_a_signal_is_made_by_who_organises(hall, theme, now):
    line = actions.say(theme, Words("De bus rijdt niet meer."), **by(hall.scribe, now))

    with pytest.raises(Refused, match="organiseert"):
        actions.signal(line, by=ANONYMOUS, at=now)
