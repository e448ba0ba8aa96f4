"""Checking a proof: whose it is, whether it still says what was signed, and whether it still counts."""

import json
import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from aanjager.growth.credentials.choices import MOST_BYTES
from aanjager.growth.credentials.models import Key, Proof
from aanjager.growth.credentials.queries.document import address_of_list
from aanjager.kernel.proofs import integrity, keys, tokens
from aanjager.kernel.proofs.canonical import DEEPEST, Document, Unreadable, screen

URN = re.compile(r"^urn:uuid:([0-9a-f-]{36})$")


class State(StrEnum):
    """What is to be said of a proof. Only `valid` means that one can build on it."""

    VALID = "valid"
    REVOKED = "revoked"
    EXPIRED = "expired"
    EARLY = "early"
    CHANGED = "changed"
    FOREIGN = "foreign"
    NO_PROOF = "no_proof"


@dataclass(frozen=True)
class Shown:
    """What a proof says, read from the signed words alone."""

    state: State
    title: str = ""
    issuer: str = ""
    issuer_url: str = ""
    name: str = ""
    description: str = ""
    criteria: str = ""
    where: str = ""
    amount: str = ""
    story: str = ""
    since: datetime | None = None
    until: datetime | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    revoked_at: datetime | None = None
    alignments: list[dict[str, Any]] = field(default_factory=list)
    mark: str = ""
    key: str = ""  # for who knows: the key, and how it was signed
    how: str = ""


def check(document: Document, at: datetime) -> Shown:
    """Return what a document is and says; the words of one that was changed are not repeated."""
    try:
        method = integrity.signed_with(document)
        key = _key(method)
        if key is None or _issuer(document) != key.did:
            return Shown(State.FOREIGN)
        is_ours = integrity.holds(document, lambda _method: _public(key))
    except Unreadable:
        return Shown(State.CHANGED if _names_us(document) else State.NO_PROOF)
    found = _judged(document, key, at) if is_ours else Shown(State.CHANGED)
    return replace(found, how=f"Open Badge 3.0, {integrity.KIND['cryptosuite']} ({key.kind})")


def check_token(token: str, at: datetime) -> Shown:
    """The same for a token."""
    try:
        key = _key(tokens.signed_with(token))
        if key is None:
            return Shown(State.FOREIGN)
        document = tokens.read(token, lambda _kid: (key.kind, key.public))
        if document is None:
            return Shown(State.CHANGED)
        screen(document)
    except Unreadable:
        return Shown(State.NO_PROOF)
    found = _judged(document, key, at) if _issuer(document) == key.did else Shown(State.CHANGED)
    return replace(found, how=f"Open Badge 3.0, JWT {key.kind}")


def check_file(raw: bytes, at: datetime) -> Shown:
    """The same for a file that somebody brought: a document (JSON) or a token (JWT), else no proof."""
    if len(raw) > MOST_BYTES:
        return Shown(State.NO_PROOF)
    try:
        text = raw.decode("utf-8-sig").strip()
        if text.startswith("ey") and text.count(".") == 2:
            return check_token(text, at)
        if _deepest(text) > DEEPEST * 2:
            return Shown(State.NO_PROOF)
        document = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return Shown(State.NO_PROOF)
    return check(document, at) if isinstance(document, dict) else Shown(State.NO_PROOF)


def _deepest(text: str) -> int:
    """How deep brackets stand in each other, before anything is read."""
    depth = most = 0
    for sign in text:
        depth += (sign in "[{") - (sign in "]}")
        most = max(most, depth)
    return most


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice in one thing is read differently by different programs: refuse it."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("A name stands twice.")
    return found


def _refuse(sign: str) -> Any:
    raise ValueError(f"{sign} is no number.")


def _key(method: str) -> Key | None:
    did, _sign, name = method.partition("#")
    return Key.objects.filter(did=did, name=name).first()


def _public(key: Key) -> Ed25519PublicKey | None:
    return keys.public(key.public) if key.kind == Key.Kind.ED25519 else None


def _issuer(document: Document) -> str:
    issuer = document.get("issuer")
    return str(issuer.get("id", "")) if isinstance(issuer, dict) else str(issuer or "")


def _names_us(document: Document) -> bool:
    did = _issuer(document)
    return did.startswith("did:web:") and Key.objects.filter(did=did[:300]).exists()


def _judged(document: Document, key: Key, at: datetime) -> Shown:
    """Say of signed words whether they still count: taken back goes before over."""
    proof = _copy_of(document)
    if proof is None or proof.status_list.did != key.did or not _stands_at(document, proof):
        return Shown(State.NO_PROOF)
    since, until = _moment(document.get("validFrom")), _moment(document.get("validUntil"))
    state = State.VALID
    if until and until <= at:
        state = State.EXPIRED
    if since is None or since > at:
        state = State.EARLY
    if proof.revoked_at:
        state = State.REVOKED
    return replace(shown(document, state, revoked_at=proof.revoked_at), key=key.method)


def _copy_of(document: Document) -> Proof | None:
    """Return our row of a proof, of which the words may be gone."""
    found = URN.match(str(document.get("id", "")))
    try:
        mark = UUID(found[1]) if found else None
    except ValueError:
        return None
    return Proof.objects.select_related("status_list").filter(mark=mark).first() if mark else None


def _stands_at(document: Document, proof: Proof) -> bool:
    """Whether the document names the place on the list that we gave it."""
    status = document.get("credentialStatus")
    return isinstance(status, dict) and (
        status.get("statusListCredential"),
        status.get("statusListIndex"),
    ) == (address_of_list(proof.status_list), str(proof.place))


def shown(document: Document, state: State, *, revoked_at: datetime | None = None) -> Shown:
    """Return the signed words for on screen; nothing that is not in them."""
    subject = document["credentialSubject"]
    it, issuer = subject["achievement"], document["issuer"]
    evidence = (document.get("evidence") or [{}])[0]
    names = [known for known in subject.get("identifier", []) if known["identityType"] == "name"]
    return Shown(
        state,
        title=it["name"],
        issuer=issuer["name"],
        issuer_url=issuer.get("url", ""),
        name=names[0]["identityHash"] if names else "",
        description=it["description"],
        criteria=it["criteria"].get("narrative", ""),
        where=evidence.get("name", ""),
        amount=evidence.get("description", ""),
        story=evidence.get("narrative", ""),
        since=_moment(subject.get("activityStartDate")),
        until=_moment(subject.get("activityEndDate")),
        valid_from=_moment(document.get("validFrom")),
        valid_until=_moment(document.get("validUntil")),
        revoked_at=revoked_at,
        alignments=it.get("alignment", []),
        mark=document["id"].removeprefix("urn:uuid:"),
    )


def _moment(stamped: Any) -> datetime | None:
    return datetime.fromisoformat(stamped) if stamped else None
