"""What reading a file of a framework gives: a row for every concept in it, taken or refused with why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aanjager.growth.frameworks.choices import MOST_ADDRESS, MOST_CODE, MOST_NAME
from aanjager.growth.frameworks.models import Concept


class FileRefused(Exception):
    """The file is not one that is known; nothing was read."""


@dataclass(frozen=True)
class Read:
    """One row of the file: its number, and the concept, or why it is none."""

    number: int
    what: str
    concept: Concept | None = None
    why_not: str = ""


def judged(number: int, concept: Concept, seen: dict[str, int], *, status: str = "") -> Read:
    """The row of a concept: taken when it has an address of its own, a kind and a name, and is in use."""
    reasons: Sequence[tuple[bool, str]] = [
        (not concept.uri.startswith(("http://", "https://")), "no address"),
        (len(concept.uri) > MOST_ADDRESS, f"an address of more than {MOST_ADDRESS} signs"),
        (concept.uri in seen, f"the address of row {seen.get(concept.uri)} again"),
        (not concept.kind, "neither an occupation, a skill nor a field of study"),
        (not concept.name, "no name"),
        (len(concept.name) > MOST_NAME, f"a name of more than {MOST_NAME} signs"),
        (len(concept.code) > MOST_CODE, f"a code of more than {MOST_CODE} signs"),
        (bool(status), f"not in use: {status}"),
    ]
    why_not = next((words for is_so, words in reasons if is_so), "")
    if why_not:
        return Read(number, concept.name or concept.uri, why_not=why_not)
    seen[concept.uri] = number
    return Read(number, concept.name, concept)


def lines(texts: Sequence[str], *, without: str = "") -> str:
    """Other names, one on a line, each once, without the name itself."""
    kept: Mapping[str, None] = dict.fromkeys(it.strip() for it in texts if it.strip())
    return "\n".join(it for it in kept if it != without)
