"""Recordings in Ogg with Opus: every page checked, and what was written beside the sound blanked.

The words stand in pages of their own, before the sound. They are emptied where they stand, so that every
page keeps its place; the check of those pages is made anew.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from aanjager.kernel.refusals import Refused
from aanjager.kernel.sounds.webm import HEAD, MOST_PARTS, is_head

START, HEAD_OF_PAGE = b"OggS", 27
CONTINUED, FIRST, FULL = 1, 2, 255
TAGS = b"OpusTags"
MIRRORED = bytes(int(f"{it:08b}"[::-1], 2) for it in range(256))


@dataclass(frozen=True)
class Page:
    """A page: where it and its content begin and end, its flags, whose it is, and the lengths in it."""

    start: int
    body: int
    end: int
    flags: int
    serial: bytes
    lengths: bytes


def sound_of(content: bytearray) -> bytes:
    """Return the file with the sound and nothing that was written into it.

    Raises Refused for what holds more than one stream of sound, and for what is damaged.
    """
    pages = list(_pages(content))
    first = pages[0]
    if not first.flags & FIRST or not is_head(bytes(content[first.body : first.end])):
        raise Refused(
            _("Dit is geen opname die iedereen kan horen. Kies een mp3, m4a, wav, webm of ogg.")
        )
    if any(it.serial != first.serial for it in pages):
        raise Refused(_("Dit is een film. Kies alleen geluid, of een foto."))
    if first.end - first.body != HEAD or any(it.flags & FIRST for it in pages[1:]):
        raise _damaged()
    words = _words(pages[1:])
    if bytes(content[words[0].body :][: len(TAGS)]) != TAGS or len(pages) < len(words) + 2:
        raise _damaged()
    for it in words:
        content[it.body : it.end] = bytes(it.end - it.body)
    content[words[0].body : words[0].body + len(TAGS)] = TAGS
    for it in words:
        content[it.start + 22 : it.start + 26] = _check(content, it)
    return bytes(content)


def _damaged() -> Refused:
    return Refused(_("Deze opname is beschadigd. Bewaar haar opnieuw."))


def _pages(content: bytearray) -> Iterator[Page]:
    """Every page to the end of the file; each is whole."""
    at, many = 0, 0
    while at < len(content) or not many:
        body = at + HEAD_OF_PAGE + (content[at + 26] if at + HEAD_OF_PAGE <= len(content) else 0)
        lengths = bytes(content[at + HEAD_OF_PAGE : body])
        it = Page(
            at, body, body + sum(lengths), content[at + 5] if at + 5 < len(content) else 0,
            bytes(content[at + 14 : at + 18]), lengths,
        )  # fmt: skip
        is_page = bytes(content[at : at + 5]) == START + b"\0" and it.end <= len(content)
        many += 1
        if not is_page or many > MOST_PARTS or content[at + 22 : at + 26] != _check(content, it):
            raise _damaged()
        yield it
        at = it.end


def _words(pages: list[Page]) -> list[Page]:
    """The pages with what was written: up to the one in which that ends, which holds nothing else."""
    for many, it in enumerate(pages, start=1):
        ends = [place for place, length in enumerate(it.lengths) if length < FULL]
        if bool(it.flags & CONTINUED) != (many > 1) or ends not in ([], [len(it.lengths) - 1]):
            break
        if ends and it.end - pages[0].body >= len(TAGS) + 8:
            return pages[:many]
    raise _damaged()


def _check(content: bytearray, it: Page) -> bytes:
    """The check of a page as it stands, with nothing where the check itself is."""
    page = content[it.start : it.start + 22] + bytes(4) + content[it.start + 26 : it.end]
    found = zlib.crc32(page.translate(MIRRORED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{found:032b}"[::-1], 2).to_bytes(4, "little")
