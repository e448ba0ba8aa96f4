"""What all processes share costs a statement: only counts and proofs stand there, pages never."""

from pathlib import Path

ROOT = Path(__file__).parents[2] / "aanjager"
SHARES = {
    "kernel/memory.py",
    "assembly/hall/views/joining.py",
    "assembly/plenary/actions/talk.py",
    "growth/credentials/views/public.py",
}  # the alias of pages; tries of a code; how many amendments a phone filed; files that were checked


def test_only_counts_and_proofs_are_shared_by_processes():
    sources = [p for p in ROOT.rglob("*.py") if "tests" not in p.parts]
    asking = {
        str(p.relative_to(ROOT)) for p in sources if "from django.core.cache" in p.read_text()
    }

    assert asking == SHARES, "remember parts of pages in kernel.memory.pages"
