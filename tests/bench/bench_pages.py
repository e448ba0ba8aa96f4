"""The finder as a page: `python -m tests.bench.bench_pages [opportunities]`.

Statements, processor of the web process per request, and requests per second under gunicorn with
two workers of four threads, beside the bare SQL of the same page, an empty view and the same page
from strings. Eight connections, every question different, one machine for all of it.
"""

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from urllib.parse import quote, urlencode

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.pages_settings"

import django

django.setup()

import numpy as np  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from aanjager.community.places.models import Postcode  # noqa: E402
from aanjager.community.skills.models import Theme  # noqa: E402
from tests.bench import country  # noqa: E402
from tests.bench.bench_ranking import say, scratch_database  # noqa: E402

PORT = int(os.environ.get("AANJAGER_BENCH_PORT", "8106"))
CONNECTIONS, SECONDS, HOST = 8, 8, "localhost"


def furnish() -> None:
    """Postcodes to type and themes to choose."""
    points, likely = country.places()
    best = np.argsort(-likely)[:400]
    Postcode.objects.bulk_create(
        Postcode(
            digits=str(1000 + n), town=f"Plaats {n}", point=tuple(points[at]), area_id=1, source="b"
        )
        for n, at in enumerate(best)
    )
    Theme.objects.bulk_create(
        Theme(code=f"thema-{n}", name_nl=f"Thema {n}", name_en=f"Theme {n}", position=n)
        for n in range(12)
    )


def addresses(page: str, count: int) -> list[str]:
    """Questions that differ, as visitors ask them."""
    chance = np.random.default_rng(5)
    return [
        f"{page}?"
        + urlencode(
            {
                "waar": str(1000 + chance.integers(0, 400)),
                "km": 10,
                "thema": f"thema-{chance.integers(0, 12)}",
                "wanneer": ["saturday", "weekday_evening"][n % 2],
                "wat": country.COMMON[n % len(country.COMMON)] if n % 3 == 0 else "",
            }
        )
        for n in range(count)
    ]


def in_process(count: int = 200) -> dict[str, float]:
    """Statements and milliseconds of processor of this process per request, warm."""
    client, asked = Client(headers={"host": HOST}), addresses("/vacatures/", count)
    for address in asked[:60]:
        client.get(address)
    took, statements = [], []
    for address in asked:
        start = time.thread_time()
        client.get(address)
        took.append(1000 * (time.thread_time() - start))
    for address in asked[:20]:
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        statements.append(len(captured))
    return {"web ms": round(float(np.median(took)), 2), "statements": max(statements)}


def bare_sql(seconds: float = 4) -> float:
    """How often a second the statements of the page alone can be asked, by two connections."""
    client, asked = Client(headers={"host": HOST}), addresses("/vacatures/", 40)
    with CaptureQueriesContext(connection) as captured:
        for address in asked:
            client.get(address)
    statements = [row["sql"] for row in captured]
    done = [0, 0]

    def ask(who: int) -> None:
        from django.db import connections

        own = connections.create_connection("default")
        own.settings_dict = connection.settings_dict
        end = time.perf_counter() + seconds
        with own.cursor() as cursor:
            while time.perf_counter() < end:
                for sql in statements:
                    cursor.execute(sql.replace("%", "%%") if "%%" in sql else sql)
                done[who] += len(asked)
        own.close()

    threads = [threading.Thread(target=ask, args=(who,)) for who in (0, 1)]
    start = time.perf_counter()
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return round(sum(done) / (time.perf_counter() - start), 1)


def load(page: str) -> dict[str, float]:
    """Requests a second and milliseconds at 50, 95 and 99 percent, with eight connections."""
    asked, took = addresses(page, 400), [[] for _ in range(CONNECTIONS)]
    end = time.perf_counter() + SECONDS

    def visit(who: int) -> None:
        link = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        n = who * 50
        while time.perf_counter() < end:
            start = time.perf_counter()
            link.request("GET", asked[n % len(asked)], headers={"Host": HOST})
            answer = link.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"{asked[n % len(asked)]} answered {answer.status}")
            took[who].append(1000 * (time.perf_counter() - start))
            n += 1

    threads = [threading.Thread(target=visit, args=(who,)) for who in range(CONNECTIONS)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    every = np.concatenate(took)
    p50, p95, p99 = np.percentile(every, [50, 95, 99]).round(1).tolist()
    return {"a second": round(len(every) / SECONDS, 1), "p50": p50, "p95": p95, "p99": p99}


def served() -> subprocess.Popen[bytes]:
    """gunicorn on the scratch database."""
    where = connection.settings_dict
    login = f"{quote(where['USER'])}:{quote(where['PASSWORD'] or '')}"
    door = f"{where['HOST']}:{where['PORT']}" if where["PORT"] else ""
    socket = "" if where["PORT"] else f"?host={quote(where['HOST'], safe='')}"
    command = f"-m gunicorn config.wsgi --bind 127.0.0.1:{PORT} --workers 2 --threads 4"
    server = subprocess.Popen(
        [sys.executable, *command.split(), "--log-level", "warning"],
        env={
            **os.environ,
            "DATABASE_URL": f"postgresql://{login}@{door}/{where['NAME']}{socket}",
            "AANJAGER_HOSTS": "localhost",
        },
    )
    for _ in range(100):
        try:
            http.client.HTTPConnection("127.0.0.1", PORT, timeout=2).connect()
            break
        except OSError:
            time.sleep(0.2)
    return server


def run(size: int) -> dict[str, object]:
    """Everything about the page at one size."""
    with scratch_database():
        country.fill(size)
        furnish()
        found: dict[str, object] = {"open": size, **in_process(), "bare SQL": bare_sql()}
        server = served()
        try:
            for name, page in (
                ("empty", "/leeg/"),
                ("strings", "/tekst/"),
                ("finder", "/vacatures/"),
            ):
                load(page)  # warm
                found[name] = load(page)
                say(f"{name:<10} {found[name]}")
        finally:
            server.terminate()
            server.wait()
    rates = {name: found[name]["a second"] for name in ("empty", "strings", "finder")}
    found["strings : finder"] = round(rates["strings"] / rates["finder"], 2)
    found["empty : finder"] = round(rates["empty"] / rates["finder"], 2)
    found["bare SQL : finder"] = round(found["bare SQL"] / rates["finder"], 2)
    return found


if __name__ == "__main__":
    say(json.dumps(run(int((sys.argv[1:] or ["20000"])[0]))))
