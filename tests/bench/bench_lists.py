"""Every page of the demonstration without a number in its address: `python -m tests.bench.bench_lists`.

Processor of the web process per request (best and median of five rounds), statements of a process
that runs, and bytes, as the role that comes there. Prints the dearest pages and all that miss a goal
of the house. Needs the data of `make demo`, which is not served meanwhile.
"""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.pages_settings")
os.environ.setdefault("AANJAGER_DEMO", "1")
if not os.environ.get("DATABASE_URL"):
    from config.database import embedded_url

    os.environ["DATABASE_URL"] = embedded_url(Path(__file__).parents[2] / "var" / "postgres")

import django

django.setup()

import numpy as np  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import URLResolver, get_resolver  # noqa: E402

from aanjager.demo.region.choices import address  # noqa: E402
from aanjager.kernel.testing import HouseClient  # noqa: E402
from aanjager.trust.accounts.models import User  # noqa: E402
from tests.bench.bench_ranking import say  # noqa: E402

HOST = "lindeveen.localhost"
ROLES = {  # what an address begins with: who comes there
    "/balie/": "consulent",
    "/bijeenkomsten/beheer/": "consulent",
    "/mijn/": "vrijwilliger",
    "/netwerk/": "landelijk",
    "/organisatie/": "coordinator",
}
ROUNDS, EACH, DEAREST = 5, 4, 12
GOALS = {"best ms": 12.0, "statements": 8, "bytes": 60_000}


def addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    """Every address in which nothing is to be filled in."""
    for it in resolver.url_patterns:
        here = before + str(it.pattern)
        if isinstance(it, URLResolver):
            yield from addresses(it, here)
        elif "<" not in here:
            yield here


def cookie_of(role: str) -> str:
    """The session of an account of the demonstration, past the second step."""
    client = HouseClient()
    client.force_login(User.objects.get(email=address(role)))
    return f"sessionid={client.cookies['sessionid'].value}"


class Page:
    """An address, asked in this process as the web server does."""

    server = WSGIHandler()

    def __init__(self, path: str, cookie: str) -> None:
        self.path, self.cookie = path, cookie

    def get(self) -> tuple[bool, int]:
        """Ask for it; say whether it is a page, and how many bytes it has."""
        asked = RequestFactory()._base_environ(
            PATH_INFO=self.path, QUERY_STRING="", HTTP_HOST=HOST, HTTP_COOKIE=self.cookie
        )
        heard: list[tuple[str, str]] = []
        answer = self.server(asked, lambda status, headers: heard.extend([("", status), *headers]))
        size = len(b"".join(answer))
        answer.close()
        told = dict(heard)
        return told[""].startswith("200") and "html" in told.get("Content-Type", ""), size

    def measured(self) -> dict[str, float]:
        """Processor, statements and bytes of a process that knows the page."""
        self.get()
        with CaptureQueriesContext(connection) as captured:
            _is_page, size = self.get()
        statements = len(captured)
        took = []
        for _round in range(ROUNDS):
            start = time.process_time()
            for _time in range(EACH):
                self.get()
            took.append(1000 * (time.process_time() - start) / EACH)
        best, median = round(min(took), 1), round(float(np.median(took)), 1)
        return {"best ms": best, "median ms": median, "statements": statements, "bytes": size}


def run() -> dict[str, dict[str, float]]:
    """Every page, the dearest first."""
    call_command("collectstatic", interactive=False, verbosity=0)
    cookies = {begin: cookie_of(role) for begin, role in ROLES.items()}
    found = {}
    for path in sorted(set(addresses(get_resolver()))):
        page = Page(path, next((it for begin, it in cookies.items() if path.startswith(begin)), ""))
        if page.get()[0]:
            found[path] = page.measured()
    return dict(sorted(found.items(), key=lambda it: -it[1]["best ms"]))


def misses(row: dict[str, float]) -> list[str]:
    """The goals that a page misses."""
    return [name for name, most in GOALS.items() if row[name] > most]


if __name__ == "__main__":
    pages = run()
    for place, (path, row) in enumerate(pages.items()):
        if place < DEAREST or misses(row):
            say(f"{path:<40} {row} {', '.join(misses(row))}")
    say(f"{len(pages)} pages, {sum(bool(misses(row)) for row in pages.values())} miss a goal")
    say(json.dumps(pages))
