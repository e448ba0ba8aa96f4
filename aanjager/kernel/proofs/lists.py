"""A list of yes/no's (Bitstring Status List): which proofs were taken back, as one small text."""

import base64
import gzip
import zlib
from collections.abc import Iterable

LENGTH = 131_072  # the least that the standard allows, so that one number tells nobody whose it is
LONGEST = 400_000  # of the text; a list that changes at every place takes some 22,000 letters


def encode(places: Iterable[int]) -> str:
    """Return the list with these places set; place 0 is the left-most bit of the first byte."""
    bits = bytearray(LENGTH // 8)
    for place in places:
        if not 0 <= place < LENGTH:
            raise ValueError(f"{place=}: expected 0 to {LENGTH - 1}.")
        bits[place // 8] |= 0x80 >> place % 8
    packed = gzip.compress(bytes(bits), mtime=0)
    return "u" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def is_set(text: str, place: int) -> bool:
    """Whether a place is set; raises ValueError for what is not such a list."""
    if not text.startswith("u") or len(text) > LONGEST or not 0 <= place < LENGTH:
        raise ValueError("Expected a list in base64url, and a place on it.")
    packed = base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
    try:
        bits = zlib.decompressobj(wbits=31).decompress(packed, LENGTH // 8 + 1)
    except zlib.error as error:
        raise ValueError("Expected a packed list.") from error
    if len(bits) != LENGTH // 8:
        raise ValueError(f"{len(bits)=}: expected {LENGTH // 8}.")
    return bool(bits[place // 8] & 0x80 >> place % 8)
