"""What is asked often at the question desk becomes a signal: how often, never who."""

from datetime import timedelta

import pytest
from django.utils import timezone

from aanjager.advice.expertise.tests.factories import question
from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.signals import actions, queries, rules
from aanjager.participation.signals.models import Signal

DAY = timedelta(days=1)


@pytest.mark.parametrize(("many", "is_worth"), [(0, False), (2, False), (3, True), (9, True)])
def test_the_third_time_is_worth_a_look(many, is_worth):
    assert rules.is_worth_a_look(many) == is_worth


@pytest.mark.django_db
def test_what_was_asked_three_times_becomes_a_signal_once_a_season(now):
    centre = CentreFactory()
    anna, area = staff_of(centre), centre.area_id
    told = {"subject": "insurance", "area_id": area, "name": "Truus 't Hart"}
    for days in (100, 80, 3):  # the first is of another season
        question(centre, at=now - days * DAY, **told)
    question(centre, at=now, subject="insurance")  # nobody knows where
    for _n in range(3):
        question(centre, at=now, area_id=area)  # not sorted yet
    assert queries.often_asked(anna, centre, now) == []
    with pytest.raises(Refused, match="niet vaak genoeg"):
        actions.note_asked("insurance", area, centre=centre, by=anna, at=now)

    question(centre, at=now, **told)
    [found] = queries.often_asked(anna, centre, now)
    assert (found.words, found.count) == ("Vaak gevraagd: Verzekering", "3 vragen in 90 dagen")
    assert queries.often_asked(staff_of(CentreFactory()), centre, now) == []
    for who, where in ((ANONYMOUS, area), (staff_of(CentreFactory()), area)):
        with pytest.raises(Refused, match="medewerkers"):
            actions.note_asked("insurance", where, centre=centre, by=who, at=now)
    for subject, where in (("board", area), ("insurance", AreaFactory().pk), ("insurance", 0)):
        with pytest.raises(Refused, match="niet vaak genoeg"):
            actions.note_asked(subject, where, centre=centre, by=anna, at=now)

    made = actions.note_asked("insurance", area, centre=centre, by=anna, at=now)
    assert actions.note_asked("insurance", area, centre=centre, by=anna, at=now) == made
    assert queries.often_asked(anna, centre, now + DAY) == []
    kept = Signal.objects.get()
    assert (kept.source, kept.text, kept.more) == ("question", found.words, found.count)
    assert "Truus" not in " ".join(str(value) for value in vars(kept).values())
    with pytest.raises(Refused, match="Zo'n signaal"):
        rules.note(Actor(person_id=1), centre, text="x", source="question")


@pytest.mark.django_db
def test_anna_sees_it_on_top_and_records_it_with_one_button(cast, signed_in):
    for _n in range(3):
        question(cast.noord, at=timezone.now(), subject="board", area_id=cast.noord.area_id)
    anna, host = signed_in(cast.anna), {"headers": {"host": "noord.localhost"}}
    assert "Vaak gevraagd: Bestuur" in anna.get("/balie/signalen/", **host).text
    for wrong in (
        {},
        {"onderwerp": "board", "waar": "99999999999"},
        {"onderwerp": "'", "waar": "²"},
    ):
        assert anna.post("/balie/signalen/gevraagd/", wrong, **host).status_code == 403
    said = {"onderwerp": "board", "waar": cast.noord.area_id}
    place = anna.post("/balie/signalen/gevraagd/", said, **host)["Location"]

    assert anna.post("/balie/signalen/gevraagd/", said, **host)["Location"] == place
    assert "3 vragen in 90 dagen" in anna.get(place, **host).text
    assert "Dit werd vaak gevraagd" not in anna.get("/balie/signalen/", **host).text
