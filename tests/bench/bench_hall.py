"""The hall at size: `make bench-hall`, or `python -m tests.bench.bench_hall [phones] [restart]`.

Phones are connections of their own to gunicorn as `config/serve.py` starts it (two workers of four
threads), on this machine only. Each joins with the code, then writes eight notes in forty seconds
and asks every two seconds what is new, through the whole middleware. The board is open (the step
after the reveal), so that every note goes to every phone of its group: the heaviest step. Like the
outbox on a phone, a note that did not arrive is sent again under its own number.

It prints how long reading and writing took and when a note was seen elsewhere, counts in the
database what was lost or doubled, goes on to 500 phones to show where it bends, and ends with a
run in which the server is killed and started again halfway. It stops by itself.
"""

import asyncio
import http.client
import json
import os
import random
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

import numpy as np  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from aanjager.assembly.groups import actions  # noqa: E402
from aanjager.assembly.groups.models import Note, WorkingGroup  # noqa: E402
from aanjager.assembly.groups.tests.factories import HallMeetingFactory  # noqa: E402
from aanjager.kernel.actor import CLOCK  # noqa: E402
from tests.bench.bench_ranking import say, scratch_database  # noqa: E402

PORT = int(os.environ.get("AANJAGER_BENCH_PORT", "8117"))
GROUPS, NOTES, WRITING, POLL, AFTER, HOST = 5, 8, 40.0, 2.0, 12.0, "localhost"
GOALS = {"read p95": 300, "write p95": 600, "seen p95": 3_000}


@dataclass
class Figures:
    """What the phones measured, in milliseconds."""

    read: list[float] = field(default_factory=list)
    write: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    again: int = 0
    written_at: dict[str, float] = field(default_factory=dict)


class Phone:
    """One telephone: its own connection, its cookies, its outbox, and the notes of its group it saw."""

    def __init__(self, code: str, group: int, figures: Figures) -> None:
        self.code, self.group, self.figures = code, group, figures
        self.cookies: dict[str, str] = {}
        self.version, self.known = 0, set()
        self.board = ""
        # A browser writes and asks over connections of their own.
        self.lines: dict[str, tuple[asyncio.StreamReader, asyncio.StreamWriter] | None] = {}
        self.busy = {"GET": asyncio.Lock(), "POST": asyncio.Lock()}

    async def ask(
        self, method: str, path: str, body: str = ""
    ) -> tuple[int, dict[str, str], bytes]:
        """Send a request over the connection that stands, or over a new one."""
        async with self.busy[method]:
            try:
                return await asyncio.wait_for(self._ask(method, path, body), 20)
            except (OSError, asyncio.IncompleteReadError, ValueError, TimeoutError):
                line = self.lines.pop(method, None)
                if line:
                    line[1].close()
                raise

    async def _ask(self, method: str, path: str, body: str) -> tuple[int, dict[str, str], bytes]:
        line = self.lines.get(method)
        fresh = line is None or line[0].at_eof()
        if fresh:
            line = self.lines[method] = await asyncio.open_connection("127.0.0.1", PORT)
        reader, writer = line
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept: application/json\r\n"
        head += f"Cookie: {cookies}\r\n" if cookies else ""
        if body:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}\r\n{body}".encode())
        try:
            status, headers = await self._head(reader)
        except (OSError, asyncio.IncompleteReadError, ValueError):
            if fresh or method != "GET":
                raise
            self.lines.pop(
                method, None
            )  # the server let go of an idle connection: a browser asks again too
            return await self._ask(method, path, body)
        length = int(headers.get("content-length", "0"))
        content = await reader.readexactly(length) if length else b""
        if headers.get("connection", "").lower() == "close":
            writer.close()
            self.lines.pop(method, None)
        return status, headers, content

    async def _head(self, reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
        first = (await reader.readline()).split()
        if len(first) < 2:
            raise ConnectionResetError("The server let go of the connection.")
        status = int(first[1])
        headers: dict[str, str] = {}
        while (line := await reader.readline()) not in (b"\r\n", b""):
            name, _, value = line.decode().partition(":")
            if name.lower() == "set-cookie":
                key, _, rest = value.strip().partition("=")
                self.cookies[key] = rest.split(";")[0]
            headers[name.lower()] = value.strip()
        return status, headers

    async def join(self) -> None:
        """Come by the card on the table."""
        _status, _headers, page = await self.ask("GET", f"/w/{self.code}/{self.group}/")
        token = page.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        self.token = token
        form = urlencode({"csrfmiddlewaretoken": token, "group": self.group, "label": ""})
        status, headers, _ = await self.ask("POST", f"/w/{self.code}/{self.group}/", form)
        assert status == 302, status
        self.board = headers["location"]

    async def write(self, start: float, mine: random.Random) -> None:
        """Write eight notes at moments of one's own; send again what did not arrive."""
        for moment in sorted(mine.uniform(0, WRITING) for _ in range(NOTES)):
            await asyncio.sleep(max(0, start + moment - time.perf_counter()))
            number, begun = str(uuid4()), time.perf_counter()
            facts = {"csrfmiddlewaretoken": self.token, "client_id": number}
            form = urlencode({**facts, "text": f"Punt {number}: beter aansluiten bij de buurt"})
            while True:
                try:
                    sent = time.perf_counter()
                    status, _, _ = await self.ask("POST", f"{self.board}briefjes/", form)
                    if status == 200:
                        break
                except (OSError, asyncio.IncompleteReadError, ValueError, TimeoutError, IndexError):
                    pass
                self.figures.again += 1
                await asyncio.sleep(1)
            self.figures.write.append(1000 * (time.perf_counter() - sent))
            self.figures.written_at[number] = begun
            self.known.add(number)

    async def follow(self, until: float, mine: random.Random) -> None:
        """Ask every two seconds what is new, and note when a note of another is first seen."""
        await asyncio.sleep(mine.uniform(0, POLL))
        while time.perf_counter() < until:
            begun = time.perf_counter()
            try:
                path = f"{self.board}sinds/?sinds={self.version}"
                status, _, content = await self.ask("GET", path)
            except (OSError, asyncio.IncompleteReadError, ValueError, TimeoutError, IndexError):
                status = 0
            ended = time.perf_counter()
            if status in (200, 204):
                self.figures.read.append(1000 * (ended - begun))
            if status == 200:
                self._learn(json.loads(content), ended)
            await asyncio.sleep(max(0, POLL - (time.perf_counter() - begun)))

    def _learn(self, news: dict, ended: float) -> None:
        self.version = news["version"]
        for note in news.get("notes", []):
            if note["id"] not in self.known:
                self.known.add(note["id"])
                begun = self.figures.written_at.get(note["id"])
                if begun and not note["mine"]:
                    self.figures.seen.append(1000 * (ended - begun))


def furnish() -> tuple[str, int]:
    """A hall with five groups on the open board."""
    meeting, moment = HallMeetingFactory(ends_at=now().replace(year=now().year + 1)), now()
    sitting = actions.prepare(meeting, by=CLOCK, at=moment)
    actions.make_groups(meeting, count=GROUPS, by=CLOCK, at=moment)
    actions.open_sitting(sitting, by=CLOCK, at=moment)
    WorkingGroup.objects.filter(meeting=meeting).update(state="ordering")
    return sitting.join_code, meeting.pk


def served() -> "subprocess.Popen[bytes]":
    """gunicorn on the scratch database, started as `config/serve.py` does."""
    where = connection.settings_dict
    login = f"{quote(where['USER'])}:{quote(where['PASSWORD'] or '')}"
    door = f"{where['HOST']}:{where['PORT']}" if where["PORT"] else ""
    place = "" if where["PORT"] else f"?host={quote(where['HOST'], safe='')}"
    command = f"-m gunicorn config.wsgi --bind 127.0.0.1:{PORT} --workers 2 --threads 4 --worker-class gthread"
    server = subprocess.Popen(
        [sys.executable, *command.split(), "--log-level", "error"],
        env={**os.environ, "DATABASE_URL": f"postgresql://{login}@{door}/{where['NAME']}{place}"},
    )
    _answers(server)
    _warm()
    return server


def _warm() -> None:
    """Ask until both workers have read the house: a first request reads all of it."""
    for _ in range(8):
        link = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        link.request("GET", "/w/", headers={"Host": HOST, "Connection": "close"})
        link.getresponse().read()
        link.close()


def _answers(server: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise SystemExit("The web server did not start; the reason stands above.")
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", PORT)) == 0:
                return
        time.sleep(0.1)


def _stop(server: "subprocess.Popen[bytes]", *, hard: bool = False) -> None:
    if hard:  # the workers too, in the middle of what they do
        for child in _children(server.pid):
            os.kill(child, 9)
        server.kill()
    else:
        server.terminate()
    server.wait(timeout=30)


def _children(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as listed:
        return [int(child) for child in listed.read().split()]


async def _crowd(code: str, phones: int, figures: Figures, halfway=None) -> int:
    """Let the phones join, write and follow; return how many notes they were told are kept."""
    crowd = [Phone(code, 1 + n % GROUPS, figures) for n in range(phones)]
    for at in range(0, phones, 25):
        await asyncio.gather(*(phone.join() for phone in crowd[at : at + 25]))
    start = time.perf_counter() + 1
    until = start + WRITING + AFTER
    chances = [random.Random(n) for n in range(phones)]
    acts = [p.write(start, chance) for p, chance in zip(crowd, chances, strict=True)]
    acts += [p.follow(until, chance) for p, chance in zip(crowd, chances, strict=True)]
    if halfway:
        acts.append(halfway(start + WRITING / 2))
    await asyncio.wait_for(asyncio.gather(*acts), WRITING + AFTER + 120)
    for phone in crowd:
        for line in phone.lines.values():
            if line:
                line[1].close()
    return len(figures.written_at)


def p(values: list[float], percent: int) -> float:
    return round(float(np.percentile(values, percent)), 1) if values else 0.0


def run(phones: int, *, restart: bool = False) -> dict[str, object]:
    """One crowd on a fresh server; with `restart` the server dies halfway and comes back."""
    figures, (code, meeting) = Figures(), furnish()
    servers = [served()]

    async def die(moment: float) -> None:
        await asyncio.sleep(moment - time.perf_counter())
        _stop(servers.pop(), hard=True)
        await asyncio.sleep(2)
        servers.append(await asyncio.to_thread(served))

    try:
        told = asyncio.run(_crowd(code, phones, figures, die if restart else None))
    finally:
        _stop(servers.pop())
    notes = Note.objects.filter(group__meeting=meeting)
    numbers = {str(it) for it in notes.values_list("client_id", flat=True)}
    found: dict[str, object] = {
        "phones": phones,
        "restart": restart,
        "read p50": p(figures.read, 50), "read p95": p(figures.read, 95),
        "write p50": p(figures.write, 50), "write p95": p(figures.write, 95),
        "seen p50": p(figures.seen, 50), "seen p95": p(figures.seen, 95),
        "polls": len(figures.read),
        "sent again": figures.again,
        "notes": notes.count(),
        "lost": len(set(figures.written_at) - numbers) + phones * NOTES - told,
        "double": notes.count() - notes.values("text").distinct().count(),
    }  # fmt: skip
    say(json.dumps(found))
    return found


def phones_part(sizes: list[int]) -> list[dict[str, object]]:
    """The crowds, and the one in which the server is killed."""
    found = [run(size) for size in sizes]
    return [*found, run(sizes[0], restart=True)]


# What `make bench-hall` measures, part by part: a line for each.
PARTS = {"phones": phones_part}


def main() -> int:
    """Run every part; say which goals were met."""
    sizes = [int(it) for it in sys.argv[1:]] or [250, 500]
    with scratch_database():
        found = {name: part(sizes) for name, part in PARTS.items()}
    first, wrong = found["phones"][0], 0
    for name, goal in GOALS.items():
        met = float(first[name]) < goal
        wrong += not met
        say(f"{name:<10} {first[name]:>8} ms   goal {goal} ms   {'met' if met else 'MISSED'}")
    lost = sum(int(it["lost"]) + int(it["double"]) for it in found["phones"])
    say(f"lost or double in all runs: {lost}")
    say(json.dumps(found))
    return 1 if wrong or lost else 0


if __name__ == "__main__":
    sys.exit(main())
