"""Reading a file of a framework, and looking in what was brought in."""

from collections.abc import Iterable
from pathlib import Path

from django.db.models import Q, QuerySet

from aanjager.growth.frameworks.choices import LINKED
from aanjager.growth.frameworks.models import Concept
from aanjager.growth.frameworks.queries import linked, sheets
from aanjager.growth.frameworks.queries.rows import FileRefused, Read
from aanjager.kernel.actor import Actor

__all__ = ["FileRefused", "Read", "at", "by_uri", "read", "search", "sources"]
HEAD = 4_096  # bytes in which a file shows what it is


def read(path: Path, source: str) -> list[Read]:
    """Read every row of a file, by what it is and not by how it is called: Turtle, or else a sheet."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD).decode("utf-8-sig", "replace")
            file.seek(0)
            return (linked if LINKED.search(head) else sheets).read(file, source)
    except OSError as problem:
        raise FileRefused(str(problem)) from problem


def search(actor: Actor, words: str) -> QuerySet[Concept]:
    """Concepts with these words in a name or with this code, for staff of a centre, by name."""
    asked = words.strip()
    if not asked or not actor.staff_of:
        return Concept.objects.none()
    found = Q(code__iexact=asked) | Q(name__icontains=asked) | Q(other_names__icontains=asked)
    return Concept.objects.filter(found).order_by("name", "pk")


def by_uri(uri: str) -> Concept | None:
    """The concept at this address, if it was brought in."""
    return Concept.objects.filter(uri=uri).first() if uri else None


def at(uris: Iterable[str]) -> list[Concept]:
    """The concepts at these addresses that were brought in, by their code."""
    return list(Concept.objects.filter(uri__in=list(uris)).order_by("code", "uri"))


def sources() -> list[str]:
    """What was brought in."""
    return list(Concept.objects.order_by("source").values_list("source", flat=True).distinct())
