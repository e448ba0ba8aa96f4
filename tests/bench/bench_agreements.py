"""Counting all agreements in one job: `python -m tests.bench.bench_agreements [agreements] [rows]`.

Lays rows of what centres do over twelve months, makes agreements of twelve months with ten
indicators each, and counts them all at once: the first time, again, and after some rows changed.
Then counts a sample one by one and compares. Fixed seeds; cleans up after itself.
"""

import json
import os
import resource
import sys
import time
from datetime import UTC, date, datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

import numpy as np  # noqa: E402
from django.db import connection  # noqa: E402

from aanjager.community.centres.tests.factories import CentreFactory  # noqa: E402
from aanjager.community.organisations.tests.factories import OrganisationFactory  # noqa: E402
from aanjager.community.people.models import Person, Registration  # noqa: E402
from aanjager.community.places.tests.factories import AreaFactory  # noqa: E402
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory  # noqa: E402
from aanjager.exchange.placements.models import Placement  # noqa: E402
from aanjager.kernel.actor import CLOCK  # noqa: E402
from aanjager.participation.introductions.models import Introduction  # noqa: E402
from aanjager.participation.signals.models import Pattern, Signal  # noqa: E402
from aanjager.partnership.agreements import actions  # noqa: E402
from aanjager.partnership.agreements.models import Actual, Agreement, Indicator  # noqa: E402
from aanjager.partnership.measures import queries as measures  # noqa: E402
from tests.bench.bench_ranking import say, scratch_database  # noqa: E402

CENTRES, GOAL_SECONDS, GOAL_MB = 240, 60, 300
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
CODES = (
    "started", "reactions", "answered_in_term", "signals_heard", "signals_told",
    "patterns_taken_up", "talks_municipality", "introductions_made", "introductions_together",
    "people_joined",
)  # fmt: skip


def fill(agreements: int, rows: int) -> None:
    """So many placements and signals, a tenth as many of the rest, at 240 centres."""
    chance, area = np.random.default_rng(5), AreaFactory()
    centres = [CentreFactory(slug=f"c{n}") for n in range(CENTRES)]
    bodies = [OrganisationFactory(centre=centre) for centre in centres]
    places = [OpportunityFactory(organisation=body, area=area, open=True) for body in bodies]
    days = [datetime(2025, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(365)]

    def lay(make, many: int) -> None:
        where, when = chance.integers(0, CENTRES, many), chance.integers(0, 365, many)
        for start in range(0, many, 5_000):
            part = range(start, min(start + 5_000, many))
            made = [make(n, int(where[n]), days[when[n]]) for n in part]
            type(made[0]).objects.bulk_create(made)

    lay(
        lambda n, _w, _at: Person(name=f"P{n}", email=f"p{n}@example.org", registered_on=FIRST),
        rows // 10,
    )
    people = list(Person.objects.order_by("pk").values_list("pk", flat=True)[: rows // 10])
    lay(
        lambda n, w, at: Placement(
            centre=centres[w], organisation=bodies[w], opportunity=places[w],
            person_id=people[n % len(people)], state="ended", ended_at=at, end_reason="other",
            reacted_at=at, answer_by=at, answered_at=at - timedelta(hours=n % 5 - 1),
            started_on=at.date() if n % 3 else None,
        ),
        rows,
    )  # fmt: skip
    lay(
        lambda n, w, at: Signal(
            centre=centres[w], text="Er is weinig te doen.", source="resident", noted_at=at,
            told_at=at if n % 2 else None,
        ),
        rows,
    )  # fmt: skip
    lay(
        lambda n, w, at: Pattern(
            centre=centres[w], area=area, title="Weinig te doen", owner_name="A", state="taken_up",
            next_step="talk" if n % 2 else "plan", step_words="Zo.", opened_at=at, decided_at=at,
        ),
        rows // 10,
    )  # fmt: skip
    lay(
        lambda n, w, at: Introduction(
            centre=centres[w], why="Zo", made_by="A", made_at=at, outcome="once" if n % 2 else "",
            settled_at=at if n % 2 else None,
        ),
        rows // 10,
    )  # fmt: skip
    lay(
        lambda n, w, at: Registration(
            person_id=people[n], centre=centres[w], source="online", joined_on=at.date()
        ),
        rows // 10,
    )  # fmt: skip
    agree(centres, agreements)


def agree(centres, agreements: int) -> None:
    """So many agreements of twelve months with ten indicators each."""
    made = Agreement.objects.bulk_create(
        Agreement(
            centre=centres[n % CENTRES], title=f"Afspraak {n}", partner="Gemeente",
            kind="municipality", services="Helpen", starts_on=FIRST, ends_on=LAST, made_at=AT,
        )
        for n in range(agreements)
    )  # fmt: skip
    Indicator.objects.bulk_create(
        Indicator(
            agreement=it, position=n, name=code, definition="Zo.", unit="keren", target=10,
            measure=code,
        )
        for it in made
        for n, code in enumerate(CODES, start=1)
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def counted() -> tuple[float, int, list[str]]:
    """Count all; return the seconds, the changed months and the steps that were told."""
    told: list[str] = []
    start = time.perf_counter()
    changed = actions.refresh(
        by=CLOCK, at=AT, tell=lambda name, done, total: told.append(f"{done}/{total} {name}")
    )
    return time.perf_counter() - start, changed, told


def differences(sample: int) -> int:
    """How many of a sample of months differ from the rows, counted one by one."""
    chance = np.random.default_rng(7)
    pks = list(Actual.objects.order_by("pk").values_list("pk", flat=True))
    wrong = 0
    chosen = chance.choice(pks, min(sample, len(pks)), replace=False)
    found = Actual.objects.select_related("indicator__agreement__centre")
    for it in found.filter(pk__in=[int(pk) for pk in chosen]):
        end = (it.month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        centre = it.indicator.agreement.centre
        wrong += it.value != measures.rows(it.indicator.measure, centre, it.month, end).count()
    return wrong


def run(agreements: int = 1_000, rows: int = 100_000, sample: int = 300) -> dict[str, object]:
    """Fill, count, count again and compare; in the database that is open."""
    fill(agreements, rows)
    first, months, told = counted()
    again, changed, _told = counted()
    moved = list(
        Signal.objects.order_by("pk").values_list("pk", flat=True)[: max(1, rows // 1_000)]
    )
    Signal.objects.filter(pk__in=moved).update(noted_at=datetime(2025, 6, 1, tzinfo=UTC))
    after, corrected, _told = counted()
    return {
        "agreements": agreements, "indicators": agreements * len(CODES), "months": months,
        "rows": 2 * rows + 3 * (rows // 10), "first_seconds": round(first, 2),
        "again_seconds": round(again, 2), "again_changed": changed,
        "corrected_seconds": round(after, 2), "corrected_months": corrected,
        "steps_told": len(told), "different": differences(sample),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "goal": f"first_seconds < {GOAL_SECONDS}, peak_mb < {GOAL_MB}",
    }  # fmt: skip


def main() -> int:
    """Run at the size that was asked, in a scratch database."""
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 100_000]
    with scratch_database():
        found = run(*sizes)
    for name, value in found.items():
        say(f"{name:>20} {value}")
    say(json.dumps(found))
    met = float(str(found["first_seconds"])) < GOAL_SECONDS and int(str(found["peak_mb"])) < GOAL_MB
    return 0 if met and not found["different"] else 1


if __name__ == "__main__":
    sys.exit(main())
