"""The longest files first: the last ones of a run are short, so that no processor waits for another."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.hookimpl(trylast=True)  # after the order at random
def pytest_collection_modifyitems(items):
    """Put the addresses and the attacks before the rooms; the rest stays in its order."""
    items.sort(key=lambda item: HERE not in item.path.parents)
