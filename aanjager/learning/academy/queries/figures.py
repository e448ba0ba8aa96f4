"""Figures of the academy: what was followed, and what people thought, with small numbers withheld."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from aanjager.community.centres.models import Centre
from aanjager.kernel import release
from aanjager.kernel.actor import Actor
from aanjager.learning.academy.choices import ANSWERS, QUESTIONS
from aanjager.learning.academy.models import Certificate, CourseEvaluation
from aanjager.learning.courses.models import Enrolment, Run
from aanjager.learning.courses.rules import organises


@dataclass(frozen=True)
class Followed:
    """What a centre's academy did in a period: runs finished, places taken, followed to the end, certificates."""

    runs: int
    places: int
    finished: int
    certificates: int


def followed(centre: Centre, since: date, until: date) -> Followed:
    """Count the courses of a centre whose run was finished from `since` until before `until`.

    Who left is not counted; a person who followed two courses counts twice.
    """
    runs = Run.objects.filter(course__centre=centre, state=Run.State.CLOSED)
    runs = runs.filter(closed_at__date__gte=since, closed_at__date__lt=until)
    counted = Enrolment.objects.filter(run__in=runs).aggregate(
        places=Count("pk", filter=Q(state__in=["present", "absent"])),
        finished=Count("pk", filter=Q(state="present")),
    )
    valid = Certificate.objects.filter(enrolment__run__in=runs, withdrawn_at=None)
    return Followed(runs=runs.count(), certificates=valid.count(), **counted)


def results(actor: Actor, run: Run) -> dict[str, Any]:
    """What people answered, for who gives the course: of every figure whether it may be shown.

    All cells of the three questions are checked together, so that no few people can be worked out.
    """
    if not organises(actor, run.course):
        return {"many": None, "questions": []}
    rows = list(CourseEvaluation.objects.filter(run=run).values(*QUESTIONS))
    groups = {"all": frozenset(range(len(rows)))}
    for name in QUESTIONS:
        for answer in ANSWERS:
            units = (at for at, row in enumerate(rows) if row[name] == answer)
            groups[f"{name}:{answer}"] = frozenset(units)
    empty = {name for name, units in groups.items() if not units}
    given = {name: units for name, units in groups.items() if units}
    shown = {it.name for it in release.check(given) if it.is_released} if given else set()
    cells = {name: len(groups[name]) for name in shown}
    if shown:  # an answer that nobody gave says so only beside figures that are shown
        cells |= dict.fromkeys(empty & _beside(cells, groups), 0)
    questions = [
        (words, [(said, cells.get(f"{name}:{answer}")) for answer, said in ANSWERS.items()])
        for name, words in QUESTIONS.items()
    ]
    return {"many": cells.get("all"), "questions": questions, "unanswered": not rows}


def _beside(cells: dict[str, int], groups: dict[str, Any]) -> set[str]:
    """The answers of questions of which every given answer is shown."""
    whole = {
        name
        for name in QUESTIONS
        if all(f"{name}:{it}" in cells or not groups[f"{name}:{it}"] for it in ANSWERS)
    }
    return {f"{name}:{it}" for name in whole for it in ANSWERS}
