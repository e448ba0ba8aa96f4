"""The speed and the memory of an import: `python -m tests.bench.bench_import [rows]`.

Writes a file with awkward values, brings it in through the same actions as the page does, in a
scratch database, and prints a table and a JSON. Brings it in once more (nothing may change) and
takes it back. Cleans up after itself.
"""

import csv
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from aanjager.community.centres.models import Centre  # noqa: E402
from aanjager.community.places.models import Area, Postcode  # noqa: E402
from aanjager.exchange.imports import actions, queries  # noqa: E402
from aanjager.exchange.imports.models import Import  # noqa: E402
from aanjager.exchange.opportunities.models import Opportunity, Standing  # noqa: E402
from aanjager.kernel.actor import CLOCK  # noqa: E402

GOAL_SECONDS, GOAL_MB = 180, 500
HEADER = (
    "id;titel;organisatie;omschrijving;thema;postcode;begindatum;einddatum;frequentie;uren;aantal"
)
WORDS = """koffie schenken wandelen taalmaatje tuin ouderen kinderen koken chauffeur voorlezen sjouwen
bezoek muziek bestuur penningmeester website repareren dieren asiel voetbal zwemmen bibliotheek""".split()  # noqa: SIM905
THEMES = ["Ouderen", "Sport en bewegen", "natuur", "Onderwijs", "Dieren", "iets onbekends", ""]
DAYS = ["2-3-2099", "2099-03-02", "2 maart 2099", "March 02 2099", ""]
AWKWARD = [
    "<script>alert(1)</script>Kom <b>helpen</b> &amp; lachen",
    '=HYPERLINK("http://example.org";"klik")',
    "Regel een\nregel twee\r\nregel drie",
    'Zij zei: "kom erbij"; en toen\tkwam iedereen',
    "Ça va? Привет, 日本, emoji 🎉, \u202eomgekeerd",
    "",
]


def rows(count: int, seed: int = 11) -> Iterator[list[str]]:
    """So many opportunities of one organisation in fifty; one row in a hundred is no good."""
    chance = random.Random(seed)
    for number in range(count):
        words = chance.choices(WORDS, k=chance.randint(20, 90))
        text = f"{chance.choice(AWKWARD)} {' '.join(words)}."
        starts = chance.choice(DAYS) if number % 100 else "32-13-2099"
        yield [
            f"V{number}",
            f"{words[0].title()} en {words[1]} {number}",
            f"Vereniging {number % max(count // 50, 1)}",
            text if number % 500 else "x" * 12_000,
            chance.choice(THEMES),
            f"{chance.randint(7000, 7999)} AB",
            starts,
            chance.choice(["", "31-12-2099"]),
            chance.choice(["wekelijks", "eenmalig", "in overleg"]),
            chance.choice(["2", "2,5", ""]),
            str(chance.randint(1, 20)),
        ]


def write(path: Path, count: int) -> int:
    """Write the file; return its size in bytes."""
    with path.open("w", encoding="cp1252", errors="replace", newline="") as file:
        file.write(HEADER + "\r\n")
        csv.writer(file, delimiter=";").writerows(rows(count))
    return path.stat().st_size


@contextmanager
def scratch_database() -> Iterator[None]:
    """A database of its own beside the real one, gone afterwards."""
    connection.settings_dict["TEST"]["NAME"] = f"aanjager_bench_{os.getpid()}"
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


def town() -> Centre:
    """A centre in an area of a thousand postcodes."""
    call_command("load_reference", verbosity=0, stdout=StringIO())
    area = Area.objects.create(kind="municipality", code="GM9999", name="Overal", valid_from=2022)
    Postcode.objects.bulk_create(
        Postcode(
            digits=str(digits), town="Overal", area=area, source="bench",
            point=(100_000 + 100.0 * (digits % 1_000), 450_000.0),
        )
        for digits in range(7000, 8000)
    )  # fmt: skip
    return Centre.objects.create(name="Bench", slug="bench", area=area, email="bench@example.org")


def peak_mb() -> float:
    """The most memory this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def database_seconds() -> float:
    """What the processor did for our session at the database; 0 when that runs elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def timed(act: Callable[[], Import], count: int) -> dict[str, object]:
    """Do it, and say how long it took and what became of the rows."""
    started, processor, database = time.perf_counter(), time.process_time(), database_seconds()
    it = act()
    seconds = time.perf_counter() - started
    return {
        "seconds": round(seconds, 1),
        "own_processor_seconds": round(time.process_time() - processor, 1),
        "database_processor_seconds": round(database_seconds() - database, 1),
        "rows_per_second": round(count / seconds),
        "peak_mb": round(peak_mb()),
        "state": it.state,
        "counts": queries.counts(it),
        "import": it.pk,
    }


def bring(centre: Centre, path: Path) -> Import:
    """Bring the file in, the way the page and the command line do."""
    with path.open("rb") as file:
        it = actions.upload(centre, actions.Source(path.name, file), by=CLOCK, at=now())
    actions.start(it, in_background=False, by=CLOCK, at=now())
    return actions.run(it, by=CLOCK, at=now())


def main(count: int) -> None:
    with scratch_database(), tempfile.TemporaryDirectory() as folder:
        centre, path = town(), Path(folder) / "vacatures.csv"
        size = write(path, count)
        outcome = {"rows": count, "file_mb": round(size / 1e6, 1), "start_mb": round(peak_mb())}
        outcome["first"] = timed(lambda: bring(centre, path), count)
        outcome["on_line"] = Opportunity.objects.filter(status="open").count()
        outcome["standing"] = Standing.objects.count()
        outcome["again"] = timed(lambda: bring(centre, path), count)
        first = Import.objects.get(pk=outcome["first"]["import"])

        def back() -> Import:
            actions.undo(first, in_background=False, by=CLOCK, at=now())
            return actions.run(first, by=CLOCK, at=now())

        outcome["undo"] = timed(back, count)
        outcome["left"] = Opportunity.objects.count()
    for name in ("first", "again", "undo"):
        facts = outcome[name]
        print(
            f"{name:<6} {facts['seconds']:>7} s (processor: own {facts['own_processor_seconds']} s, "
            f"database {facts['database_processor_seconds']} s) "
            f"{facts['rows_per_second']:>6} rows/s {facts['peak_mb']:>5} MB  {facts['counts']}"
        )
    in_time = outcome["first"]["seconds"] <= GOAL_SECONDS and outcome["first"]["peak_mb"] <= GOAL_MB
    print(
        f"goal for 100,000: {GOAL_SECONDS} s and {GOAL_MB} MB: {'reached' if in_time else 'NOT reached'}"
    )
    print(json.dumps(outcome))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
