"""The questions by which a centre sees whom it reaches; the choices "areas" are the parts of its area."""

import json
from pathlib import Path
from typing import Any

READY: dict[str, Any] = json.loads(
    Path(__file__).with_name("ready.json").read_text(encoding="utf-8")
)
AREAS = "areas"
ELSEWHERE = ("Ergens anders", "Somewhere else")
MOST_PARTS = 25  # a longer list makes groups so small that nothing can be shown
