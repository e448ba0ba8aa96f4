"""Courses: one that the organisation of Noord gives, with a run to come and one that is over."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils.timezone import now

from aanjager.learning.academy.models import CourseEvaluation, Material
from aanjager.learning.academy.tests.factories import finished
from aanjager.learning.courses.queries import token_of
from aanjager.learning.courses.tests.factories import CourseFactory, EnrolmentFactory, run
from tests.doors.things import Things

ENDED = {"run", "act", "results", "attendance", "sheet", "finish", "bill", "needs"}


class OfCourses(Things):
    """A course of the organisation: people in it, files, and what came of it."""

    def course(self) -> Any:
        facts = {"centre": self.cast.noord, "organisation": self.cast.buurthuis}
        return self.once("course", lambda: CourseFactory(**facts, title="Leren luisteren"))

    def run_to_come(self) -> Any:
        """A run to come with a place and a waiting list."""
        return self.once("run to come", self._plan)

    def _plan(self) -> Any:
        made = run(self.course(), starts=now() + timedelta(days=40), places=1)
        EnrolmentFactory(run=made)
        EnrolmentFactory(run=made, state="waiting", placed_at=None)
        return made

    def run_over(self) -> Any:
        """A run that ended two months ago, with certificates and answers."""
        return self.once("run over", self._finish)

    def _finish(self) -> Any:
        starts = now() - timedelta(days=70)
        facts = {"organisation": self.cast.buurthuis, "may_catch_up": True}
        made, _rows = finished(self.cast.noord, people=6, starts=starts, **facts)
        CourseEvaluation.objects.bulk_create(
            CourseEvaluation(run=made, learned=4, clear=3, advises=4) for _n in range(6)
        )
        return made

    def material(self) -> Any:
        return self.once("material", self._keep)

    def _keep(self) -> Any:
        made = Material(
            course=self.course(), title="Boekje", ending="pdf", added_at=now(),
            media_type="application/pdf",
        )  # fmt: skip
        made.file.save("boekje.pdf", ContentFile(b"%PDF-1.4"))
        return made

    def link_of_course(self) -> str:
        """The link of who followed the course to the end."""
        return token_of(self.run_over().enrolments.first().code)

    def pk_of_courses(self, door: str) -> int:
        return (self.run_to_come() if door.endswith(":add") else self.course()).pk

    def pk_of_academy(self, door: str) -> int:
        name = door.partition(":")[2]
        if name in {"days", "day", "places", "step"}:
            return self.run_to_come().pk
        return (self.run_over() if name in ENDED else self.course()).pk

    def part_of_course(self, door: str, name: str) -> Any:
        """A run, a day, somebody who takes part or a file of the course."""
        is_over = not door.endswith(":day")
        if name == "run":
            return self.run_to_come().pk
        if name == "day":
            return (self.run_over() if is_over else self.run_to_come()).sessions.first().pk
        if name == "row":
            return self.run_over().enrolments.first().pk
        return "pdf" if name == "form" else self.material().pk
