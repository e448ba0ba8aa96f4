"""Pairs of keys: how they are made, sealed, and shown to who checks a proof."""

import base64
import json
from enum import StrEnum
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from joserfc.jwk import OKPKey, RSAKey

from aanjager.kernel import sealing
from aanjager.kernel.sealing import Sealed as Sealed

Private = ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey
USE = "aanjager.proofs"  # what keys are sealed for, apart from what else is sealed
ED25519 = b"\xed\x01"  # how a multikey says what it holds
LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


class Algorithm(StrEnum):
    """Ed25519 for the proof within a document and for tokens; RS256 for tokens alone."""

    ED25519 = "Ed25519"
    RS256 = "RS256"


def new(algorithm: Algorithm) -> Private:
    """Make a key that nobody has."""
    if algorithm == Algorithm.ED25519:
        return ed25519.Ed25519PrivateKey.generate()
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def seal(key: Private, *, name: str) -> str:
    """Return the key so that only who holds AANJAGER_KEY_SEAL can use it, and only under this name."""
    plain = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return base64.b64encode(sealing.closed(plain, use=USE, name=name)).decode()


def opened(sealed: str, *, name: str) -> Any:
    """Return a sealed key; raises Sealed when it does not open."""
    plain = sealing.opened(base64.b64decode(sealed), use=USE, name=name)
    return serialization.load_der_private_key(plain, password=None)


def jwk(key: Private) -> dict[str, Any]:
    """Return the public half as a JSON Web Key, as it is kept and shown."""
    kind = OKPKey if isinstance(key, ed25519.Ed25519PrivateKey) else RSAKey
    shown = kind.import_key(_pem(key.public_key())).as_dict(private=False)
    return {name: shown[name] for name in ("kty", "crv", "x", "n", "e") if name in shown}


def _pem(key: Any) -> bytes:
    pem: bytes = key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return pem


def public(kept: dict[str, Any]) -> ed25519.Ed25519PublicKey:
    """Return the public half of an Ed25519 pair, from its JSON Web Key."""
    raw = base64.urlsafe_b64decode(kept["x"] + "==")
    return ed25519.Ed25519PublicKey.from_public_bytes(raw)


def multikey(kept: dict[str, Any]) -> str:
    """Return the public half of an Ed25519 pair as a multikey: `z6Mk…`."""
    return "z" + base58(ED25519 + base64.urlsafe_b64decode(kept["x"] + "=="))


def base58(raw: bytes) -> str:
    """Write bytes in the letters that cannot be taken for each other."""
    number, text = int.from_bytes(raw), ""
    while number:
        number, rest = divmod(number, 58)
        text = LETTERS[rest] + text
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + text


def from_base58(text: str) -> bytes:
    """Read them back; raises ValueError for a letter that is not one of them."""
    number = 0
    for sign in text:
        number = number * 58 + LETTERS.index(sign)
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)


def plain(kept: dict[str, Any]) -> str:
    """Return a JSON Web Key as text that is the same for the same key."""
    return json.dumps(kept, sort_keys=True, separators=(",", ":"))
