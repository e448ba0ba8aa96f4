"""Every test that `docs/scenarios.md` names exists."""

import re

from django.conf import settings


def test_every_test_that_proves_a_scenario_exists():
    named = set(re.findall(r"`([Tt]est_\w+)`", (settings.ROOT / "docs/scenarios.md").read_text()))
    found = set()
    for folder in ("aanjager", "tests"):
        for file in (settings.ROOT / folder).rglob("test_*.py"):
            text = file.read_text()
            found |= set(re.findall(r"^ *def (test_\w+)", text, re.M))
            found |= set(re.findall(r'__qualname__ = "(\w+)"', text))

    assert len(named) > 80
    assert named - found == set()
