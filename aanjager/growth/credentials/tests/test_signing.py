import copy
import json
from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from aanjager.growth.credentials import actions, queries
from aanjager.growth.credentials.models import Key, Proof
from aanjager.growth.credentials.queries.checking import State
from aanjager.growth.credentials.tests.factories import NOW, achievement, manager, proof, staff
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)


@pytest.fixture
def given(cast):
    return proof(cast.noord, cast.person(cast.daan))


def state(document, at=LATER):
    return queries.check(document, at).state


def test_a_proof_holds_and_says_what_was_signed(given):
    said = queries.check(given.document, LATER)

    assert said.state == State.VALID
    assert (said.name, said.issuer) == ("Daan", "Centrale Noord")
    assert (said.where, said.amount) == ("Buurthuis 't Anker", "84 uur vrijwilligerswerk")
    assert isinstance(given.document["proof"], list), "the schema of 1EdTech wants a list"
    assert given.document["issuer"]["id"] == "did:web:noord.localhost%3A8000"
    assert "daan@example.org" not in json.dumps(given.document)


def test_both_tokens_hold_and_say_the_same(given):
    for kind in ("Ed25519", "RS256"):
        assert queries.check_file(given.tokens[kind].encode(), LATER).state == State.VALID
    words = {name: it for name, it in given.document.items() if name != "proof"}
    claims = json.loads(_part(given.tokens["RS256"], 1))
    assert {name: claims[name] for name in words} == words
    assert claims["iss"] == words["issuer"]["id"]
    assert claims["sub"] == words["credentialSubject"]["id"]


def _part(token, number):
    import base64

    part = token.split(".")[number]
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def paths(value, at=()):
    """Every way to a text in a document."""
    if isinstance(value, dict):
        for name, it in value.items():
            yield from paths(it, (*at, name))
    elif isinstance(value, list):
        for place, it in enumerate(value):
            yield from paths(it, (*at, place))
    elif isinstance(value, str):
        yield at


def test_whatever_word_of_a_proof_is_changed_it_never_counts_as_valid(given):
    for path in paths(given.document):
        other = copy.deepcopy(given.document)
        it = other
        for step in path[:-1]:
            it = it[step]
        it[path[-1]] = it[path[-1]] + "x"
        assert state(other) != State.VALID, path


@pytest.mark.parametrize(
    "more",
    [
        {"diploma": "Arts"},
        {"https://schema.org/name": "Arts"},
        {"@graph": []},
        {"description": None},
        {"rank": 1.5},
        {"relatedResource": {"id": "_:b0"}},
        {"type": ["VerifiableCredential", "OpenBadgeCredential", "Diploma"]},
        {"@context": ["https://www.w3.org/ns/credentials/v2", {"diploma": "https://x.test/d"}]},
        {"@context": ["https://www.w3.org/ns/credentials/v2", "https://x.test/context"]},
        {"termsOfUse": [{"type": "Free"}]},
    ],
)
def test_what_no_context_knows_is_never_signed_along_and_never_passed_over(given, more):
    """PyLD would leave an unknown term out, and read a type that is not whole as an address."""
    assert state({**given.document, **more}) == State.CHANGED


def test_an_unknown_term_deep_inside_is_refused_too(given):
    other = copy.deepcopy(given.document)
    other["credentialSubject"]["achievement"]["level"] = "meester"
    assert state(other) == State.CHANGED
    other = copy.deepcopy(given.document)
    other["proof"][0]["note"] = "ook dit"
    assert state(other) == State.CHANGED


def test_the_type_of_the_schema_needs_the_third_context(given):
    """The type is not in the context of badges itself; without the third both other programs refuse."""
    assert len(given.document["@context"]) == 3
    assert state({**given.document, "@context": given.document["@context"][:2]}) == State.CHANGED


def test_taken_back_over_and_too_early_are_told_apart(cast):
    daan, ends = cast.person(cast.daan), NOW + timedelta(days=10)
    it = proof(cast.noord, daan, until=ends)
    assert state(it.document, ends - timedelta(seconds=1)) == State.VALID
    assert state(it.document, ends) == State.EXPIRED
    assert state(it.document, NOW - timedelta(days=1)) == State.EARLY

    actions.revoke(it, because="mistake", note="De naam klopte niet.", by=staff(cast.noord), at=NOW)

    assert state(it.document, ends) == State.REVOKED
    assert queries.check_file(it.tokens["RS256"].encode(), NOW).state == State.REVOKED
    assert "De naam klopte niet." in Letter.objects.get(kind="proof-taken-back").text
    with pytest.raises(Refused, match="al ingetrokken"):
        actions.revoke(it, because="mistake", by=staff(cast.noord), at=NOW)


def test_the_published_list_is_signed_and_says_what_was_taken_back(cast, given):
    from aanjager.kernel.proofs import integrity, keys, lists

    other = proof(cast.noord, cast.person(cast.finn))
    actions.revoke(other, because="asked", by=staff(cast.noord), at=NOW)
    did = queries.did_of(cast.noord)

    made = queries.status_list(cast.noord, did, 1, at=LATER)

    bits = made["credentialSubject"]["encodedList"]
    assert (lists.is_set(bits, other.place), lists.is_set(bits, given.place)) == (True, False)
    assert made["issuer"] == given.document["issuer"]["id"]
    key = Key.objects.get(did=did, kind="Ed25519")
    assert integrity.holds(made, lambda _method: keys.public(key.public))
    assert given.document["credentialStatus"]["statusListIndex"] == str(given.place)
    assert queries.check(made, LATER).state == State.NO_PROOF, "a list is no proof of somebody"


def test_after_new_keys_old_proofs_still_hold_and_the_old_key_signs_no_more(cast, given):
    before = queries.did_document(cast.noord, queries.did_of(cast.noord))
    actions.rotate(cast.noord, is_sure=True, by=manager(cast.noord), at=LATER)
    after = queries.did_document(cast.noord, queries.did_of(cast.noord))

    assert state(given.document) == State.VALID
    assert queries.check_file(given.tokens["Ed25519"].encode(), LATER).state == State.VALID
    assert set(before["assertionMethod"]) < set(after["assertionMethod"])
    assert not Key.objects.exclude(retired_at=None).exclude(sealed="").exists()
    newer = proof(cast.noord, cast.person(cast.finn), at=LATER)
    old, new = (it.document["proof"][0]["verificationMethod"] for it in (given, newer))
    assert old != new
    assert state(newer.document, LATER) == State.VALID


def test_a_private_key_stands_nowhere_in_the_clear(cast, given, settings, caplog):
    from django.core import serializers

    from aanjager.kernel.proofs import keys

    key = Key.objects.get(kind="Ed25519")
    private = keys.opened(key.sealed, name=key.method).private_bytes_raw()
    kept = serializers.serialize("json", Key.objects.all()) + str(list(Event.objects.values()))
    assert private.hex() not in kept
    assert '"d"' not in kept
    with pytest.raises(keys.Sealed):
        keys.opened(key.sealed, name="did:web:elders#sleutel-1")
    settings.KEY_SEAL = "another"
    with pytest.raises(Refused, match="gaan niet open"):
        proof(cast.noord, cast.person(cast.finn))
    assert "another" not in caplog.text


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_never_chooses_how_it_is_checked(given, algorithm):
    """A token without a signature, or one that is signed with our public key as a password."""
    kid = Key.objects.get(kind="RS256").method
    claims = json.loads(_part(given.tokens["RS256"], 1))
    claims["name"] = "Arts"
    header = {"alg": algorithm, "kid": kid}
    if algorithm == "none":
        import base64

        parts = (json.dumps(it).encode() for it in (header, claims))
        forged = ".".join(base64.urlsafe_b64encode(it).decode().rstrip("=") for it in parts) + "."
    else:
        forged = jwt.encode(header, claims, OctKey.import_key("x" * 40), algorithms=["HS256"])
    assert queries.check_file(forged.encode(), LATER).state in {State.CHANGED, State.NO_PROOF}


def test_a_centre_cannot_sign_in_the_name_of_another(cast):
    from aanjager.kernel.proofs import integrity, keys

    it = proof(cast.noord, cast.person(cast.daan))
    proof_of_south = achievement(cast.zuid)
    actions.rotate(cast.zuid, is_sure=True, by=manager(cast.zuid), at=NOW)
    key = Key.objects.get(centre=cast.zuid, kind="Ed25519")
    words = {name: value for name, value in it.document.items() if name != "proof"}
    words["name"] = proof_of_south.title
    forged = integrity.sign(
        words, keys.opened(key.sealed, name=key.method), method=key.method, at=NOW
    )
    assert state(forged) == State.FOREIGN


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\xff\xfe\x00", b"[]", b"{}", b"null", b"NaN", b'{"a": NaN}', b"[" * 60_000,
        b'{"a":' * 5_000, b"%PDF-1.7 ...", b"PK\x03\x04", b"ey.ey.ey", b"eyJhbGciOiJub25lIn0.e30.",
        b'{"proof": [], "proof": []}', b" " * 70_000, b'{"@context": {"@base": "http://x"}}',
    ],
)  # fmt: skip
def test_a_hostile_file_is_no_proof_and_costs_nothing(db, raw):
    assert queries.check_file(raw, LATER).state == State.NO_PROOF


def test_a_document_made_to_cost_hours_is_refused_at_once(given):
    """Things that are alike in all they say take the canonical form as long as there are orders of them."""
    import time

    other = copy.deepcopy(given.document)
    alike = {"type": ["Evidence"], "name": "x"}
    other["evidence"] = [alike] * 30
    begin = time.monotonic()
    assert state(other) == State.CHANGED
    deep = {"type": ["Achievement"], "related": [{"type": ["Related"]}] * 6}
    other["evidence"] = [alike] * 6
    other["credentialSubject"]["achievement"]["related"] = [deep] * 6
    assert state(other) == State.CHANGED
    assert time.monotonic() - begin < 3


def test_who_leaves_takes_the_proof_along_and_we_keep_no_word_of_it(cast, given):
    from aanjager.kernel.actor import CLOCK
    from aanjager.trust.privacy import actions as privacy
    from aanjager.trust.privacy import queries as kept

    words = given.document
    privacy.erase(
        kept.subject(person_id=given.person_id), reason="asked", by=CLOCK, at=datetime.now(UTC)
    )
    it = Proof.objects.get()
    assert (it.person_id, it.name, it.document, it.tokens) == (None, "", {}, {})
    assert not it.links.exists()
    assert state(words) == State.VALID


def test_without_keys_or_without_a_known_person_nothing_is_given(cast):
    kind, daan = achievement(cast.noord), cast.person(cast.daan)
    told = actions.Granted("Daan")
    with pytest.raises(Refused, match="nog geen sleutels"):
        actions.issue(kind, daan, told, by=staff(cast.noord), at=NOW)
    actions.rotate(cast.noord, is_sure=True, by=manager(cast.noord), at=NOW)
    with pytest.raises(Refused, match="niet bij jullie ingeschreven"):
        actions.issue(kind, cast.person(cast.cora), told, by=staff(cast.noord), at=NOW)
    with pytest.raises(Refused, match="medewerker van de centrale"):
        actions.issue(kind, daan, told, by=staff(cast.zuid), at=NOW)
    with pytest.raises(Refused, match="einddatum"):
        actions.issue(kind, daan, told, until=NOW, by=staff(cast.noord), at=NOW)
    actions.stop(kind, by=staff(cast.noord), at=NOW)
    with pytest.raises(Refused, match="niet meer"):
        actions.issue(kind, daan, told, by=staff(cast.noord), at=NOW)


def test_only_the_manager_or_the_association_inside_changes_the_keys(cast):
    from aanjager.kernel.actor import Actor

    inside = Actor(staff_of=frozenset({cast.noord.pk}), is_association=True)
    for by, why in ((staff(cast.noord), "manager"), (Actor(is_association=True), "manager")):
        with pytest.raises(Refused, match=why):
            actions.rotate(cast.noord, is_sure=True, by=by, at=NOW)
    with pytest.raises(Refused, match="Vink eerst aan"):
        actions.rotate(cast.noord, is_sure=False, by=inside, at=NOW)
    assert len(actions.rotate(cast.noord, is_sure=True, by=inside, at=NOW)) == 2
