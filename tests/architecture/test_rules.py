"""Every action has a rule of the same name, so that nobody forgets to ask who may do it."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "aanjager"
WITHOUT_RULE = {
    "trust/audit/actions.py:record",  # writes down what another action did
    "exchange/opportunities/actions/standing.py:stand",  # the finder's row of what another action did
    "trust/letters/actions.py:write",  # the letter of another action
}


def functions_in(path: Path) -> set[str]:
    if not path.exists():
        return set()
    names = (n.name for n in ast.parse(path.read_text()).body if isinstance(n, ast.FunctionDef))
    return {name for name in names if not name.startswith("_")}


def actions_in(path: Path) -> set[str]:
    """All of an `actions.py`; of a module in a folder of actions, what somebody does: takes `by`."""
    if path.name == "actions.py":
        return functions_in(path)
    return {
        node.name
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if any(argument.arg == "by" for argument in node.args.kwonlyargs)
    }


def files_of(room: Path, name: str) -> list[Path]:
    return [p for p in [room / f"{name}.py", *sorted((room / name).glob("*.py"))] if p.exists()]


def test_every_action_has_its_rule():
    rooms = sorted({p for p in ROOT.glob("*/*") if files_of(p, "actions")})
    missing = set()
    for room in rooms:
        ruled = {name for path in files_of(room, "rules") for name in functions_in(path)}
        for path in files_of(room, "actions"):
            missing |= {f"{path.relative_to(ROOT)}:{name}" for name in actions_in(path) - ruled}

    assert rooms, "the test found no actions"
    assert missing - WITHOUT_RULE == set()
