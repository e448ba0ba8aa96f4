"""A framework as linked data (Turtle), as CompetentNL describes its skills, occupations and knowledge.

Its terms are those of SKOS and SKOS-XL; the kind of a concept is its class. The CompetentNL service
answers questions (SPARQL) and gives no file out: an administrator asks it for the concepts as Turtle.
"""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, SKOS
from rdflib.term import Node

from aanjager.growth.frameworks.choices import (
    BOTH_LABELS,
    CLASSES,
    LANGUAGE,
    LITERAL_FORM,
    MOST_BYTES,
    OTHER_LABELS,
)
from aanjager.growth.frameworks.models import Concept
from aanjager.growth.frameworks.queries.rows import FileRefused, Read, judged, lines

# What rdflib raises on a text that is no Turtle or breaks off, over six thousand damaged ones.
NOT_TURTLE = (SyntaxError, ValueError, LookupError, AssertionError, RecursionError)


def read(file: BinaryIO, source: str) -> list[Read]:
    """Read every skill, occupation and field of knowledge in a file; each is a concept or says why not."""
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise FileRefused(f"The file has more than {MOST_BYTES // 1_000_000} MB.")
    graph = Graph()
    try:
        graph.parse(data=content.removeprefix(BOM_UTF8), format="turtle")
    except NOT_TURTLE as problem:
        raise FileRefused(f"The file is not Turtle: {str(problem)[:200]}") from problem
    found = {
        subject: kind
        for name, kind in CLASSES.items()
        for subject in graph.subjects(RDF.type, URIRef(name))
    }
    if not found:
        raise FileRefused(f"Nothing in the file is one of: {', '.join(CLASSES)}.")
    seen: dict[str, int] = {}
    return [
        _row(number, subject, found[subject], graph, source, seen)
        for number, subject in enumerate(sorted(found, key=str), start=1)
    ]


def _row(
    number: int, subject: Node, kind: str, graph: Graph, source: str, seen: dict[str, int]
) -> Read:  # fmt: skip
    name, language = _name(subject, graph)
    other = [str(it) for it in _labels(subject, OTHER_LABELS, graph) if _speaks(it)]
    above = next(iter(sorted(graph.objects(subject, SKOS.broader), key=str)), None)
    concept = Concept(
        kind=kind,
        uri=str(subject) if isinstance(subject, URIRef) else "",
        code=str(min(graph.objects(subject, SKOS.notation), default="", key=str)),
        name=name,
        other_names=lines(sorted(other), without=name),
        under=_name(above, graph)[0] if above is not None else "",
        language=language,
        source=source,
    )
    is_old = any(str(it).lower() in {"true", "1"} for it in graph.objects(subject, OWL.deprecated))
    return judged(number, concept, seen, status="deprecated" if is_old else "")


def _labels(subject: Node, terms: Iterable[str], graph: Graph) -> Iterator[Literal]:
    """The labels by these terms; a label of SKOS-XL is a thing of its own that holds the words."""
    for term in terms:
        for it in graph.objects(subject, URIRef(term)):
            words = [it] if isinstance(it, Literal) else graph.objects(it, URIRef(LITERAL_FORM))
            yield from (one for one in words if isinstance(one, Literal))


def _speaks(label: Literal) -> bool:
    return (label.language or LANGUAGE) == LANGUAGE


def _name(subject: Node, graph: Graph) -> tuple[str, str]:
    """The preferred label with its language: the Dutch one, else the first there is."""
    known = sorted(_labels(subject, BOTH_LABELS, graph), key=lambda it: (not _speaks(it), str(it)))
    return (str(known[0]).strip(), known[0].language or LANGUAGE) if known else ("", LANGUAGE)
