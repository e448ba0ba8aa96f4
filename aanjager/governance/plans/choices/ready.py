"""Skeletons to begin with, as data (`ready.json`): sections with a question each and an example.

They are our own; `source` says what gave the idea. Texts in Dutch and English.
"""

import json
from pathlib import Path
from typing import Any

READY: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("ready.json").read_text(encoding="utf-8")
)
