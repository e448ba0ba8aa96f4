"""`make demo`: prepare everything, serve web and jobs, say where it is, and stop cleanly.

python -m config.serve [--reset] [--port 8000] [--prepare-only]
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from tempfile import NamedTemporaryFile

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable


def main() -> int:
    """Run the demonstration until Ctrl-C; the exit code says whether everything went well."""
    options = _options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.update(AANJAGER_DEMO="1", AANJAGER_HASHED_FILES="1")
    os.environ.update(AANJAGER_LINK_PORT=str(options.port))
    folder = Path(os.environ.get("AANJAGER_VAR", ROOT / "var"))
    if not _port_is_free(options.port):
        return _fail(f"Port {options.port} is taken. Stop what uses it, or: make demo PORT=8001")
    if options.reset and not os.environ.get("DATABASE_URL"):
        _forget(folder)
    _start_database(folder)
    with NamedTemporaryFile("r", encoding="utf-8") as said:
        prepare = [PYTHON, "-m", "config.prepare", str(options.port), said.name]
        if subprocess.run(prepare, cwd=ROOT, check=False).returncode:
            return _fail("Preparing stopped; the reason stands above.")
        return 0 if options.prepare_only else _serve(options.port, said.read())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reset", action="store_true", help="begin again with fresh data")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--prepare-only", action="store_true", help="prepare, do not serve")
    return parser.parse_args()


def _fail(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 1


def _port_is_free(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) != 0


def _forget(folder: Path) -> None:
    """Take away the embedded database and the files of an earlier run."""
    for name in ("postgres", "media", "mail"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _start_database(folder: Path) -> None:
    """Start our own PostgreSQL unless DATABASE_URL names another; children get its address."""
    if not os.environ.get("DATABASE_URL"):
        from config.database import embedded_url

        os.environ["DATABASE_URL"] = embedded_url(folder / "postgres")


WEB = "-m gunicorn config.wsgi --workers 2 --threads 4 --worker-class gthread --preload --log-level warning"
WORKER = "manage.py procrastinate --verbosity 0 worker --concurrency 2"


def _serve(port: int, said: str) -> int:
    """Start the web server and the worker, say where it is when it answers, wait for Ctrl-C or for one
    of them to end, stop both.
    """
    web = [PYTHON, *WEB.split(), "--bind", f"127.0.0.1:{port}"]
    worker = [PYTHON, *WORKER.split()]
    children = [subprocess.Popen(c, cwd=ROOT, start_new_session=True) for c in (web, worker)]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also when begun behind the scenes
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        if not _answers(port, children[0]):
            return _fail("The web server did not start; the reason stands above.")
        print(said, flush=True)
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        return _fail("One of the two processes stopped by itself; the reason stands above.")
    except KeyboardInterrupt:
        print("\nTot ziens. / Goodbye. De gegevens blijven bewaard; `make demo` vindt ze terug.")
        return 0
    finally:
        _stop(children)


def _answers(port: int, web: "subprocess.Popen[bytes]") -> bool:
    for _ in range(200):
        if web.poll() is not None:
            return False
        if not _port_is_free(port):
            return True
        time.sleep(0.1)
    return False


def _stop(children: "list[subprocess.Popen[bytes]]") -> None:
    """Stop web and worker before the database goes; a second Ctrl-C does not cut this short."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()


if __name__ == "__main__":
    sys.exit(main())
