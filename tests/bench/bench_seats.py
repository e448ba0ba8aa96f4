"""Two hundred people at once on fifty seats, twenty times: `python -m tests.bench.bench_seats [times]`.

Each is a thread of its own that registers as a guest through the same action as the page, letter and
job included, in a scratch database. Prints how many got a seat each time, and how long it took.
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

PEOPLE, SEATS, TIMES = 200, 50, 20


def once() -> dict[str, float | int | bool]:
    """Let everybody come at the same moment to a new meeting; say what came of it."""
    at = now()
    meeting = MeetingFactory(capacity=SEATS, starts_at=at + timedelta(days=100))
    started = time.perf_counter()
    at_once([comes(meeting, number, at) for number in range(PEOPLE)])
    seconds = time.perf_counter() - started
    rows = Registration.objects.filter(meeting=meeting)
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
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    connection.settings_dict["TEST"]["NAME"] = f"aanjager_bench_{os.getpid()}"
    kept = setup_databases(verbosity=0, interactive=False, aliases=["default"])
    try:
        runs = [once() for _ in range(times)]
    finally:
        teardown_databases(kept, verbosity=0)
    for number, run in enumerate(runs, 1):
        print(f"{number:3d}  {run['placed']} placed  {run['waiting']} waiting  {run['seconds']} s")
    right = {"placed": SEATS, "waiting": PEOPLE - SEATS, "in_order": True}
    wrong = [run for run in runs if any(run[name] != value for name, value in right.items())]
    print(f"{times} times {PEOPLE} people on {SEATS} seats: {len(wrong)} times wrong")
    print(json.dumps({"times": times, "wrong": len(wrong), "runs": runs}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
