"""Pages under load and in processor: `python -m tests.bench.bench_pages [opportunities]`.

For the finder, one opportunity, an area and the desk: statements (warm, and in a process that
remembers nothing), processor of the web process per request, and requests a second with their
waiting times under gunicorn with two workers of four threads and eight connections; beside the
bare SQL of the same page, an empty view and the finder's page from strings. The bench that asks
uses the same cores. Then other lists by processor, and what a first visit weighs. Fixed seeds.
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
from django.core.cache import cache  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from tests.bench import country, pages_world  # noqa: E402
from tests.bench.bench_ranking import say, scratch_database  # noqa: E402
from tests.bench.pages_weight import first_visit, over_the_wire  # noqa: E402
from tests.bench.pages_world import HOST  # noqa: E402

PORT = int(os.environ.get("AANJAGER_BENCH_PORT", "8106"))
CONNECTIONS = 8
SECONDS = int(os.environ.get("AANJAGER_BENCH_SECONDS", "8"))
ROUNDS = int(os.environ.get("AANJAGER_BENCH_ROUNDS", "7"))
LISTS = ("mensen", "organisaties", "vacatures", "reacties", "bemiddeling")
LINE = (
    "{page:<10} {cold:>5} {warm:>5} {best:>7} {median:>7}"
    " {bare:>9} {rate:>8} {p50:>7} {p95:>7} {p99:>7}"
)


class Visitor:
    """Asks the application for pages in this process, as the web server does."""

    def __init__(self, cookie: str = "") -> None:
        self.application, self.cookie = WSGIHandler(), cookie

    def get(self, address: str) -> bytes:
        path, _, query = address.partition("?")
        asked = RequestFactory()._base_environ(
            PATH_INFO=path, QUERY_STRING=query, HTTP_HOST=HOST, HTTP_COOKIE=self.cookie
        )
        heard: list[str] = []
        answer = self.application(asked, lambda status, headers: heard.append(status))
        body = b"".join(answer)
        answer.close()
        if not heard[0].startswith("200"):
            raise SystemExit(f"{address} answered {heard[0]}")
        return body


def questions(page: str, count: int) -> list[str]:
    """Questions to the finder that differ, as visitors ask them."""
    chance = np.random.default_rng(5)
    return [
        f"{page}?"
        + urlencode(
            {
                "waar": str(1000 + chance.integers(0, 400)),
                "km": 10,
                "thema": f"thema-{chance.integers(0, 12)}",
                "wanneer": ["saturday", "weekday_evening"][n % 2],
                "wat": country.typed(chance, "common") if n % 3 == 0 else "",
            }
        )
        for n in range(count)
    ]


def addresses(name: str, size: int, count: int = 100) -> list[str]:
    """The addresses of a page, each time the same ones."""
    chance = np.random.default_rng(6)
    several = {
        "empty": lambda: ["/leeg/"],
        "strings": lambda: questions("/tekst/", count),
        "finder": lambda: questions("/vacatures/", count),
        "detail": lambda: [f"/vacatures/{pk}/" for pk in chance.integers(1, size, count)],
        "area": lambda: [f"/gebieden/gemeente/GM{n:04}/" for n in range(20)],
        "desk": lambda: ["/balie/"],
    }
    return several.get(name, lambda: [f"/balie/{name}/"])()


def in_process(visitor: Visitor, asked: list[str]) -> dict[str, float]:
    """Statements cold and warm, and processor of this process per request: best and middle round."""
    cache.clear()
    with CaptureQueriesContext(connection) as cold:
        visitor.get(asked[0])
    when_cold = len(cold)
    for address in asked * 2:
        visitor.get(address)
    warm = []
    for address in asked[:20]:
        with CaptureQueriesContext(connection) as captured:
            visitor.get(address)
        warm.append(len(captured))
    took = []
    many = asked * max(1, 60 // len(asked))
    for _round in range(ROUNDS):
        start = time.process_time()
        for address in many:
            visitor.get(address)
        took.append(1000 * (time.process_time() - start) / len(many))
    return {
        "cold": when_cold,
        "warm": max(warm),
        "best ms": round(min(took), 2),
        "median ms": round(float(np.median(took)), 2),
        "html": len(visitor.get(asked[0])),
    }


def bare_sql(visitor: Visitor, asked: list[str], seconds: float = 4) -> float:
    """How often a second the statements of the page alone can be asked, by two connections."""
    with CaptureQueriesContext(connection) as captured:
        for address in asked:
            visitor.get(address)
    statements = [row["sql"] for row in captured]
    if not statements:
        return 0.0
    done = [0, 0]

    def ask(who: int) -> None:
        own = connection.copy()
        end = time.perf_counter() + seconds
        with own.cursor() as cursor:
            while time.perf_counter() < end:
                for sql in statements:
                    cursor.execute(sql)
                done[who] += len(asked)
        own.close()

    threads = [threading.Thread(target=ask, args=(who,)) for who in (0, 1)]
    start = time.perf_counter()
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return round(sum(done) / (time.perf_counter() - start), 1)


def load(asked: list[str], cookie: str, seconds: float = SECONDS) -> dict[str, float]:
    """Requests a second and milliseconds at 50, 95 and 99 percent, with eight connections."""
    took: list[list[float]] = [[] for _ in range(CONNECTIONS)]
    wrong: list[str] = []
    end = time.perf_counter() + seconds
    headers = {"Host": HOST, **({"Cookie": cookie} if cookie else {})}

    def visit(who: int) -> None:
        link = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        n = who * len(asked) // CONNECTIONS
        while time.perf_counter() < end and not wrong:
            start = time.perf_counter()
            link.request("GET", asked[n % len(asked)], headers=headers)
            answer = link.getresponse()
            answer.read()
            if answer.status != 200:
                wrong.append(f"{asked[n % len(asked)]} answered {answer.status}")
            took[who].append(1000 * (time.perf_counter() - start))
            n += 1

    threads = [threading.Thread(target=visit, args=(who,)) for who in range(CONNECTIONS)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    if wrong:
        raise SystemExit(wrong[0])
    every = np.concatenate(took)
    p50, p95, p99 = np.percentile(every, [50, 95, 99]).round(1).tolist()
    return {"a second": round(len(every) / seconds, 1), "p50": p50, "p95": p95, "p99": p99}


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
    """Everything about the pages at one size."""
    call_command("collectstatic", interactive=False, verbosity=0)
    with scratch_database():
        country.fill(size)
        pages_world.furnish()
        cookie = pages_world.desk_cookie()
        found: dict[str, object] = {"open": size, "load of the machine": os.getloadavg()[0]}
        pages = dict.fromkeys(("empty", "strings", "finder", "detail", "area"), "")
        table = _table({**pages, "desk": cookie}, size)
        found["pages"] = table
        found["lists"] = _lists(cookie)
        server = served()
        try:
            found["first visit"] = {path: _weighed(path) for path in ("/", "/vacatures/")}
        finally:
            server.terminate()
            server.wait()
    finder = table["finder"]["a second"]
    found["finder against"] = {
        "strings": round(table["strings"]["a second"] / finder, 2),
        "empty": round(table["empty"]["a second"] / finder, 2),
        "bare SQL": round(table["finder"]["bare SQL"] / finder, 2),
        "strings in processor": round(table["finder"]["best ms"] / table["strings"]["best ms"], 2),
    }
    say(f"The finder against {found['finder against']}")
    return found


def _table(pages: dict[str, str], size: int) -> dict[str, dict[str, float]]:
    names = dict.fromkeys(
        ("cold", "warm", "best", "median", "bare", "rate", "p50", "p95", "p99"), ""
    )
    say(LINE.format(page="page", **{**names, **{name: name for name in names}}))
    table = {}
    for name, cookie in pages.items():
        visitor, asked = Visitor(cookie), addresses(name, size)
        table[name] = {**in_process(visitor, asked), "bare SQL": bare_sql(visitor, asked[:40])}
    server = served()
    try:
        for name, cookie in pages.items():
            asked = addresses(name, size, 400)
            load(asked, cookie, seconds=SECONDS / 2)  # warm
            row = table[name] = {**table[name], **load(asked, cookie)}
            say(
                LINE.format(
                    page=name, cold=row["cold"], warm=row["warm"], best=row["best ms"],
                    median=row["median ms"], bare=row["bare SQL"], rate=row["a second"],
                    p50=row["p50"], p95=row["p95"], p99=row["p99"],
                )
            )  # fmt: skip
    finally:
        server.terminate()
        server.wait()
    return table


def _lists(cookie: str) -> dict[str, dict[str, float]]:
    """The lists of the desk, by processor and statements alone."""
    visitor = Visitor(cookie)
    found = {name: in_process(visitor, addresses(name, 0)) for name in LISTS}
    for name, row in found.items():
        say(f"/balie/{name + '/':<14} {row}")
    return found


def _weighed(path: str) -> dict[str, int]:
    files = first_visit(over_the_wire(PORT, HOST), path)
    say(f"First visit to {path}: {sum(files.values()):,} bytes in {len(files)} files")
    for address, size in sorted(files.items(), key=lambda it: -it[1]):
        say(f"  {size:>7,}  {address}")
    return {"bytes": sum(files.values()), **files}


if __name__ == "__main__":
    say(json.dumps(run(int((sys.argv[1:] or ["20000"])[0]))))
