"""A bar on the command line for work that takes a while."""

from typing import Protocol


class Stream(Protocol):
    def write(self, msg: str, /) -> object: ...
    def isatty(self) -> bool: ...


class Bar:
    """Shows how far the work is: on a terminal one line that moves, elsewhere one line per step."""

    WIDTH = 30

    def __init__(self, stream: Stream, *, quiet: bool = False) -> None:
        self.stream, self.quiet, self.name = stream, quiet, ""

    def tell(self, name: str, done: int, total: int) -> None:
        """Say that so much of the step called `name` is done; call it as often as you like."""
        if self.quiet:
            return
        if not self.stream.isatty():
            if name != self.name:
                self.stream.write(f"{name}: {total}\n")
            self.name = name
            return
        filled = self.WIDTH * done // max(total, 1)
        bar = "█" * filled + "·" * (self.WIDTH - filled)
        self.stream.write(f"\r{name:<34.34} {bar} {done}/{total}" + ("\n" if done >= total else ""))
