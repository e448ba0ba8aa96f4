"""Only actions change the database, so that nothing changes without its rule and its audit line."""

import ast
from pathlib import Path

WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "delete",
}
WRITERS = {"actions", "models"}
ROOT = Path(__file__).parents[2] / "aanjager"


def writes_in(path: Path) -> list[str]:
    calls = (n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call))
    return [
        f"{path.relative_to(ROOT)}:{call.lineno} .{call.func.attr}()"
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITES
        if not (isinstance(call.func.value, ast.Name) and call.func.value.id == "actions")
    ]


def may_write(path: Path) -> bool:
    return path.stem in WRITERS or path.parent.name in WRITERS


def test_only_actions_write():
    without = {"tests", "migrations", "testing.py"}
    sources = [p for p in ROOT.rglob("*.py") if not without & set(p.parts)]

    elsewhere = [line for p in sources if not may_write(p) for line in writes_in(p)]

    assert sources, "the test found no source files"
    assert elsewhere == []
