from datetime import UTC, datetime, timedelta

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements import actions, jobs, queries
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.tests.factories import (
    MessageFactory,
    OutcomeFactory,
    PlacementFactory,
)
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 2, 27, 9, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 3, 9, tzinfo=UTC)


def run(job, at, monkeypatch):
    """Run a job twice at this moment: the second time changes nothing."""
    monkeypatch.setattr(jobs, "now", lambda: at)
    job()
    letters, rows = Letter.objects.count(), list(Placement.objects.order_by("pk").values())
    job()
    assert (Letter.objects.count(), list(Placement.objects.order_by("pk").values())) == (
        letters,
        rows,
    )


def test_the_organisation_is_reminded_once_a_working_day_before_the_term(monkeypatch):
    placement = PlacementFactory()  # until Monday 2 March

    run(jobs.remind, FRIDAY - timedelta(days=1), monkeypatch)
    assert not Letter.objects.exists()

    run(jobs.remind, FRIDAY, monkeypatch)
    letter = Letter.objects.get()
    assert letter.to_address == placement.organisation.email
    assert "Antwoord uiterlijk maandag 2 maart" in letter.text


def test_after_the_term_the_centre_steps_in_with_an_apology(monkeypatch):
    placement = PlacementFactory()

    run(jobs.step_in, FRIDAY, monkeypatch)
    assert not Letter.objects.exists()

    run(jobs.step_in, TUESDAY, monkeypatch)
    letters = {it.kind: it for it in Letter.objects.all()}
    assert letters["placement-stepped-in"].text.count("Sorry.") == 1
    assert letters["placement-stepped-in-centre"].to_address == placement.centre.email
    assert f"/balie/reacties/{placement.pk}/" in letters["placement-stepped-in-centre"].text
    assert "placement-stepped-in-organisation" in letters


def test_answered_in_time_nobody_is_reminded_and_nobody_steps_in(monkeypatch):
    PlacementFactory(talk=True)

    run(jobs.remind, FRIDAY, monkeypatch)
    run(jobs.step_in, TUESDAY, monkeypatch)

    assert not Letter.objects.exists()


def test_a_row_that_changed_meanwhile_stops_no_job(monkeypatch):
    moved, waits = PlacementFactory(), PlacementFactory()
    monkeypatch.setattr(queries, "to_remind", lambda at: [moved, waits])
    Placement.objects.filter(pk=moved.pk).update(state="talk")
    monkeypatch.setattr(jobs, "now", lambda: FRIDAY)

    jobs.remind()

    assert Letter.objects.get().key.startswith(f"placement-{waits.pk}-")


def test_staff_step_in_by_hand_after_the_term_not_before():
    placement = PlacementFactory()
    anna = staff_of(placement.centre)

    with pytest.raises(Refused, match="nog tijd"):
        actions.step_in(placement, by=anna, at=FRIDAY)
    actions.step_in(placement, by=anna, at=TUESDAY)
    with pytest.raises(Refused, match="al mee bezig"):
        actions.step_in(placement, by=anna, at=TUESDAY)
    with pytest.raises(Refused, match="Alleen medewerkers"):
        actions.step_in(placement, by=staff_of(PlacementFactory().centre), at=TUESDAY)


def test_the_desk_sees_what_is_late_and_what_is_due(now):
    late = PlacementFactory(answer_by=now - timedelta(hours=1))
    soon = PlacementFactory(opportunity=late.opportunity, answer_by=now + timedelta(hours=20))
    PlacementFactory(opportunity=late.opportunity, answer_by=now + timedelta(days=5))
    PlacementFactory(opportunity=late.opportunity, talk=True, answer_by=now - timedelta(days=1))
    PlacementFactory(answer_by=now - timedelta(hours=1))
    anna = staff_of(late.centre)

    assert list(queries.late(anna, now)) == [late]
    assert list(queries.due_soon(anna, now)) == [soon]


def answered_after(organisation, *days, at):
    for number in days:
        PlacementFactory(
            opportunity=OpportunityFactory(organisation=organisation, open=True),
            state="talk",
            reacted_at=at - timedelta(days=28),
            answered_at=at - timedelta(days=28) + timedelta(days=number),
        )


def test_the_usual_answer_time_is_the_middle_of_working_days(now, monkeypatch):
    organisation = OrganisationFactory()
    answered_after(organisation, 1, 2, 7, at=now)  # Tuesday, Wednesday, next Monday

    run(jobs.measure, now, monkeypatch)

    organisation.refresh_from_db()
    assert organisation.usual_answer_days == 2


def test_two_answers_are_not_usual_yet_and_old_ones_are_forgotten(now):
    organisation = OrganisationFactory(usual_answer_days=4)
    answered_after(organisation, 1, 2, at=now)
    answered_after(organisation, 1, 2, 3, at=now - timedelta(days=200))

    assert actions.measure_answer_time(organisation, by=CLOCK, at=now) is None
    organisation.refresh_from_db()
    assert organisation.usual_answer_days is None


def test_silence_makes_no_organisation_fast(now):
    organisation = OrganisationFactory()
    answered_after(organisation, 1, at=now)
    for _waiting in range(2):
        PlacementFactory(
            opportunity=OpportunityFactory(organisation=organisation, open=True),
            reacted_at=now - timedelta(days=28),
            answer_by=now - timedelta(days=21),
        )

    assert queries.answer_days(organisation, now) == 20


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

    monkeypatch.setattr(jobs, "FADE_MOST", 1)
    monkeypatch.setattr(jobs, "now", lambda: datetime(2028, 1, 1, tzinfo=UTC))
    jobs.fade()
    assert queries.to_fade(datetime(2028, 1, 1, tzinfo=UTC)).count() == 1
    jobs.fade()
    assert not queries.to_fade(datetime(2028, 1, 1, tzinfo=UTC)).exists()
