"""What only the program can read: sealed under AANJAGER_KEY_SEAL, also in a copy of the database."""

import base64
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

NONCE = 12
TEXTS = "aanjager.texts"  # what sealed texts are sealed for, apart from the keys of proofs
MARK = "sealed:"  # before a sealed text in a file of rows


class Sealed(ValueError):
    """What does not open: AANJAGER_KEY_SEAL is another than when it was sealed."""


def closed(plain: bytes, *, use: str, name: str) -> bytes:
    """Return the bytes so that only who holds AANJAGER_KEY_SEAL reads them, and only under this name."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(_secret(use)).encrypt(nonce, plain, name.encode())


def opened(sealed: bytes, *, use: str, name: str) -> bytes:
    """Return sealed bytes as they were; raises Sealed when they do not open."""
    try:
        return AESGCM(_secret(use)).decrypt(sealed[:NONCE], sealed[NONCE:], name.encode())
    except InvalidTag as error:
        raise Sealed(f"{name} does not open with this AANJAGER_KEY_SEAL.") from error


def _secret(use: str) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=use.encode())
    return made.derive(settings.KEY_SEAL.encode())


class SealedField(models.Field):
    """A text that is sealed on its way to the table and opened on its way back.

    No statement can ask for it: filtering or searching is refused, also by mistake; only whether
    there is anything at all (`isnull`). A file of rows (dumpdata) holds it sealed.
    """

    description = "Sealed text"

    def db_type(self, connection: Any) -> str:
        return "bytea"

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def from_db_value(self, value: Any, *_: Any) -> str | None:
        if value is None:
            return None
        return opened(bytes(value), use=TEXTS, name=self._address).decode()

    def get_prep_value(self, value: Any) -> bytes | None:
        if value is None:
            return None
        return closed(str(value).encode(), use=TEXTS, name=self._address)

    def to_python(self, value: Any) -> str | None:
        if isinstance(value, str) and value.startswith(MARK):
            return self.from_db_value(base64.b64decode(value.removeprefix(MARK)))
        return None if value is None else str(value)

    def value_to_string(self, obj: models.Model) -> str:
        sealed = self.get_prep_value(self.value_from_object(obj))
        return MARK + base64.b64encode(sealed).decode() if sealed is not None else ""

    @property
    def _address(self) -> str:
        return f"{self.model._meta.label_lower}.{self.name}"


class SealedNumber(SealedField):
    """A whole number, sealed like a text: who holds a copy of the database reads no amount."""

    description = "Sealed number"

    def from_db_value(self, value: Any, *_: Any) -> Any:
        found = super().from_db_value(value)
        return None if found is None else int(found)

    def to_python(self, value: Any) -> Any:
        found = super().to_python(value)
        return None if found is None else int(found)
