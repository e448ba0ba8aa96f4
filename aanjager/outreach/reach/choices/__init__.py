"""The questions by which a centre sees whom it reaches; the choices "areas" are the parts of its area."""

import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

READY: dict[str, Any] = json.loads(
    Path(__file__).with_name("ready.json").read_text(encoding="utf-8")
)
AREAS = "areas"
ELSEWHERE = ("Ergens anders", "Somewhere else")
MOST_PARTS = 25  # a longer list makes groups so small that nothing can be shown

# The classes of age that the questions and Statistics Netherlands both have, from 15 on: the name, the
# choices of ours that make it, and the key figures that make it.
AGES = (
    (
        _("Jonger dan 45"),
        ("Jonger dan 27", "27 tot en met 44"),
        ("pop_15_24", "pop_25_44"),
    ),
    (_("45 tot en met 64"), ("45 tot en met 64",), ("pop_45_64",)),
    (_("65 of ouder"), ("65 of ouder",), ("pop_65plus",)),
)
AGE_KEYS = tuple(key for _is, _of, keys in AGES for key in keys)
