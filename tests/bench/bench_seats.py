"""Two hundred people at once on fifty seats, twenty times: `python -m tests.bench.bench_seats [times] [course]`.

With `course` it is a course of twelve places instead of a meeting. Each is a thread of its own that
registers as a guest through the same action as the page, letter and job included, in a scratch
database. Prints how many got a seat each time, and how long it took.
"""

import json
import os
import sys
import time
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.db.models import Max, Min  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from aanjager.assembly.meetings.tests.factories import MeetingFactory  # noqa: E402
from aanjager.assembly.registrations.models import Registration  # noqa: E402
from aanjager.assembly.registrations.tests.crowd import at_once, comes  # noqa: E402
from aanjager.learning.courses.models import Enrolment  # noqa: E402
from aanjager.learning.courses.tests.crowd import enrols  # noqa: E402
from aanjager.learning.courses.tests.factories import run  # noqa: E402

PEOPLE, SEATS, PLACES, TIMES = 200, 50, 12, 20


def meeting(at):
    """A meeting with its seats: its rows, and everybody who comes."""
    it = MeetingFactory(capacity=SEATS, starts_at=at + timedelta(days=100))
    return Registration.objects.filter(meeting=it), [comes(it, n, at) for n in range(PEOPLE)]


def course(at):
    """A course with its places: its rows, and everybody who enrols."""
    it = run(places=PLACES, starts=at + timedelta(days=100))
    return Enrolment.objects.filter(run=it), [enrols(it, n, at) for n in range(PEOPLE)]


def once(make) -> dict[str, float | int | bool]:
    """Let everybody come at the same moment to something new; say what came of it."""
    rows, people = make(now())
    started = time.perf_counter()
    at_once(people)
    seconds = time.perf_counter() - started
    last = rows.filter(state="placed").aggregate(it=Max("pk"))["it"]
    first = rows.filter(state="waiting").aggregate(it=Min("pk"))["it"]
    return {
        "placed": rows.filter(state="placed").count(),
        "waiting": rows.filter(state="waiting").count(),
        "in_order": last < first,
        "seconds": round(seconds, 2),
    }


def main() -> int:
    """Run it so many times; 1 when it went wrong even once."""
    said = sys.argv[1:]
    times = next((int(it) for it in said if it.isdecimal()), TIMES)
    make, seats = (course, PLACES) if "course" in said else (meeting, SEATS)
    connection.settings_dict["TEST"]["NAME"] = f"aanjager_bench_{os.getpid()}"
    kept = setup_databases(verbosity=0, interactive=False, aliases=["default"])
    try:
        runs = [once(make) for _ in range(times)]
    finally:
        teardown_databases(kept, verbosity=0)
    for number, came in enumerate(runs, 1):
        print(
            f"{number:3d}  {came['placed']} placed  {came['waiting']} waiting  {came['seconds']} s"
        )
    right = {"placed": seats, "waiting": PEOPLE - seats, "in_order": True}
    wrong = [it for it in runs if any(it[name] != value for name, value in right.items())]
    print(f"{times} times {PEOPLE} people on {seats} seats: {len(wrong)} times wrong")
    print(json.dumps({"times": times, "wrong": len(wrong), "runs": runs}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
