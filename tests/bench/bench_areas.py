"""Pages of areas on the real tree: `python -m tests.bench.bench_areas [items]`.

Loads the areas of CBS, lays so many initiatives, signals and action days in districts drawn at
random, and asks
for pages of areas of every scale through the whole application, each with nothing remembered. Then
counts everything one by one and compares. Fixed seeds; cleans up after itself.
"""

import json
import os
import sys
import time
from collections import Counter
from datetime import time as hour
from datetime import timedelta
from io import StringIO

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

import numpy as np  # noqa: E402
from django.core.cache import caches  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from aanjager.community.centres.tests.factories import CentreFactory  # noqa: E402
from aanjager.community.places.models import Area  # noqa: E402
from aanjager.community.skills.models import Theme  # noqa: E402
from aanjager.front.areas import queries  # noqa: E402
from aanjager.front.areas.queries.counts import counts_of  # noqa: E402
from aanjager.outreach.action_days.models import ActionDay  # noqa: E402
from aanjager.participation.initiatives.models import Initiative  # noqa: E402
from aanjager.participation.signals.models import Signal  # noqa: E402
from tests.bench.bench_ranking import say, scratch_database  # noqa: E402
from tests.bench.country import DATA  # noqa: E402

KINDS = (("initiatives", Initiative), ("signals", Signal), ("action_days", ActionDay))
GOAL_MS, GOAL_STATEMENTS, HOST, PAGES = 60, 12, "land.localhost", 300


def fill(items: int) -> None:
    """The areas of CBS, and items in districts: of ten five initiatives, four signals, an action day."""
    call_command("import_areas", str(DATA / "geo"), stdout=StringIO())
    themes = Theme.objects.bulk_create(
        Theme(code=f"thema-{n}", name_nl=f"Thema {n}", name_en=f"Theme {n}", position=n)
        for n in range(12)
    )
    centre, at = CentreFactory(slug="land", area=Area.objects.get(kind="country")), now()
    districts = list(
        Area.objects.filter(kind="district").order_by("pk").values_list("pk", flat=True)
    )
    chance = np.random.default_rng(11)
    where, what = chance.choice(districts, items), chance.integers(0, 12, items)
    many, days = items // 2, items // 10
    Initiative.objects.bulk_create(
        (
            Initiative(
                centre=centre, area_id=int(where[n]), theme=themes[what[n]], title=f"Idee {n}",
                what="Samen de straat mooier maken.", why="Dan kent iedereen elkaar.",
                look="passed", posted_at=at, changed_at=at - timedelta(minutes=n),
            )
            for n in range(many)
        ),
        batch_size=5_000,
    )  # fmt: skip
    ActionDay.objects.bulk_create(
        (
            ActionDay(
                centre=centre, area_id=int(where[n]), title=f"Dag {n}", venue="Buurthuis",
                held_on=(at + timedelta(days=1 + n % 60)).date(), starts_at=hour(10), ends_at=hour(15),
                made_at=at, look="passed",
            )
            for n in range(many, many + days)
        ),
        batch_size=5_000,
    )  # fmt: skip
    Signal.objects.bulk_create(
        (
            Signal(
                centre=centre, area_id=int(where[n]), theme=themes[what[n]], source="resident",
                text="Er is weinig te doen.", noted_at=at - timedelta(days=n % 300),
            )
            for n in range(many + days, items)
        ),
        batch_size=5_000,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def one_by_one(model: type[Initiative] | type[Signal] | type[ActionDay]) -> Counter[int]:
    """Count item by item, in each area that it lies in."""
    above = dict(Area.objects.values_list("pk", "ancestor_ids"))
    found: Counter[int] = Counter()
    for area_id in model.objects.values_list("area_id", flat=True):
        found.update({area_id, *above[area_id]})
    return found


def asked(client: Client, address: str) -> tuple[float, int]:
    """Milliseconds and statements of a page of which nothing is remembered."""
    caches["pages"].clear()
    start = time.perf_counter()
    status = client.get(address, headers={"host": HOST}).status_code
    took = 1000 * (time.perf_counter() - start)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(address, headers={"host": HOST})
    if status != 200:
        raise SystemExit(f"{address} answered {status}")
    return took, len(captured)


def run(items: int) -> dict[str, object]:
    """Everything at one size."""
    with scratch_database():
        fill(items)
        areas = [
            it for it in Area.objects.filter(valid_to=None).order_by("pk") if queries.address(it)
        ]
        drawn = np.random.default_rng(12).choice(len(areas), PAGES, replace=False)
        addresses = [queries.address(areas[at]) for at in drawn]
        largest = queries.address(Area.objects.get(kind="country"))
        client = Client()
        for address in (largest, *addresses[:20]):
            asked(client, address)
        took, statements = zip(*(asked(client, address) for address in addresses), strict=True)
        country = [asked(client, largest)[0] for _ in range(9)]
        caches["pages"].clear()
        rolled = counts_of(Area.objects.get(kind="country"), None)
        is_equal = all(
            Counter({pk: n for pk, n in rolled[name].items() if n}) == one_by_one(model)
            for name, model in KINDS
        )
    p50, p95 = np.percentile(took, [50, 95]).round(1).tolist()
    return {
        "items": items, "areas": len(areas), "pages": PAGES, "p50": p50, "p95": p95,
        "country": round(float(np.median(country)), 1), "statements": max(statements),
        "equals one by one": is_equal, "load of the machine": os.getloadavg()[0],
    }  # fmt: skip


def main() -> int:
    """Measure, print, and say whether the goals were met."""
    found = run(int((sys.argv[1:] or ["100000"])[0]))
    is_met = found["p95"] < GOAL_MS and found["statements"] <= GOAL_STATEMENTS  # type: ignore[operator]
    say(f"p95 {found['p95']} ms and {found['statements']} statements, nothing remembered: "
        f"goals {GOAL_MS} ms and {GOAL_STATEMENTS}: {'met' if is_met else 'MISSED'}")  # fmt: skip
    say(json.dumps(found))
    return 0 if is_met and found["equals one by one"] else 1


if __name__ == "__main__":
    sys.exit(main())
