"""Who may bring in a file and when; what columns and cells mean stands in the modules beside this."""

from aanjager.exchange.imports.rules.doing import (
    choose,
    fail,
    forget,
    run,
    start,
    try_out,
    undo,
    upload,
)

__all__ = ["choose", "fail", "forget", "run", "start", "try_out", "undo", "upload"]
