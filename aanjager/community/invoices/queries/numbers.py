"""What the numbers of a firm look like: in the trade register, for VAT, and of its account."""

import re

KVK = re.compile(r"\d{8}")
VAT_NUMBER = re.compile(r"NL\d{9}B\d{2}")
IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")


def plain_number(said: str) -> str:
    """A number as it is kept: without spaces, in capitals."""
    return said.replace(" ", "").upper()


def is_kvk(said: str) -> bool:
    """Whether it has the eight digits of the trade register."""
    return bool(KVK.fullmatch(said))


def is_vat_number(said: str) -> bool:
    """Whether it looks like a Dutch VAT number."""
    return bool(VAT_NUMBER.fullmatch(said))


def is_iban(said: str) -> bool:
    """Whether it looks like an account and its check digits are right (ISO 7064, mod 97)."""
    if not IBAN.fullmatch(said):
        return False
    turned = said[4:] + said[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1
