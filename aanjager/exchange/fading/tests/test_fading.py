from datetime import UTC, datetime, timedelta

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.exchange.fading import actions, jobs, queries
from aanjager.exchange.placements.tests.factories import (
    MessageFactory,
    OutcomeFactory,
    PlacementFactory,
)
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 2, 27, 9, tzinfo=UTC)


def run(job, at, monkeypatch):
    """Run a job twice at this moment: the second time changes nothing."""
    monkeypatch.setattr(jobs, "now", lambda: at)
    job()
    lines = Event.objects.count()
    job()
    assert Event.objects.count() == lines


def over(ended_at, **facts):
    """A placement that ended then, with everything said about it."""
    it = PlacementFactory(
        ended=True,
        ended_at=ended_at,
        companion="Bo",
        introduced_by="Cas",
        buddy_name="Dee",
        **facts,
    )
    MessageFactory(placement=it, author=it.person.user, author_name="Daan")
    OutcomeFactory(placement=it, moment="end", remark="Het was 't leukst op maandag.")
    return it


def words_of(placement):
    placement.refresh_from_db()
    said, told = placement.messages.get(), placement.outcomes.get()
    named = [placement.companion, placement.introduced_by, placement.buddy_name]
    return [*named, said.text, said.author_name, told.remark, said.author]


def test_a_year_after_the_end_the_words_are_let_go_and_what_happened_stays(monkeypatch):
    gone, kept = over(FRIDAY), over(FRIDAY + timedelta(days=2))
    running = PlacementFactory(started=True, companion="Bo")
    next_year = FRIDAY.replace(year=2027) + timedelta(hours=1)

    run(jobs.fade, next_year, monkeypatch)

    assert words_of(gone) == ["", "", "", "", "", "", None]
    assert (gone.state, gone.end_reason, gone.ended_at) == ("ended", "finished", FRIDAY)
    assert "" not in words_of(kept)
    running.refresh_from_db()
    assert running.companion == "Bo"
    assert Event.objects.filter(verb="placement.fade").count() == 1


@pytest.mark.parametrize(
    ("moment", "is_gone"),
    [
        (datetime(2029, 2, 28, 23, tzinfo=UTC), False),
        (datetime(2029, 3, 1, 9, tzinfo=UTC), True),
    ],
)
def test_what_ended_on_29_february_is_kept_the_whole_year(moment, is_gone, monkeypatch):
    placement = over(datetime(2028, 2, 29, 9, tzinfo=UTC))

    run(jobs.fade, moment, monkeypatch)

    assert (words_of(placement)[3] == "") == is_gone


def test_each_centre_keeps_conversations_for_its_own_term_and_a_night_has_an_end(monkeypatch):
    short, usual = over(FRIDAY), over(FRIDAY)
    short.centre.terms = {"conversation_months": 3}
    short.centre.save()
    in_june = datetime(2026, 6, 1, 9, tzinfo=UTC)
    assert list(queries.to_fade(in_june)) == [short]
    with pytest.raises(Refused, match="bewaren we nog"):
        actions.fade(usual, by=CLOCK, at=in_june)
    with pytest.raises(Refused, match="vanzelf"):
        actions.fade(short, by=staff_of(short.centre), at=in_june)

    monkeypatch.setattr(jobs, "MOST", 1)
    monkeypatch.setattr(jobs, "now", lambda: datetime(2028, 1, 1, tzinfo=UTC))
    jobs.fade()
    assert queries.to_fade(datetime(2028, 1, 1, tzinfo=UTC)).count() == 1
    jobs.fade()
    assert not queries.to_fade(datetime(2028, 1, 1, tzinfo=UTC)).exists()
