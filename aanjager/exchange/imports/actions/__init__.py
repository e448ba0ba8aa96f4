"""Everything that changes an import, and what an import changes."""

from aanjager.exchange.imports.actions.before import Source, choose, forget, start, try_out, upload
from aanjager.exchange.imports.actions.undoing import undo
from aanjager.exchange.imports.actions.work import fail, run

__all__ = ["Source", "choose", "fail", "forget", "run", "start", "try_out", "undo", "upload"]
