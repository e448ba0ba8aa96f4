"""`make bench`: every bench one after another, each in a process of its own, then one JSON.

    python -m tests.bench [ranking pages areas import fairness seats agreements answers]

The short form of each runs in the suite; this is the long one, some twenty minutes on two cores.
"""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from django.conf import settings

BENCHES = ("ranking", "pages", "areas", "import", "fairness", "seats", "agreements", "answers")


def main() -> int:
    """Run the benches that are named, or all; write their JSON to `var/bench.json`."""
    chosen = sys.argv[1:] or BENCHES
    unknown = set(chosen) - set(BENCHES)
    if unknown:
        print(
            f"Unknown: {', '.join(sorted(unknown))}. Choose from {', '.join(BENCHES)}.",
            file=sys.stderr,
        )
        return 2
    found: dict[str, object] = {"machine": {"cores": os.cpu_count(), "system": platform.platform()}}
    for name in chosen:
        print(f"\n== {name}", flush=True)
        found[name] = _run(name)
    target = Path(settings.VAR) / "bench.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"\nThe figures as JSON: {target}")
    return 0 if all(found[name] is not None for name in chosen) else 1


def _run(name: str) -> object:
    """Run one bench, show what it prints, and return the JSON of its last line."""
    command = [sys.executable, "-m", f"tests.bench.bench_{name}"]
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bench:
        for line in bench.stdout or ():
            lines.append(line)
            print(line, end="", flush=True)
    last = next((line for line in reversed(lines) if line.startswith(("{", "["))), "null")
    return json.loads(last)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.exit(main())
