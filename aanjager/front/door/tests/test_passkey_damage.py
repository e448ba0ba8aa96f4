"""Whatever comes instead of the answer of a passkey: a sentence, never a broken page, nobody gets in."""

import base64
import json
import random

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from aanjager.front.door.tests.test_sign_in import NOORD, plain_sign_in, who
from aanjager.kernel.testing import HouseClient

pytestmark = pytest.mark.django_db
KEYS = "/mijn/veilig-inloggen/sleutels/"
CONFIRM = "/mijn/veilig-inloggen/bevestigen/sleutel/"
DAMAGED = {"name": "x", "credential": {"id": "x", "response": {"attestationObject": "AAAA"}}}


def text(*raw):
    return base64.urlsafe_b64encode(bytes(raw)).decode().rstrip("=")


def almost(chance):
    """An answer that looks like one of a key, with nonsense in some places."""
    raw = bytes(chance.randrange(256) for _ in range(chance.choice([0, 1, 36, 37, 80, 300])))
    said = {"type": "webauthn.get", "challenge": text(1), "origin": "http://noord.localhost"}
    client_data = chance.choice([json.dumps(said).encode(), raw, b"{}", b"[]", b"\xff"])
    odd = [None, 0, -1, 2**70, 1.5, [], {}, "", "x", "é", "\u0000", "AAAA", text(*raw), True]

    def pick(usual):
        return chance.choice(odd) if chance.random() < 0.3 else usual

    response = {
        "clientDataJSON": pick(text(*client_data)),
        "authenticatorData": pick(text(*raw)),
        "attestationObject": pick(text(*chance.choice([raw, bytes([0xA3]) + raw, b"\x5b" * 40]))),
        "signature": pick(text(*raw)),
        "userHandle": pick(text(*chance.choice([b"1", b"zzzzzzzzzzzzzzzz", raw]))),
    }
    for name in chance.sample(sorted(response), chance.randrange(3)):
        del response[name]
    whole = {"id": pick(text(1, 2)), "rawId": pick(text(1, 2)), "type": pick("public-key")}
    return {**whole, "response": pick(response), "clientExtensionResults": pick({})}


def bodies(count):
    """Bodies that are no answer of a key: no JSON, other JSON, and what is nearly right."""
    chance = random.Random(20260302)  # the same nonsense each time
    plain = ["", "x", "{", "null", "0", "[]", '"x"', "{}", "[" * 100_000, "NaN", "1e999", '{"a":1}']
    return [*plain, *(json.dumps(almost(chance)) for _ in range(count))]


def damage(client, path, **more):
    """Post every body; return the statuses that are no sentence about it."""
    found = []
    for body in bodies(30):
        cache.clear()  # nobody stops us for asking too often
        client.get(path, headers={"Accept": "application/json"}, **NOORD)
        answer = client.post(path, {"credential": body, **more}, **NOORD)
        if answer.status_code != 422 or "notice--error" not in answer.text:
            found.append((answer.status_code, body[:80]))
    return found


def test_nonsense_instead_of_a_key_opens_nothing(cast):
    client = HouseClient()

    assert damage(client, "/inloggen/sleutel/") == []
    assert who(client) is None


def test_nonsense_confirms_nothing(cast):
    Authenticator.objects.create(user=cast.daan, type="webauthn", data=DAMAGED)
    assert damage(plain_sign_in(cast.daan), CONFIRM) == []


def test_nonsense_makes_no_key(cast):
    client = plain_sign_in(cast.daan)
    wrong = []
    for body in bodies(30):
        path = f"{KEYS}nieuw/"
        client.get(path, **NOORD)
        answer = client.post(path, {"credential": body, "name": "x", "passwordless": "on"}, **NOORD)
        wrong += [(answer.status_code, body[:80])] if answer.status_code != 422 else []

    assert wrong == []
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("kept", [{"name": "x"}, DAMAGED, {"name": "x", "credential": None}])
@pytest.mark.parametrize("path", [f"{KEYS}nieuw/", CONFIRM, KEYS])
def test_a_key_that_was_kept_damaged_says_so(cast, path, kept):
    Authenticator.objects.create(user=cast.daan, type="webauthn", data=kept)
    client = plain_sign_in(cast.daan)

    answer = client.get(path, follow=True, **NOORD)

    assert answer.status_code in {200, 422}
    if answer.status_code == 422:
        assert "konden we niet lezen" in answer.text
        assert "code in je mail" in answer.text


def test_whoever_has_a_damaged_key_still_signs_in_with_a_code_from_the_app_or_takes_it_away(cast):
    key = Authenticator.objects.create(user=cast.daan, type="webauthn", data={"name": "oud"})
    client = plain_sign_in(cast.daan)

    assert client.post(f"{KEYS}{key.pk}/weg/", **NOORD).status_code == 302
    assert not Authenticator.objects.filter(pk=key.pk).exists()
