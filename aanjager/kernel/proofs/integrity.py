"""Data Integrity, eddsa-rdfc-2022: a signature within a document, over what the document says."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from aanjager.kernel.proofs.canonical import Document, Unreadable, canonical
from aanjager.kernel.proofs.keys import base58, from_base58

KIND = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"}
PURPOSE = "assertionMethod"
LONGEST = 100  # of a signature in base58; 64 bytes take 88


def stamp(at: datetime) -> str:
    """Write a moment as it stands in a proof: whole seconds, in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def sign(document: Document, key: Ed25519PrivateKey, *, method: str, at: datetime) -> Document:
    """Return the document with its proof, in a list as the schema of 1EdTech wants it."""
    facts = {
        **KIND,
        "created": stamp(at),
        "verificationMethod": method,
        "proofPurpose": PURPOSE,
    }
    value = "z" + base58(key.sign(_digest(document, facts)))
    return {**document, "proof": [{**facts, "proofValue": value}]}


def signed_with(document: Document) -> str:
    """Return the address of the key that the proof names; raises Unreadable without exactly one proof."""
    return str(_proof_of(document)["verificationMethod"])


def holds(document: Document, key_of: Callable[[str], Ed25519PublicKey | None]) -> bool:
    """Whether the proof is of this key and of exactly these words.

    Raises Unreadable when the document cannot be what it says it is.
    """
    proof = dict(_proof_of(document))
    value, method = proof.pop("proofValue"), proof["verificationMethod"]
    key = key_of(method)
    if key is None:
        return False
    bare = {name: it for name, it in document.items() if name != "proof"}
    digest = _digest(bare, proof)
    try:
        key.verify(from_base58(value[1:]), digest)
    except (InvalidSignature, ValueError):
        return False
    return True


def _proof_of(document: Document) -> dict[str, Any]:
    """The one proof of a document, alone or in a list."""
    found = document.get("proof")
    proof = found[0] if isinstance(found, list) and len(found) == 1 else found
    if not isinstance(proof, dict):
        raise Unreadable("Expected exactly one proof.")
    if any(proof.get(name) != it for name, it in {**KIND, "proofPurpose": PURPOSE}.items()):
        raise Unreadable("Expected a proof of eddsa-rdfc-2022 for assertions.")
    value, method = proof.get("proofValue"), proof.get("verificationMethod")
    if not isinstance(value, str) or not value.startswith("z") or len(value) > LONGEST:
        raise Unreadable("Expected the signature in base58.")
    if not isinstance(method, str):
        raise Unreadable("Expected the address of a key.")
    return proof


def _digest(document: Document, facts: dict[str, Any]) -> bytes:
    """What is signed: first the facts of the proof, then the document."""
    config = {"@context": document.get("@context"), **facts}
    return sha256(canonical(config)).digest() + sha256(canonical(document)).digest()
