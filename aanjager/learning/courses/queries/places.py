"""Places and links, for who may see them."""

import base64
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.crypto import salted_hmac

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.seats import queries as seats
from aanjager.community.seats import rules as seat_rules
from aanjager.community.seats.choices import ORDER, RUNNING
from aanjager.kernel.actor import Actor
from aanjager.learning.courses import rules
from aanjager.learning.courses.models import (
    Attendance,
    Enrolment,
    Run,
    Session,
)

State = Enrolment.State
LENGTH = 16  # bytes of the token in a link: 128 bits
SEATED = [State.PLACED, State.PRESENT, State.ABSENT]
WITH = (
    "run__course__centre",
    "run__course__organisation",
    "person__user",
    "organisation",
    "centre",
)


def token_of(code: str) -> str:
    """The token of an enrolment: made from the secret of the house, so that every letter can carry
    the same link while the table knows only its hash."""
    made = salted_hmac("enrolment-link", code, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made[:LENGTH]).rstrip(b"=").decode()


def link_of(row: Enrolment) -> str:
    """The whole address of the own page of an enrolment."""
    path = reverse("academy:own", args=[token_of(row.code)])
    return centres.link(row.run.course.centre, path)


def visitors(run: Run) -> int:
    """How many places of a run go to who catches up here: the most on one day."""
    booked = Attendance.objects.filter(session__run=run).exclude(enrolment__run=run)
    days = list(booked.values_list("session", flat=True))
    return max((days.count(day) for day in days), default=0)


def running(run: Run) -> list[Enrolment]:
    """Everybody who takes part, waits or was offered a place, the first in the queue first."""
    found = run.enrolments.filter(state__in=RUNNING).select_related("person__user", "organisation")
    rows = list(found.order_by(*ORDER))
    for row in rows:
        row.run = run
    return rows


def with_a_place(day: Session) -> list[Enrolment]:
    """Who is awaited on a day: who has a place in its run, and who makes up there for a missed day."""
    made_up = Attendance.objects.filter(session=day, instead_of__isnull=False, was_there=None)
    here = Q(run=day.run_id, state=State.PLACED) | Q(pk__in=made_up.values("enrolment"))
    found = Enrolment.objects.filter(here).exclude(state=State.CANCELLED)
    return list(found.select_related(*WITH).order_by("pk"))


def counted_limits(run: Run, organisation: Organisation | None, centre: Centre) -> dict[str, int]:
    """How many people of an organisation and of a centre take part in a run or wait for it."""
    found = run.enrolments.filter(state__in=RUNNING)
    of_organisation = found.filter(organisation=organisation).count() if organisation else 0
    return {
        "of_organisation": of_organisation,
        "of_centre": found.filter(centre=centre).count(),
    }


def standing(run: Run, at: datetime, row: Enrolment | None = None) -> dict[str, Any]:
    """How the places stand: how many are free, who waits, why the queue stands still, one's place."""
    rows = run.enrolments.all()
    taken, hall = seats.taken(rows), rules.hall(run, visitors(run))
    left = seat_rules.left(hall, taken)
    return {
        "taken": taken,
        "left": left,
        "why": seat_rules.why_it_stands(hall, taken, at) if taken.waiting or left == 0 else "",
        "place": seats.place_in_queue(rows, row) if row else 0,
    }


def one_row(run: Run, pk: int) -> Enrolment:
    """One enrolment of a run; else 404."""
    found = get_object_or_404(run.enrolments.select_related(*WITH), pk=pk)
    found.run = run
    return found


def own_in(actor: Actor, runs: list[Run]) -> list[Enrolment]:
    """The actor's own running enrolments in these runs; asks nothing for a visitor."""
    if not actor.person_id or not runs:
        return []
    return list(Enrolment.objects.filter(person=actor.person_id, run__in=runs, state__in=RUNNING))


def people_of(actor: Actor) -> tuple[str, str]:
    """The name and address of who acts; empty for who has no profile."""
    found = Person.objects.filter(pk=actor.person_id or 0).values_list("name", "email").first()
    return found or ("", "")


# Attendance
