"""Recordings that people bring: told from their content, without what the telephone wrote into them.

A telephone writes the name of a place, a moment or an owner beside the sound. Those parts are blanked
where they stand, so that the sound itself stays as it was; what a browser recorded is written anew.
"""

from collections.abc import Iterator

from django.core.files.base import File
from django.utils.translation import gettext as _

from aanjager.kernel.refusals import Refused
from aanjager.kernel.sounds import ogg, webm

MOST_BYTES = 10 * 1024 * 1024  # ten minutes and more as a telephone keeps it
KINDS = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "webm": "audio/webm",
    "ogg": "audio/ogg",
}
TOLD = {b"udta", b"meta", b"uuid"}  # parts of an m4a that tell of the sound
HOLDERS = {b"moov", b"trak", b"mdia"}
DEEPEST = len(HOLDERS)  # a file of parts in parts in parts is made to break something
LAYER_3 = (b"\xfb", b"\xfa", b"\xf3", b"\xf2", b"\xe3", b"\xe2")  # how a frame of an mp3 begins
ID3, ID3_OLD = 10, 128  # bytes of the head of the new tags, and of the old ones at the end


def cleaned(file: File) -> tuple[str, bytes]:
    """Return the ending that belongs to the content, and the content with nothing but sound in it.

    Raises Refused for what is empty, too long, no recording, or a film.
    """
    if not file.size:
        raise Refused(_("Dit bestand is leeg. Kies een opname."))
    if file.size > MOST_BYTES:
        raise Refused(_("Deze opname is te lang: hooguit 10 MB. Vertel het in stukjes."))
    file.seek(0)
    content = bytearray(file.read())
    if content[4:8] == b"ftyp":
        return "m4a", _without_told(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "wav", _sound_of_wav(content)
    if content[:4] == webm.START:
        return "webm", webm.sound_of(content)
    if content[:4] == ogg.START:
        return "ogg", ogg.sound_of(content)
    if content[:3] == b"ID3" or (content[:1] == b"\xff" and content[1:2] in LAYER_3):
        return "mp3", _without_tags(content)
    raise Refused(
        _("Dit is geen opname die iedereen kan horen. Kies een mp3, m4a, wav, webm of ogg.")
    )


def _boxes(
    content: bytearray, start: int, end: int, depth: int = 0
) -> Iterator[tuple[bytes, int, int]]:
    """The parts of an m4a between two places, those within others too: name, begin and end."""
    while start + 8 <= end:
        size, name = (
            int.from_bytes(content[start : start + 4]),
            bytes(content[start + 4 : start + 8]),
        )
        size = end - start if size == 0 else size
        if size == 1 and start + 16 <= end:
            size = int.from_bytes(content[start + 8 : start + 16])
        if size < 8 or start + size > end or depth > DEEPEST:
            raise Refused(_("Deze opname is beschadigd. Bewaar haar opnieuw."))
        yield name, start, start + size
        if name in HOLDERS:
            yield from _boxes(content, start + 8, start + size, depth + 1)
        start += size


def _without_told(content: bytearray) -> bytes:
    handlers = []
    for name, start, end in _boxes(content, 0, len(content)):
        if name == b"hdlr":
            handlers.append(bytes(content[start + 16 : start + 20]))
        if name in TOLD:
            content[start + 4 : end] = b"free" + bytes(end - start - 8)
    if b"vide" in handlers or b"soun" not in handlers:
        raise Refused(_("Dit is een film. Kies alleen geluid, of een foto."))
    return bytes(content)


def _sound_of_wav(content: bytearray) -> bytes:
    """The form and the sound of a wav; every other part stays out."""
    kept, at = bytearray(), 12
    while at + 8 <= len(content):
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if name in (b"fmt ", b"data"):
            kept += content[at : at + 8 + size]
        at += 8 + size + size % 2
    if b"data" not in kept:
        raise Refused(_("Deze opname is beschadigd. Bewaar haar opnieuw."))
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WAVE" + bytes(kept)


def _without_tags(content: bytearray) -> bytes:
    at = 0  # nothing is moved tag by tag: there can be a million of them
    while content[at : at + 3] == b"ID3" and len(content) > at + ID3:
        size = sum((byte & 127) << 7 * (3 - n) for n, byte in enumerate(content[at + 6 : at + ID3]))
        at += ID3 + size + (ID3 if content[at + 5] & 16 else 0)
    del content[:at]
    if content[-ID3_OLD : -ID3_OLD + 3] == b"TAG":
        del content[-ID3_OLD:]
    if not (content[:1] == b"\xff" and content[1:2] in LAYER_3):
        raise Refused(
            _("Dit is geen opname die iedereen kan horen. Kies een mp3, m4a, wav, webm of ogg.")
        )
    return bytes(content)
