"""What every room's tests share."""

import re
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from aanjager.kernel.refusals import Refused

WRITES = ("INSERT", "UPDATE", "DELETE")
# Bookkeeping of the session itself, and counts of tries, which a wrong link is as well.
MAY_BE_WRITTEN = ("django_session", "usersessions_usersession", "shared_memory")
NEVER_IN_A_PAGE = ("{{", "{%", " onclick=", " onchange=", "<script>", " style=", "None</")
PAGE_LIMIT_BYTES = 60_000
LINES = 60  # connections at once; the database of the house has room for a hundred


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do everything at the same moment, each in a thread; return what each gave, in order.

    Who was refused gave the `Refused`; anything else that goes wrong is raised here.
    """
    together, lines = Barrier(len(acts)), BoundedSemaphore(LINES)

    def run(act: Callable[[], Any]) -> Any:
        together.wait(20)
        with lines:
            try:
                return act()
            except Refused as no:
                return no
            finally:
                connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def refused_at_once(*acts: Callable[[], Any]) -> list[str]:
    """Do everything at the same moment; return the sentences of who was refused."""
    return [str(it) for it in at_once(*acts) if isinstance(it, Refused)]


def done_at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do everything at the same moment; return what was made by who was not refused."""
    return [it for it in at_once(*acts) if it and not isinstance(it, Refused)]


def count_queries(act: Callable[[], object]) -> int:
    """Return how many statements the act sends to the database."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


class HouseClient(Client):
    """A browser that also checks what must hold for every page."""

    def request(self, **request: Any) -> Any:
        with CaptureQueriesContext(connection) as captured:
            response: Any = super().request(**request)
        if request["REQUEST_METHOD"] in ("GET", "HEAD"):
            written = [
                q["sql"]
                for q in captured
                if q["sql"].startswith(WRITES) and not any(t in q["sql"] for t in MAY_BE_WRITTEN)
            ]
            assert not written, f"Looking at a page changed the database: {written}"
        if response.headers.get("Content-Type", "").startswith("text/html"):
            self.check_page(response)
        return response

    def force_login(self, user: Any, backend: str | None = None) -> None:
        """Sign in wholly, with the second step, so that staff stand at the desk at once."""
        super().force_login(user, backend)
        session = self.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()

    def check_page(self, response: HttpResponse) -> None:
        """Refuse unrendered signs, inline script and style, heavy pages and broken references."""
        text = response.content.decode()
        leaked = [sign for sign in NEVER_IN_A_PAGE if sign in text]
        assert not leaked, f"The page holds {leaked}"
        assert len(response.content) <= PAGE_LIMIT_BYTES, f"{len(response.content)} bytes of HTML"
        ids = re.findall(r'\sid="([^"]*)"', text)
        twice = [i for i, times in Counter(ids).items() if times > 1]
        assert not twice, f"These ids stand in the page twice: {twice}"
        if "<html" in text:
            wanted = re.findall(r'\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"', text)
            missing = {name for many in wanted for name in many.split()} - set(ids)
            assert not missing, f"The page points at ids that are not there: {missing}"
