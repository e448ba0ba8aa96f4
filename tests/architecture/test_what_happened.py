"""What is written in the log has words, so that who reads it never meets the name of a verb."""

import ast
from pathlib import Path

from aanjager.trust.audit.choices import VERBS

ROOT = Path(__file__).parents[2] / "aanjager"


def recorded(path: Path) -> set[str]:
    """The verbs that a module records by name."""
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    first = (
        node.args[0]
        for node in calls
        if isinstance(node.func, ast.Attribute) and node.func.attr == "record" and node.args
    )
    return {it.value for it in first if isinstance(it, ast.Constant) and "." in str(it.value)}


def test_every_verb_of_the_log_has_words():
    modules = [it for it in ROOT.rglob("*.py") if not {"tests", "migrations"} & set(it.parts)]
    found = set().union(*(recorded(it) for it in modules))

    assert len(found) > 300, "the test found no verbs"
    assert found - set(VERBS) == set()
