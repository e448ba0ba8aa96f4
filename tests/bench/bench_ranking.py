"""The speed of the exact list: `python -m tests.bench.bench_ranking [sizes]`.

Builds so many open opportunities on real Dutch places in a scratch database, asks for the top ten
with place, words, time and skills, warm, and prints a table and a JSON. Cleans up after itself.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

import numpy as np  # noqa: E402
from django.db import connection  # noqa: E402

from aanjager.exchange.matching.queries import finding, statement  # noqa: E402
from aanjager.exchange.matching.queries.finding import Search  # noqa: E402
from aanjager.exchange.matching.rules.order import Weighing, Wish  # noqa: E402
from aanjager.exchange.opportunities.models import Standing  # noqa: E402
from tests.bench import country  # noqa: E402

DAY = date(2026, 3, 4)
SHAPES = ("place", "time", "time skills themes", "a word", "a common word", "a rare word", "all")
LINE = (
    "{open:>9,}  {km:>3} km  {shape:<20} p50 {p50:>6} p95 {p95:>6} p99 {p99:>6}"
    "   processor {cpu50:>6} {cpu95:>6}   pages {pages50:>6} {pages95:>6}"
)
REACHES = (10_000, 20_000)


@contextmanager
def scratch_database() -> Iterator[None]:
    """An empty database of its own beside the real one, gone afterwards."""
    with _database(f"aanjager_bench_{os.getpid()}", is_kept=False):
        yield


@contextmanager
def filled_database(size: int) -> Iterator[None]:
    """A database of its own beside the real one with so many open opportunities.

    It is gone afterwards, unless `AANJAGER_BENCH_KEEP` is set: then a next run finds it filled.
    """
    is_kept = bool(os.environ.get("AANJAGER_BENCH_KEEP"))
    name = f"aanjager_bench_{size if is_kept else os.getpid()}"
    with _database(name, is_kept=is_kept):
        if not Standing.objects.exists():
            start = time.perf_counter()
            country.fill(size)
            say(f"{size:>9,} open, built in {time.perf_counter() - start:.0f} s")
        yield


@contextmanager
def _database(name: str, *, is_kept: bool) -> Iterator[None]:
    connection.settings_dict["TEST"]["NAME"] = name
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(
        verbosity=0, autoclobber=True, serialize=False, keepdb=is_kept
    )
    try:
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0, keepdb=is_kept)


def questions(shape: str, reach: int, count: int, seed: int = 7) -> list[Search]:
    """Visitors from everywhere, most from where most people live."""
    chance = np.random.default_rng([seed, SHAPES.index(shape), reach])
    points, likely = country.places()
    made = []
    for at in points[chance.choice(len(points), count, p=likely)]:
        when = [0b11 << 15, 0b11 << 18, 0b100100100100100, 0b011011011011011][chance.integers(0, 4)]
        asks = {"reach_m": reach}
        if "time" in shape or shape == "all":
            asks["dayparts"] = when
        if "skills" in shape or shape == "all":
            asks["skills"] = country.as_mask(chance.integers(0, 30, 3).tolist())
            asks["themes"] = country.as_mask(chance.integers(0, 12, 2).tolist())
        kind = {"a common word": "common", "a rare word": "rare", "all": "", "a word": ""}.get(
            shape
        )
        word = "" if kind is None else country.typed(chance, kind)
        made.append(Search(Wish(**asks), DAY, tuple(at.tolist()), f"'{word}'" if word else ""))
    return made


def measure(shape: str, reach: int, count: int) -> dict[str, float]:
    """Milliseconds of the exact first ten after a round to warm up: by the clock on the wall, and
    of processor (the database and this process), which says more on a machine that others use too."""
    asked = questions(shape, reach, count)
    for search in asked[: count // 4]:
        finding.ranked(search, Weighing(), 10)
    walls, busy = [], []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    for search in asked:
        before, start = _processor(backend), time.perf_counter()
        finding.ranked(search, Weighing(), 10)
        walls.append(1000 * (time.perf_counter() - start))
        busy.append(_processor(backend) - before)
    pages = [pages_of(plan_of(search)) for search in asked[: count // 4]]
    p50, p95, p99 = np.percentile(walls, [50, 95, 99]).round(1).tolist()
    cpu50, cpu95 = np.percentile(busy, [50, 95]).round(1).tolist()
    pages50, pages95 = np.percentile(pages, [50, 95]).astype(int).tolist()
    return {
        "p50": p50, "p95": p95, "p99": p99, "cpu50": cpu50, "cpu95": cpu95,
        "pages50": pages50, "pages95": pages95,
    }  # fmt: skip


def _processor(backend: Path) -> float:
    """Milliseconds of processor so far: of this process, and of the database where Linux tells."""
    own = time.process_time_ns()
    theirs = int(backend.read_text().split()[0]) if backend.exists() else 0
    return (own + theirs) / 1e6


def plan_of(search: Search) -> dict[str, Any]:
    """What the database did for the statement of this question."""
    explain = "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) "
    asked = finding.values(search, Weighing(), 10 + finding.SPARE)
    with connection.cursor() as cursor:
        cursor.execute(explain + statement.statement(search, Weighing()), asked)
        return cursor.fetchone()[0][0]["Plan"]


def pages_of(plan: dict[str, Any]) -> int:
    """How many pages of eight kilobytes it looked at, from memory or not."""
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


def read_whole(plan: dict[str, Any]) -> Iterator[str]:
    """The tables that it read from the first to the last page."""
    if plan["Node Type"] == "Seq Scan" and plan["Actual Loops"]:
        yield plan["Relation Name"]
    for part in plan.get("Plans", []):
        yield from read_whole(part)


def run(sizes: list[int], count: int = 200) -> list[dict[str, object]]:
    """Measure every size, reach and shape."""
    results = []
    for size in sizes:
        with filled_database(size):
            for reach in REACHES:
                for shape in SHAPES:
                    row = {"open": size, "km": reach // 1000, "shape": shape}
                    results.append({**row, **measure(shape, reach, count)})
                    say(LINE.format(**results[-1]))
    return results


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    say(json.dumps(run([int(size) for size in sys.argv[1:]] or [2_000, 200_000, 1_000_000])))
