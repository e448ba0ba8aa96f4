from datetime import timedelta

from aanjager.kernel.actor import Actor
from aanjager.learning.academy import actions
from aanjager.learning.courses.models import Enrolment
from aanjager.learning.courses.tests.factories import STARTS, CourseFactory, EnrolmentFactory, run


def staff(centre):
    return Actor(staff_of=frozenset({centre.pk}))


def noted(it, *present, days=None):
    """Note of every day of a run (or the first so many) that these were there."""
    by, keys = staff(it.course.centre), {row.pk for row in present}
    for day in list(it.sessions.all())[:days]:
        actions.note_session(day, keys, by=by, at=day.ends_at)


def finished(centre, *, people=1, starts=STARTS, days=2, **facts):
    """A run that is over: everybody was there, has a certificate and may answer the questions."""
    it = run(CourseFactory(centre=centre, **facts), days=days, starts=starts)
    rows = [EnrolmentFactory(run=it) for _n in range(people)]
    noted(it, *rows)
    actions.finish(it, by=staff(centre), at=it.ends_at + timedelta(hours=1))
    it.refresh_from_db()
    return it, list(Enrolment.objects.filter(run=it).order_by("pk"))
