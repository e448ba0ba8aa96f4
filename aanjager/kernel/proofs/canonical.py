"""A JSON-LD document as RDF in canonical form, so that two programs sign and check the same bytes.

The reader of JSON-LD that we use leaves out what it does not know, and then signs the rest. Two checks
stand before that: a term that no context defines is refused, and so is an address that is not whole.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from pyld import jsonld
from pyld.canon import URDNA2015

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
# Address: name of the file in var/contexts, and SHA-256 of it with sorted keys and no spaces.
PINNED = {
    CREDENTIALS: (
        "credentials-v2",
        "b463c8d6a066214123ddd9827b135e1b50e1fc73322cc52a9b12a4f1fc7d86cf",
    ),
    BADGES: (
        "open-badges-3.0.3",
        "c5e555a91a5cf48e32ae0a05674c61ddd5c053b680b5643b2f57f9965e386d99",
    ),
    EXTENSIONS: (
        "open-badges-extensions",
        "15f4c347c6fe4380d9b6b93795859e33747ef48d5c55b91a71c52fb51c7bcbd7",
    ),
}
NOWHERE = "https://relative.invalid/"  # what an address that is not whole is read against
DEEPEST, MOST_VALUES, MOST_ALIKE, MOST_WORK = 12, 600, 6, 300
TERM = re.compile(r"^[A-Za-z0-9]+$")
Document = dict[str, Any]


class Unreadable(ValueError):
    """A document that we neither sign nor check. The text is for a developer."""


class _Bounded(URDNA2015):
    """The canonical form, which gives up on a document made to cost hours."""

    work = 0

    def hash_n_degree_quads(self, *args: Any, **named: Any) -> Any:
        self.work += 1
        if self.work > MOST_WORK:
            raise Unreadable(f"{self.work=}: expected at most {MOST_WORK}.")
        return super().hash_n_degree_quads(*args, **named)


def canonical(document: Document) -> bytes:
    """Return the document as N-Quads in canonical form (RDFC-1.0).

    Raises Unreadable for a term that no pinned context defines, an address that is not whole, a
    context of somebody else, and a document that is larger or stranger than a proof of ours can be.
    """
    screen(document)
    how = {"documentLoader": _load, "base": NOWHERE}
    try:
        whole = jsonld.expand(document, how, on_property_dropped=_refuse_dropped)
        rdf = jsonld.to_rdf(whole, how)
        quads: str = _Bounded().main(rdf, {"format": "application/n-quads"})
    except jsonld.JsonLdError as error:
        raise Unreadable(str(error)) from error
    if NOWHERE in quads:
        raise Unreadable("An address or a type is not whole.")
    return quads.encode()


def screen(document: Document) -> None:
    """Refuse what a proof of ours can never hold, before anything costly is done with it."""
    asked = document.get("@context")
    if not isinstance(asked, list) or not asked or asked[0] != CREDENTIALS:
        raise Unreadable(f"{asked=}: expected a list that begins with {CREDENTIALS}.")
    if any(not isinstance(url, str) or url not in PINNED for url in asked):
        raise Unreadable("A context is not one of ours.")
    said = {name: it for name, it in document.items() if name != "@context"}
    for values, (depth, name, value) in enumerate(_walk(said)):
        _screen_one(name, value)
        if depth > DEEPEST or values > MOST_VALUES:
            raise Unreadable(f"{depth=} {values=}: too deep or too much.")


def _screen_one(name: str, value: Any) -> None:
    if not TERM.match(name):
        raise Unreadable(f"{name[:40]!r}: expected a plain term.")
    if value is None or isinstance(value, float):
        raise Unreadable(f"{name}: expected text, a whole number, yes or no.")
    if isinstance(value, str) and value.startswith("_:"):
        raise Unreadable(f"{name}: expected no name of an unnamed thing.")
    if isinstance(value, list):
        if any(isinstance(it, list) for it in value):
            raise Unreadable(f"{name}: a list in a list.")
        if sum(isinstance(it, dict) and "id" not in it for it in value) > MOST_ALIKE:
            raise Unreadable(f"{name}: more than {MOST_ALIKE} unnamed things.")


def _walk(value: Any, depth: int = 0, name: str = "it") -> Iterator[tuple[int, str, Any]]:
    """Every value with the term it stands under and how deep; stops where it is too deep."""
    yield depth, name, value
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        for key, it in value.items():
            yield from _walk(it, depth + 1, key)
    elif isinstance(value, list):
        for it in value:
            yield from _walk(it, depth + 1, name)


def _refuse_dropped(term: Any) -> None:
    raise Unreadable(f"{str(term)[:80]}: no context defines this term.")


def _load(url: str, _options: Any) -> dict[str, Any]:
    if url not in PINNED:
        raise Unreadable(f"{url[:80]}: not a pinned context.")
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": pinned(url),
    }


@cache
def pinned(url: str) -> Document:
    """Return a context as it was when it was pinned; another text under its name is an error."""
    name, digest = PINNED[url]
    path = settings.CONTEXTS / f"{name}.json"
    if not path.exists():
        raise FileNotFoundError(f"{path}: not there. `make setup` writes it.")
    found: Document = json.loads(path.read_text(encoding="utf-8"))
    plain = json.dumps(found, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    now = hashlib.sha256(plain.encode()).hexdigest()
    if now != digest:
        raise ValueError(f"{path}: {now=} expected {digest}.")
    return found
