"""What a centre publishes so that others can check its proofs: its keys and what it took back."""

from datetime import datetime
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.growth.credentials.choices import LIST_SECONDS
from aanjager.growth.credentials.models import Key, Proof, StatusList
from aanjager.growth.credentials.queries.document import address_of_list
from aanjager.kernel.memory import pages
from aanjager.kernel.proofs import integrity, keys, lists
from aanjager.kernel.proofs.canonical import CREDENTIALS


def did_document(centre: Centre, did: str) -> dict[str, Any]:
    """Every key that this address ever signed with, old ones too: so that old proofs stay valid.

    Public: it holds public halves alone. An address at which nobody signed has no keys.
    """
    found = list(Key.objects.filter(centre=centre, did=did).order_by("pk"))
    return {
        "@context": [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://w3id.org/security/jwk/v1",
        ],
        "id": did,
        "verificationMethod": [_method(key) for key in found],
        "assertionMethod": [key.method for key in found],
    }


def _method(key: Key) -> dict[str, Any]:
    named = {"id": key.method, "controller": key.did}
    if key.kind == Key.Kind.ED25519:
        return {**named, "type": "Multikey", "publicKeyMultibase": keys.multikey(key.public)}
    public = {**key.public, "kid": key.name, "alg": key.kind, "use": "sig"}
    return {**named, "type": "JsonWebKey", "publicKeyJwk": public}


def status_list(centre: Centre, did: str, number: int, *, at: datetime) -> dict[str, Any]:
    """Return a list of what was taken back, signed by who signed the proofs; 404 when there is none.

    It is made again at most every five minutes, and at once when something was taken back.
    """
    it = get_object_or_404(StatusList, centre=centre, did=did, number=number)
    places = list(
        Proof.objects.filter(status_list=it)
        .exclude(revoked_at=None)
        .order_by("place")
        .values_list("place", flat=True)
    )
    key = f"proof-list:{it.pk}:{len(places)}:{hash(tuple(places))}"
    found: dict[str, Any] | None = pages.get(key)
    if found is None:
        found = _signed(it, places, at)
        pages.set(key, found, LIST_SECONDS)
    return found


def _signed(it: StatusList, places: list[int], at: datetime) -> dict[str, Any]:
    signer = Key.objects.in_use().filter(did=it.did, kind=Key.Kind.ED25519).first()
    if signer is None:
        raise Http404
    where = address_of_list(it)
    words = {
        "@context": [CREDENTIALS],
        "id": where,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": it.did,
        "validFrom": integrity.stamp(at),
        "credentialSubject": {
            "id": f"{where}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": lists.encode(places),
        },
    }
    opened = keys.opened(signer.sealed, name=signer.method)
    return integrity.sign(words, opened, method=signer.method, at=at)
