"""What was promised: from a line or a decision, asked after at its day, and never quietly gone."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from aanjager.assembly.commitments import actions, jobs, queries
from aanjager.assembly.commitments.actions import Agreed, Promised
from aanjager.assembly.commitments.models import Change, Commitment
from aanjager.assembly.meetings.models import Meeting, Series
from aanjager.assembly.plenary import actions as plenary
from aanjager.assembly.plenary.actions import Words
from aanjager.assembly.plenary.tests.factories import MORNING, make_hall
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.governance.documents.models import Amendment, Body, Decision, Document, Version
from aanjager.governance.plans.tests.factories import plan
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
DUE = date(2026, 5, 1)


@pytest.fixture
def hall(cast):
    series = Series.objects.create(centre=cast.noord, title="Buurtavonden", rhythm="yearly")
    return make_hall(cast.noord, series=series)


@pytest.fixture
def line(hall, now):
    lead = {"who": hall.chair, "by": ANONYMOUS, "at": now}
    theme = plenary.merge(hall.meeting, list(hall.points.values()), "Samen", **lead)
    plenary.present(hall.meeting, **lead)
    theme.refresh_from_db()
    return plenary.say(theme, Words("Ik schrijf een plan.", kind="commitment"), **lead)


@pytest.fixture
def daan(cast):
    return cast.person(cast.daan)


@pytest.fixture
def anna(cast):
    return Actor(user_id=cast.anna.pk, staff_of=frozenset([cast.noord.pk]))


@pytest.fixture
def promise(hall, line, daan, now):
    promised = Promised("Een plan schrijven", "Daan", DUE, owner=daan, line=line)
    return actions.make(hall.meeting, promised, who=hall.scribe, by=ANONYMOUS, at=now)


def again(commitment):
    return Commitment.objects.get(pk=commitment.pk)


def test_the_scribe_writes_down_a_promise_from_a_line_once(hall, line, promise, daan, now):
    promised = Promised("Een plan schrijven", "Daan", DUE, owner=daan, line=line)
    twice = actions.make(hall.meeting, promised, who=hall.scribe, by=ANONYMOUS, at=now)

    assert twice == promise
    assert (promise.centre, promise.state, promise.line) == (hall.meeting.centre, "open", line)
    assert queries.lines_to_promise(hall.meeting) == []


def test_a_participant_writes_no_promise_for_somebody_else(hall, line, now):
    promised = Promised("Iets", "Daan", DUE, line=line)
    with pytest.raises(Refused, match="verslaglegger"):
        actions.make(hall.meeting, promised, who=hall.people[0], by=ANONYMOUS, at=now)


def test_a_promise_comes_from_somewhere(hall, now):
    with pytest.raises(Refused, match="regel of het besluit"):
        actions.make(
            hall.meeting, Promised("Iets", "Daan", DUE), who=hall.chair, by=ANONYMOUS, at=now
        )


def test_a_promise_from_a_decision_belongs_to_the_text_of_the_meeting(hall, anna, now):
    decision = decided(hall.meeting, now)
    made = actions.make(
        hall.meeting, Promised("Projectplan", "het bestuur", DUE, decision=decision),
        who=None, by=anna, at=now,
    )  # fmt: skip
    assert list(decision.commitments.all()) == [made]

    other = make_hall(hall.meeting.centre, code="ANDER2")
    with pytest.raises(Refused, match="hoort niet bij"):
        actions.make(
            other.meeting, Promised("X", "Y", DUE, decision=decision), who=None, by=anna, at=now
        )


def decided(meeting, now):
    body = Body.objects.create(centre=meeting.centre, name="Bestuur")
    document = Document.objects.create(
        centre=meeting.centre, body=body, title="Visie", kind="vision", created_at=now
    )
    version = Version.objects.create(document=document, number=1, created_at=now)
    meeting.version = version
    meeting.save()
    amendment = Amendment.objects.create(
        document=document, number=1, base_version=version, kind="missing", about="plan",
        motive="Dat hoort erbij.", filed_at=now,
    )  # fmt: skip
    return Decision.objects.create(
        document=document, amendment=amendment, body=body, outcome="adopted",
        reason="Omdat het bij de visie hoort.", decided_on=now.date(), decided_at=now,
    )  # fmt: skip


def test_who_organises_says_which_plan_of_the_own_centre_came_of_it(promise, anna, daan, cast, now):
    mine, other = plan(cast.noord), plan(cast.zuid)

    with pytest.raises(Refused, match="een centrale waar je werkt"):
        actions.become(promise, other, None, by=anna, at=now)
    with pytest.raises(Refused, match="zegt wie de bijeenkomst organiseert"):
        actions.become(promise, mine, None, by=as_actor(daan), at=now)
    actions.become(promise, mine, None, by=anna, at=now)

    assert again(promise).plan == mine
    assert queries.became(ANONYMOUS, again(promise)) == []  # a draft is of who works there
    assert queries.became(anna, again(promise)) == [(mine.title, f"/balie/plannen/{mine.pk}/")]
    actions.become(promise, None, None, by=anna, at=now)
    assert again(promise).plan is None


def test_the_owner_begins_and_finishes(promise, daan, now):
    actions.take_up(promise, by=as_actor(daan), at=now)
    assert again(promise).state == "busy"
    with pytest.raises(Refused, match="al iemand mee bezig"):
        actions.take_up(promise, by=as_actor(daan), at=now)

    actions.finish(promise, "Het ligt er.", by=as_actor(daan), at=now)

    found = again(promise)
    assert (found.state, found.outcome, found.closed_at) == ("done", "Het ligt er.", now)
    with pytest.raises(Refused, match="al klaar"):
        actions.drop(promise, "Toch niet", by=as_actor(daan), at=now)


def test_dropping_needs_a_reason(promise, anna, now):
    with pytest.raises(Refused, match="waarom dit vervalt"):
        actions.drop(promise, " ", by=anna, at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=promise.pk).update(state="dropped", closed_at=now)

    actions.drop(promise, "De subsidie ging niet door.", by=anna, at=now)

    assert again(promise).state == "dropped"


def test_somebody_else_changes_nothing(promise, cast, now):
    bram = Actor(user_id=cast.bram.pk, staff_of=frozenset([cast.zuid.pk]))
    for actor in (bram, ANONYMOUS, as_actor(cast.person(cast.finn))):
        with pytest.raises(Refused, match="wie het toezegde"):
            actions.finish(promise, by=actor, at=now)


def test_another_day_or_owner_has_a_reason_and_stays_to_be_read(promise, anna, now):
    other = PersonFactory(name="Femke")
    with pytest.raises(Refused, match="waarom dit verandert"):
        actions.change(promise, Agreed(DUE, "", "Femke", other), by=anna, at=now)
    with pytest.raises(Refused, match="dag die nog komt"):
        actions.change(promise, Agreed(date(2026, 1, 1), "Eerder", "Femke"), by=anna, at=now)

    actions.change(
        promise, Agreed(DUE + timedelta(days=30), "Daan verhuist.", "Femke", other), by=anna, at=now
    )

    found, change = again(promise), Change.objects.get()
    assert (found.owner, found.owner_label) == (other, "Femke")
    assert (change.old_owner_label, change.old_due_on) == ("Daan", DUE)


def days_go_by(promise, first, last):
    """Let the clock run every day, twice a day."""
    day = first
    while day <= last:
        at = MORNING.replace(year=day.year, month=day.month, day=day.day)
        for commitment, _moment in queries.to_remind(day):
            actions.remind(commitment, by=CLOCK, at=at)
            assert actions.remind(commitment, by=CLOCK, at=at) is False
        day += timedelta(days=1)


def test_letters_go_two_weeks_before_on_the_day_and_two_weeks_after_once_each(promise):
    days_go_by(promise, date(2026, 3, 3), date(2026, 7, 1))

    letters = Letter.objects.order_by("written_at")
    assert [(it.kind, it.written_at.date()) for it in letters] == [
        ("commitment-before", date(2026, 4, 17)),
        ("commitment-due", date(2026, 5, 1)),
        ("commitment-after", date(2026, 5, 15)),
    ]
    assert {it.to_address for it in letters} == {"daan@example.org"}
    assert "Een plan schrijven" in letters[0].text
    assert f"/toezegging/{queries.token_of(promise)}/" in letters[0].text


def test_a_clock_that_stood_still_sends_only_the_last_letter(promise):
    days_go_by(promise, date(2026, 5, 20), date(2026, 5, 25))

    assert list(Letter.objects.values_list("kind", flat=True)) == ["commitment-after"]


def test_what_is_done_gets_no_letter(promise, daan, now):
    actions.finish(promise, by=as_actor(daan), at=now)

    assert queries.to_remind(DUE) == []
    with pytest.raises(Refused, match="al klaar"):
        actions.remind(promise, by=CLOCK, at=now)


def test_another_day_begins_the_letters_again(promise, anna, now):
    days_go_by(promise, date(2026, 4, 16), date(2026, 4, 18))
    later = Agreed(date(2026, 6, 1), "Meer tijd nodig.", "Daan", promise.owner)
    actions.change(promise, later, by=anna, at=now)

    days_go_by(promise, date(2026, 4, 19), date(2026, 6, 1))

    assert sorted(Letter.objects.values_list("kind", flat=True)) == [
        "commitment-before", "commitment-before", "commitment-due",
    ]  # fmt: skip


def test_a_promise_for_next_week_is_not_announced_two_weeks_before(hall, line, daan, now):
    soon = Promised("Bellen", "Daan", date(2026, 3, 9), owner=daan, line=line)
    made = actions.make(hall.meeting, soon, who=hall.scribe, by=ANONYMOUS, at=now)

    assert queries.moment_on(made, date(2026, 3, 3)) == ""
    assert queries.moment_on(made, date(2026, 3, 9)) == "due"


def test_the_job_may_run_twice(promise, monkeypatch):
    monkeypatch.setattr(jobs, "localdate", lambda: DUE)
    monkeypatch.setattr(jobs, "now", lambda: MORNING.replace(month=5, day=1))

    jobs.remind()
    jobs.remind()

    assert Letter.objects.count() == 1


def test_only_the_clock_reminds(promise, anna, now):
    with pytest.raises(Refused, match="vanzelf"):
        actions.remind(promise, by=anna, at=now)


@pytest.fixture
def following(hall):
    return Meeting.objects.create(
        centre=hall.meeting.centre, series=hall.meeting.series, title="Een jaar later",
        starts_at=MORNING + timedelta(days=365), ends_at=MORNING + timedelta(days=365, hours=3),
        state=Meeting.State.DRAFT, created_at=MORNING,
    )  # fmt: skip


def test_the_next_meeting_of_the_series_is_offered_what_is_still_open(
    promise, following, anna, now
):
    assert queries.to_revisit(following) == [promise]

    items = actions.revisit(following, [promise], by=anna, at=now)

    assert [it.title for it in items] == ["Toezegging: Een plan schrijven"]
    assert queries.to_revisit(following) == []
    assert actions.revisit(following, [promise], by=anna, at=now) == []
    assert following.agenda.count() == 1


def test_what_was_done_is_not_asked_after_again(promise, following, daan, now):
    actions.finish(promise, by=as_actor(daan), at=now)

    assert queries.to_revisit(following) == []


def test_the_agenda_is_made_by_who_organises_and_not_afterwards(promise, following, anna, now):
    with pytest.raises(Refused, match="organiseert"):
        actions.revisit(following, [promise], by=ANONYMOUS, at=now)
    following.state = Meeting.State.OVER
    following.save()
    with pytest.raises(Refused, match="voorbij"):
        actions.revisit(following, [promise], by=anna, at=now)


def test_the_balance_is_equal_at_every_moment(hall, promise, line, anna, now):
    more = [
        actions.make(
            hall.meeting, Promised(text, "Daan", DUE, line=line), who=None, by=anna, at=now
        )
        for text in ("Bellen", "Mailen")
    ]
    actions.finish(more[0], by=anna, at=now)
    actions.drop(more[1], "Niet meer nodig.", by=anna, at=now)

    found = queries.balance(hall.meeting)
    assert (found.made, found.done, found.running, found.dropped) == (3, 1, 1, 1)
    assert found.is_equal
