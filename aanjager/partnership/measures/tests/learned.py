"""What is asked, learned and recognised: rows to count, and counting them one by one."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from aanjager.advice.assignments.models import Assignment, WorkedHours
from aanjager.advice.expertise.models import DeskAnswer, DeskQuestion
from aanjager.advice.experts.tests.factories import expert
from aanjager.growth.credentials.models import Achievement, Proof, StatusList
from aanjager.growth.internships.models import Group, Hours, Internship, Pupil, Track
from aanjager.learning.courses.models import Enrolment
from aanjager.learning.courses.tests.factories import CourseFactory, EnrolmentFactory, RunFactory

FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)
# The edges of the quarter in Amsterdam, and moments inside and outside it.
MOMENTS = [
    datetime(2026, 3, 31, 21, 59, tzinfo=UTC),
    datetime(2026, 3, 31, 22, 0, tzinfo=UTC),
    datetime(2026, 5, 4, 9, 0, tzinfo=UTC),
    datetime(2026, 6, 30, 21, 59, tzinfo=UTC),
    datetime(2026, 6, 30, 22, 0, tzinfo=UTC),
]


def is_inside(value):
    """Whether a day or moment lies in the quarter, on the Dutch clock."""
    day = localdate(value) if isinstance(value, datetime) else value
    return day is not None and FIRST <= day <= LAST


class Learned:
    """What is asked, learned and recognised at a centre, one of each on a moment."""

    def __init__(self, centre, body, area):
        self.centre, self.body, self.area = centre, body, area
        self.expert = expert()
        self.course = CourseFactory(centre=centre)
        self.track = Track.objects.create(
            code="t", name_nl="S", name_en="S", hours=30, age_min=12, months_min=1,
            checked_on=FIRST,
        )  # fmt: skip
        self.group = Group.objects.create(
            school=body, track=self.track, name="3B", level="havo", hours=30, starts_on=FIRST,
            ends_on=LAST, made_at=MOMENTS[0], lesson_hours=6,
        )  # fmt: skip
        self.list = StatusList.objects.create(centre=centre, number=1, begun_at=MOMENTS[0])

    def on(self, at, n, place):
        is_odd = n % 2
        asked = DeskQuestion.objects.create(
            centre=self.centre, area=self.area, asker="other", title="Vraag", asked_at=at, since=at,
            answer_by=at + timedelta(days=3), token_hash=f"q{n}",
        )  # fmt: skip
        for later in range(2):
            since = at + timedelta(hours=later)
            DeskAnswer.objects.create(
                question=asked, since=since, answer_by=asked.answer_by, answered_at=since
            )
        held = RunFactory(course=self.course, starts_at=at - timedelta(hours=2), ends_at=at)
        EnrolmentFactory(run=held, state="present" if is_odd else "absent")
        work = Assignment.objects.create(
            centre=self.centre, organisation=self.body, area=self.area, expert=self.expert,
            title="Klus", question="Hoe?", result="Af", due_on=LAST, hours=4, asked_at=at,
            moved_at=at, state="closed" if is_odd else "working",
            finished_at=at if is_odd else None, terms_hash="x",
        )  # fmt: skip
        WorkedHours.objects.create(assignment=work, on=localdate(at), hours=Decimal("1.75") + n % 3)
        intern = Internship.objects.create(
            pupil=Pupil.objects.create(group=self.group, name=f"P{n}", email=f"p{n}@example.org"),
            opportunity=place, provider=self.body, asked_at=at, approved_at=at, answered_at=at,
            state="accepted" if is_odd else "declined",
        )  # fmt: skip
        Hours.objects.create(
            internship=intern, day=localdate(at), starts_at="10:00", ends_at="11:00", changed_at=at,
            minutes=50 + n, state="confirmed" if is_odd else "logged",
        )  # fmt: skip
        kind = "competency" if n % 3 else "participation"
        of = Achievement.objects.create(
            centre=self.centre, kind=kind, title="Kan dit", description="D", criteria="C",
            made_at=at,
        )  # fmt: skip
        Proof.objects.create(
            centre=self.centre, achievement=of, name=f"P{n}", status_list=self.list, place=n,
            issued_at=at, issuer_name="Noord", revoked_at=at if n == 4 else None,
        )  # fmt: skip


def _kept(model, day, keep):
    return {it.pk for it in model.objects.all() if keep(it) and is_inside(day(it))}


def _first_answers():
    found = {}
    for it in DeskAnswer.objects.order_by("-answered_at", "-pk"):
        found[it.question_id] = it
    return {it.pk for it in found.values() if is_inside(it.answered_at)}


BRUTE = {
    "questions_answered": _first_answers,
    "courses_followed": lambda: _kept(
        Enrolment, lambda it: it.run.ends_at, lambda it: it.state == "present"
    ),
    "assignments_finished": lambda: _kept(Assignment, lambda it: it.finished_at, bool),
    "expert_hours": lambda: _kept(WorkedHours, lambda it: it.on, bool),
    "internships_placed": lambda: _kept(
        Internship, lambda it: it.answered_at, lambda it: it.state == "accepted"
    ),
    "internship_hours": lambda: _kept(Hours, lambda it: it.day, lambda it: it.state == "confirmed"),
    "proofs_issued": lambda: _kept(
        Proof,
        lambda it: it.issued_at,
        lambda it: it.achievement.kind == "competency" and it.revoked_at is None,
    ),
}


def brute_sum(code, pks):
    """The whole hours of these rows, month by month, added up in Python."""
    months = {}
    model, day, amount = {
        "expert_hours": (WorkedHours, "on", lambda it: it.hours),
        "internship_hours": (Hours, "day", lambda it: Decimal(it.minutes) / 60),
    }[code]
    for it in model.objects.filter(pk__in=pks):
        on = getattr(it, day)
        months[on.year, on.month] = months.get((on.year, on.month), 0) + amount(it)
    return sum(int(it) for it in months.values())
