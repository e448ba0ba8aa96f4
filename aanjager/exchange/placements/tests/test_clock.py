from datetime import UTC, datetime, timedelta

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements import actions, jobs, queries
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
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
