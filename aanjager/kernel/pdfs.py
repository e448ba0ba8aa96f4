"""PDFs that people bring: nothing in them runs, and who made them when is blanked.

Every change keeps its length, so that the table of positions in the file stays true.
"""

import re
import zlib

from django.utils.translation import gettext as _

from aanjager.kernel.refusals import Refused

MOST_LOOKED_INTO = 4 * 1024 * 1024  # bytes of one packed part
# What acts by itself or carries another file; a name may hide a letter as #4a.
RUNS = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z])")
HIDDEN = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
KEYS = rb"/(?:Author|Creator|Producer|Title|Subject|Keywords|CreationDate|ModDate|Company)\s*"
SAID = re.compile(KEYS + rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
SAID_IN_NUMBERS = re.compile(KEYS + rb"<[0-9A-Fa-f\s]*>")
XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)


def cleaned(content: bytes) -> bytes:
    """Return the PDF without its properties; raises Refused when something in it can run.

    Properties inside a packed part stay: those cannot be blanked without writing the file anew.
    """
    if any(RUNS.search(part) for part in _parts(content)):
        raise Refused(
            _(
                "In deze pdf zit een script of een ander bestand. Print hem opnieuw naar pdf, of maak een foto."
            )
        )
    content = SAID.sub(lambda found: _blank(found[0], b"(", b")"), content)
    content = SAID_IN_NUMBERS.sub(lambda found: _blank(found[0], b"<", b">"), content)
    return XMP.sub(lambda found: b" " * len(found[0]), content)


def _blank(said: bytes, opens: bytes, closes: bytes) -> bytes:
    name, _sep, value = said.partition(opens)
    return name + opens + b" " * (len(value) - 1) + closes


def _parts(content: bytes) -> list[bytes]:
    """Return the file and each packed part of it, unpacked as far as is safe."""
    parts = [content]
    for found in STREAM.finditer(content):
        try:
            parts.append(zlib.decompressobj().decompress(found[1], MOST_LOOKED_INTO))
        except zlib.error:
            continue  # not packed, or packed in the way of a picture
    return [HIDDEN.sub(lambda it: bytes([int(it[1], 16)]), part) for part in parts]
