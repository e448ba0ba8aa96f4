"""Making courses and runs, and what happens on the day of deciding."""

from datetime import UTC, datetime, timedelta

import pytest

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.learning.courses import actions, jobs, queries
from aanjager.learning.courses.actions import CourseFacts, SessionFacts
from aanjager.learning.courses.models import Attendance, Course, Run
from aanjager.learning.courses.tests.factories import STARTS, CourseFactory, EnrolmentFactory, run
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
FACTS = CourseFacts("Leren vragen", "guide", "Vragen die verder helpen.")


def test_anna_makes_a_course_plans_it_and_opens_it(cast, now):
    anna = actor_of(cast.anna)
    course = actions.make(cast.noord, FACTS, by=anna, at=now)
    it = actions.add_run(course, 12, by=anna, at=now)
    with pytest.raises(Refused, match="eerst een dag"):
        actions.open_up(it, by=anna, at=now)
    day = actions.add_session(
        it, SessionFacts(STARTS, STARTS + timedelta(hours=2), "Zaal"), by=anna, at=now
    )
    extra = SessionFacts(STARTS + timedelta(days=7), STARTS + timedelta(days=7, hours=2), "Zaal")
    actions.remove_session(actions.add_session(it, extra, by=anna, at=now), by=anna, at=now)
    it = actions.open_up(it, by=anna, at=now)

    assert (course.look, it.state, it.starts_at) == ("passed", "open", STARTS)
    with pytest.raises(Refused, match="melden zich al aan"):
        actions.remove_session(day, by=anna, at=now)
    with pytest.raises(Refused, match="alleen wie de cursus geeft"):
        actions.add_run(course, 3, by=actor_of(cast.daan), at=now)


def test_an_organisation_opens_its_course_and_the_centre_looks_first(cast, now):
    cora, anna = actor_of(cast.cora), actor_of(cast.anna)
    with pytest.raises(Refused, match="de centrale en organisaties"):
        actions.make(cast.noord, FACTS, by=actor_of(cast.daan), at=now)
    course = actions.make(cast.noord, FACTS, by=cora, at=now, organisation=cast.buurthuis)
    assert course.look == "waiting"
    assert "stelt een cursus open" in Letter.objects.get(kind="course-look").text
    it = run(course, state="draft")
    with pytest.raises(Refused, match="kijkt eerst"):
        actions.open_up(it, by=cora, at=now)
    with pytest.raises(Refused, match="waarom niet"):
        actions.look(course, passes=False, by=anna, at=now)
    actions.look(course, passes=False, reason="Er staat geen dag bij.", by=anna, at=now)
    assert "geen dag bij" in Letter.objects.filter(kind="course-looked").latest("pk").text

    course = Course.objects.get()
    course = actions.change(course, FACTS, by=cora, at=now + timedelta(hours=1))
    assert course.look == "waiting"
    actions.look(course, passes=True, by=anna, at=now + timedelta(hours=2))
    assert actions.open_up(it, by=cora, at=now).state == "open"


def test_the_price_stays_once_somebody_enrolled(cast, now):
    course = CourseFactory(centre=cast.noord)
    EnrolmentFactory(run=run(course))
    dear = CourseFacts("Leren vragen", "guide", "Vragen.", price_cents=100)
    with pytest.raises(Refused, match="voor deze prijs"):
        actions.change(course, dear, by=actor_of(cast.anna), at=now)


def test_a_run_is_called_off_with_a_letter_to_all_who_take_part_or_wait(cast, now):
    it = run(CourseFactory(centre=cast.noord))
    EnrolmentFactory(run=it)
    EnrolmentFactory(run=it, state="waiting", placed_at=None)
    EnrolmentFactory(run=it, state="cancelled")
    with pytest.raises(Refused, match="waarom"):
        actions.cancel_run(it, " ", by=actor_of(cast.anna), at=now)
    actions.cancel_run(it, "De trainer is ziek.", by=actor_of(cast.anna), at=now)

    told = Letter.objects.filter(kind="course-called-off")
    assert told.count() == 2
    assert all("De trainer is ziek." in it.text for it in told)
    assert "STATUS:CANCELLED" in told.exclude(calendar="").get().calendar
    with pytest.raises(Refused, match="gaat niet door"):
        actions.enrol(it, actions.Guest("Jan", "jan@example.org"), by=ANONYMOUS, at=now)


def below(what, cast, *, people, minimum=3, **more):
    course = CourseFactory(centre=cast.noord, minimum=minimum, below=what, decide_days=7, **more)
    it = run(course)
    for _n in range(people):
        EnrolmentFactory(run=it)
    return it


DAY = STARTS - timedelta(days=7)


def decide_by_the_clock(monkeypatch, at):
    monkeypatch.setattr(jobs, "now", lambda: at)
    jobs.decide(0)
    jobs.decide(0)


def test_below_the_minimum_it_is_called_off_on_its_day_and_not_before(cast, monkeypatch):
    it = below("cancel", cast, people=2)
    decide_by_the_clock(monkeypatch, DAY - timedelta(days=1))
    assert Run.objects.get(pk=it.pk).state == "open"
    decide_by_the_clock(monkeypatch, DAY)

    it = Run.objects.get(pk=it.pk)
    assert (it.state, it.decided_at) == ("cancelled", DAY)
    assert Letter.objects.filter(kind="course-called-off").count() == 2
    told = Letter.objects.get(kind="course-decided")
    assert told.to_address == cast.noord.email
    assert "2 aangemeld, 3 nodig" in told.text


def test_with_enough_people_it_is_said_once_that_it_goes_on(cast, monkeypatch):
    it = below("cancel", cast, people=3)
    decide_by_the_clock(monkeypatch, DAY)
    decide_by_the_clock(monkeypatch, DAY + timedelta(days=1))

    assert Run.objects.get(pk=it.pk).state == "open"
    assert Letter.objects.filter(kind="course-goes-on").count() == 3
    assert not Letter.objects.filter(kind__in=["course-decided", "course-short"]).exists()


def test_when_enrolling_closes_below_the_minimum_it_is_told_once_for_each_closing(
    cast, monkeypatch
):
    it = below("merge", cast, people=2)
    EnrolmentFactory(run=it, state="waiting", placed_at=None)
    for closes in (DAY - timedelta(days=5), DAY - timedelta(days=2)):
        Run.objects.update(closes_at=closes)
        decide_by_the_clock(monkeypatch, closes - timedelta(minutes=1))
        decide_by_the_clock(monkeypatch, closes)
    EnrolmentFactory(run=it)  # by phone: now there are enough
    decide_by_the_clock(monkeypatch, closes + timedelta(days=1))

    assert Letter.objects.filter(kind="course-not-enough").count() == 4
    first = Letter.objects.filter(kind="course-short").earliest("pk")
    assert Letter.objects.filter(kind="course-short").count() == 2
    assert "Aangemeld: 2. Nodig: 3." in first.text
    assert "andere datum" in first.text
    assert "woensdag 25 maart" in first.text  # the day of deciding, seven days before
    with pytest.raises(Refused, match="vanzelf"):
        actions.warn_short(it, by=actor_of(cast.anna), at=closes)
    with pytest.raises(Refused, match="genoeg mensen"):
        actions.warn_short(it, by=CLOCK, at=closes)


def test_who_has_a_place_hears_it_the_day_before_once_also_when_the_clock_changes(
    cast, monkeypatch
):
    night = datetime(
        2026, 3, 29, 22, 30, tzinfo=UTC
    )  # half past midnight of the 30th, by summer time
    it = run(CourseFactory(centre=cast.noord), days=1, starts=night)
    guest = EnrolmentFactory(run=it, language="en")
    for state in ("waiting", "cancelled", "absent", "offered"):
        EnrolmentFactory(run=it, state=state, offered_until=night)
    missed = run(it.course, days=1, starts=STARTS - timedelta(days=20)).sessions.get()
    visitor = EnrolmentFactory(run=missed.run)
    day = it.sessions.get()
    Attendance.objects.create(enrolment=visitor, session=day, instead_of=missed)

    for at in (28, 29, 29, 30):
        monkeypatch.setattr(jobs, "now", lambda at=at: datetime(2026, 3, at, 8, 30, tzinfo=UTC))
        jobs.remind(0)
    told = Letter.objects.filter(kind="course-day-before").order_by("pk")
    assert [one.to_address for one in told] == [guest.address, visitor.address]
    assert "Monday 30 March, 00.30" in told[0].text
    assert "Zaal Noord" in told[0].text
    with pytest.raises(Refused, match="niet morgen"):
        actions.remind(day, by=CLOCK, at=datetime(2026, 3, 28, 22, 59, tzinfo=UTC))
    assert actions.remind(day, by=CLOCK, at=datetime(2026, 3, 28, 23, 0, tzinfo=UTC)) == 0

    actions.cancel_run(it, "Ziek.", by=actor_of(cast.anna), at=night - timedelta(days=1))
    assert not queries.tomorrow(night - timedelta(hours=14))
    with pytest.raises(Refused, match="voorbij"):
        actions.remind(day, by=CLOCK, at=night - timedelta(hours=14))


def test_below_the_minimum_it_can_go_on_all_the_same(cast, monkeypatch):
    it = below("go_on", cast, people=1)
    decide_by_the_clock(monkeypatch, DAY)
    assert Run.objects.get(pk=it.pk).state == "open"
    assert Letter.objects.filter(kind="course-goes-on").count() == 1


def test_below_the_minimum_people_go_to_the_next_date_with_their_links(cast, monkeypatch):
    it = below("merge", cast, people=2)
    other = run(it.course, starts=STARTS + timedelta(days=60), places=1)
    tokens = [queries.token_of(row.code) for row in it.enrolments.all()]
    decide_by_the_clock(monkeypatch, DAY)

    it = Run.objects.get(pk=it.pk)
    assert (it.state, it.merged_into) == ("cancelled", other)
    rows = list(other.enrolments.order_by("pk"))
    assert [row.state for row in rows] == ["placed", "waiting"]
    assert [queries.token_of(row.code) for row in rows] == tokens
    assert all(row.is_moved for row in rows)
    assert Letter.objects.filter(kind="course-merged").count() == 2
    assert not Letter.objects.filter(kind="course-called-off").exists()


def test_without_another_date_merging_is_calling_off(cast, monkeypatch):
    it = below("merge", cast, people=1)
    decide_by_the_clock(monkeypatch, DAY)
    assert Run.objects.get(pk=it.pk).state == "cancelled"


def test_who_cannot_go_along_hears_why(cast, now):
    it = below("merge", cast, people=0, most_per_organisation=1)
    other = run(it.course, starts=STARTS + timedelta(days=60))
    EnrolmentFactory(run=other, organisation=cast.buurthuis)
    row = EnrolmentFactory(run=it, organisation=cast.buurthuis)
    twice = EnrolmentFactory(run=it, address=EnrolmentFactory(run=other).address)
    actions.merge(it, other, by=actor_of(cast.anna), at=now)

    for one in (row, twice):
        one.refresh_from_db()
        assert one.state == "cancelled"
    assert Letter.objects.filter(kind="course-not-merged").count() == 2
    with pytest.raises(Refused, match="Alleen een reeks die openstaat"):
        actions.merge(it, other, by=actor_of(cast.anna), at=now)
    with pytest.raises(Refused, match="al begonnen"):
        actions.merge(other, it, by=actor_of(cast.anna), at=other.starts_at)
    with pytest.raises(Refused, match="vanzelf"):
        actions.decide(other, by=actor_of(cast.anna), at=now)


def test_bram_decides_himself_whether_his_courses_stand_in_the_joint_calendar(cast, now):
    run(CourseFactory(centre=cast.zuid, title="Van Zuid"))
    assert not queries.search(cast.noord, now, together=True)
    with pytest.raises(Refused, match="alleen de medewerkers"):
        actions.share(cast.zuid, shares=True, by=actor_of(cast.anna), at=now)
    actions.share(cast.zuid, shares=True, by=actor_of(cast.bram), at=now)

    assert [it.course.title for it in queries.search(cast.noord, now, together=True)] == [
        "Van Zuid"
    ]
    assert not queries.search(cast.noord, now)
    assert len(queries.joint(None, now)) == 2
    actions.share(cast.zuid, shares=False, by=actor_of(cast.bram), at=now)
    assert not queries.joint(None, now)
