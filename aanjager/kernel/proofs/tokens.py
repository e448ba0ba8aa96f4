"""The same proof as a token (JWT), for wallets that read that."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives import serialization
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey, RSAKey
from joserfc.jws import extract_compact

from aanjager.kernel.proofs.canonical import Document, Unreadable
from aanjager.kernel.proofs.keys import Algorithm, Private

ALLOWED = [str(it) for it in Algorithm]
OF_TOKEN = ("iss", "sub", "jti", "nbf", "exp")


def sign(document: Document, key: Private, *, algorithm: Algorithm, method: str) -> str:
    """Return the document as a token; who reads one finds the same words in the claims."""
    kind = OKPKey if algorithm == Algorithm.ED25519 else RSAKey
    claims = {**document, **_claims(document)}
    header = {"alg": str(algorithm), "typ": "JWT", "kid": method}
    return jwt.encode(header, claims, _own(kind, key), algorithms=ALLOWED)


def _own(kind: Any, key: Private) -> Any:
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return kind.import_key(pem)


def _claims(document: Document) -> dict[str, Any]:
    found = {
        "iss": document["issuer"]["id"],
        "sub": document["credentialSubject"]["id"],
        "jti": document["id"],
        "nbf": _seconds(document["validFrom"]),
    }
    if "validUntil" in document:
        found["exp"] = _seconds(document["validUntil"])
    return found


def _seconds(stamped: str) -> int:
    return int(datetime.fromisoformat(stamped).timestamp())


def signed_with(token: str) -> str:
    """Return the address of the key that a token names; raises Unreadable for what is no token."""
    try:
        kid = extract_compact(token.encode()).protected.get("kid")
    except (JoseError, ValueError, TypeError, AttributeError) as error:
        raise Unreadable("Not a token.") from error
    if not isinstance(kid, str):
        raise Unreadable("Expected the address of a key.")
    return kid


def read(token: str, key_of: Callable[[str], tuple[str, dict[str, Any]] | None]) -> Document | None:
    """Return the words of a token when its signature is of the key that it names; else None.

    The algorithm is that of the key, whatever the token says. Raises Unreadable for what is no token
    of ours, and for one whose claims say something else than its words.
    """
    found = key_of(signed_with(token))
    if found is None:
        return None
    algorithm, kept = found
    kind: Any = OKPKey if algorithm == Algorithm.ED25519 else RSAKey
    try:
        claims = jwt.decode(token, kind.import_key(kept), algorithms=[algorithm]).claims
    except (JoseError, ValueError):
        return None
    document = {name: it for name, it in claims.items() if name not in OF_TOKEN}
    try:
        said = {name: claims[name] for name in OF_TOKEN if name in claims}
        if said != _claims(document):
            raise Unreadable("The claims of the token say something else than its words.")
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable("Not a token of a proof.") from error
    return document
