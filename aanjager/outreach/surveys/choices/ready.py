"""Ready questionnaires to begin with, as data (`ready.json`): texts in Dutch and English.

The questions are our own; of each questionnaire the sources say why these things are worth asking.
`after` of a question is the code of an earlier one and the place of the choice that leads here.
"""

import json
from pathlib import Path
from typing import Any

READY: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("ready.json").read_text(encoding="utf-8")
)
