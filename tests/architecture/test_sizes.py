"""Functions stop at 40 lines, files at 400, rooms at 2,500, floors at 12,000."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "aanjager"
FUNCTION, FILE, TEMPLATE, ROOM, FLOOR = 40, 400, 150, 2_500, 12_000
LONGER: set[str] = set()  # this list may only shrink


def sources() -> list[Path]:
    return [p for p in ROOT.rglob("*.py") if not {"tests", "migrations"} & set(p.parts)]


def lines(path: Path) -> int:
    return path.read_text().count("\n")


def test_functions_stay_short():
    long = {
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > FUNCTION
    }
    assert long <= LONGER


def test_files_stay_short():
    long = {str(p.relative_to(ROOT)) for p in sources() if lines(p) > FILE}
    long |= {str(p.relative_to(ROOT)) for p in ROOT.rglob("*.html") if lines(p) > TEMPLATE}
    assert long <= LONGER


def test_rooms_and_floors_stay_small():
    rooms: dict[str, int] = {}
    for path in sources():
        parts = path.relative_to(ROOT).parts
        for depth, limit in ((1, FLOOR), (2, ROOM)):
            if len(parts) > depth and parts[0] != "kernel":
                key = "/".join(parts[:depth])
                rooms[key] = rooms.get(key, 0) + lines(path)
                assert rooms[key] <= limit, f"{key} passes {limit} lines"
    assert len(rooms) > 10
