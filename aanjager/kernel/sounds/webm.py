"""Recordings as browsers make them (WebM with Opus): read part by part and written anew.

Only what is needed to hear the sound is written: which moments there are, one track of sound and its
blocks. Names, days, programs, pictures and whatever else stands in the file stay behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from aanjager.kernel.refusals import Refused

START = b"\x1a\x45\xdf\xa3"  # how the file begins
SEGMENT, CLUSTER, INFO, TRACKS = 0x18538067, 0x1F43B675, 0x1549A966, 0x1654AE6B
DOC_TYPE, SCALE, DURATION = 0x4282, 0x2AD7B1, 0x4489
TRACK, NUMBER, TYPE, CODEC, PRIVATE, AUDIO = 0xAE, 0xD7, 0x83, 0x86, 0x63A2, 0xE1
MOMENT, BLOCK, GROUP = 0xE7, 0xA3, 0xA0
OF_TRACK = (0x73C5, 0x23E383, 0x56AA, 0x56BB)  # its own number, how long a frame is, the delay
OF_AUDIO = (0xB5, 0x9F, 0x6264)  # samples a second, channels, bits
OF_GROUP = (0xA1, 0x9B, 0xFB, 0x75A2)  # the block, how long, what it leans on, what is cut off
PACKED = 0x6D80  # a track that is packed or encrypted
SOUND, FILM, OPUS, HEAD = 2, 1, b"A_OPUS", 19  # bytes of the head of Opus with one or two channels
MOST_PARTS = (
    250_000  # more than an hour of frames of 20 ms; a file of nothing but parts breaks nothing
)
KNOWN_LENGTH, LONGEST = 8, 16  # bytes of a number; of a small value
HEADER = {0x4286: b"\1", 0x42F7: b"\1", 0x42F2: b"\4", 0x42F3: b"\x08", 0x4282: b"webm",
          0x4287: b"\4", 0x4285: b"\2"}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A part of the file: what it is, and where its content begins and ends (None: it does not say)."""

    name: int
    start: int
    end: int | None


def sound_of(content: bytearray) -> bytes:
    """Return a file with the sound alone. Raises Refused for a film and for what is damaged."""
    pieces = _Pieces(content)
    head = pieces.at(0, len(content))
    if _values(pieces, head).get(DOC_TYPE, b"").rstrip(b"\0") != b"webm":
        raise Refused(
            _("Dit is geen opname die iedereen kan horen. Kies een mp3, m4a, wav, webm of ogg.")
        )
    made = _Made()
    for piece in pieces.flat(_end(head), len(content)):
        made.take(pieces, piece)
    return made.whole()


def _damaged() -> Refused:
    return Refused(_("Deze opname is beschadigd. Bewaar haar opnieuw."))


def _end(piece: Piece) -> int:
    if piece.end is None:
        raise _damaged()
    return piece.end


class _Pieces:
    """The parts of a file, each checked to lie within what holds it, and not too many."""

    def __init__(self, content: bytearray) -> None:
        self.content, self.many = content, 0

    def at(self, start: int, end: int) -> Piece:
        """The part that begins here; it ends before `end`."""
        self.many += 1
        if self.many > MOST_PARTS:
            raise _damaged()
        name, at = self._number(start, end, most=4, whole=True)
        size, at = self._number(at, end, most=KNOWN_LENGTH)
        if size is not None and at + size > end:
            raise _damaged()
        assert name is not None
        return Piece(name, at, None if size is None else at + size)

    def within(self, it: Piece) -> Iterator[Piece]:
        """The parts of a part, one level down."""
        at = it.start
        while at < _end(it):
            found = self.at(at, _end(it))
            yield found
            at = _end(found)

    def flat(self, start: int, end: int) -> Iterator[Piece]:
        """The parts of the segment and of its clusters in a row, since these need not say where they end."""
        at = start
        while at < end:
            found = self.at(at, end)
            yield found
            at = found.start if found.name in {SEGMENT, CLUSTER} else _end(found)

    def body(self, it: Piece) -> bytes:
        """The content of a part."""
        return bytes(self.content[it.start : _end(it)])

    def _number(
        self, at: int, end: int, *, most: int, whole: bool = False
    ) -> tuple[int | None, int]:
        """A number that says how long it is itself; None when all its bits are set."""
        first = self.content[at] if at < end else 0
        length = 9 - first.bit_length()
        if length > most or at + length > end:
            raise _damaged()
        value = int.from_bytes(self.content[at : at + length])
        mark = 1 << 7 * length
        if whole:
            return value, at + length
        return (None if value == 2 * mark - 1 else value - mark), at + length


def _values(pieces: _Pieces, it: Piece) -> dict[int, bytes]:
    """The parts of a part by name; of two of one name the first."""
    found: dict[int, bytes] = {}
    for one in pieces.within(it):
        found.setdefault(one.name, pieces.body(one))
    return found


class _Made:
    """The file that is written: what is kept, as it comes."""

    def __init__(self) -> None:
        self.number, self.track, self.info = 0, b"", b""
        self.clusters: list[bytearray] = []
        self.segments = self.blocks = 0

    def take(self, pieces: _Pieces, it: Piece) -> None:
        """Keep what is needed of this part."""
        if it.name == SEGMENT:
            self.segments += 1
        elif it.name == CLUSTER:
            self.clusters.append(bytearray())
        elif it.name == INFO and not self.info:
            self.info = _kept(_values(pieces, it), (SCALE, DURATION), most=LONGEST)
        elif it.name == TRACKS:
            self._take_track(pieces, it)
        elif it.name in {MOMENT, BLOCK, GROUP} and self.clusters:
            self.clusters[-1] += self._sound(pieces, it)
        if self.segments != 1:
            raise _damaged()

    def _take_track(self, pieces: _Pieces, it: Piece) -> None:
        tracks = [one for one in pieces.within(it) if one.name == TRACK]
        found = [_values(pieces, one) for one in tracks]
        if any(int.from_bytes(one.get(TYPE, b"")) == FILM for one in found):
            raise Refused(_("Dit is een film. Kies alleen geluid, of een foto."))
        if self.number or len(found) != 1 or PACKED in found[0]:
            raise _damaged()
        track, head = found[0], found[0].get(PRIVATE, b"")
        is_opus = track.get(CODEC, b"").rstrip(b"\0") == OPUS and is_head(head)
        if int.from_bytes(track.get(TYPE, b"")) != SOUND or not is_opus:
            raise Refused(
                _("Dit is geen opname die iedereen kan horen. Kies een mp3, m4a, wav, webm of ogg.")
            )
        self.number = int.from_bytes(track.get(NUMBER, b"")[:2])
        if not 0 < self.number < 127:
            raise _damaged()
        audio = next((one for one in pieces.within(tracks[0]) if one.name == AUDIO), None)
        self.track = (
            _part(NUMBER, bytes([self.number]))
            + _kept(track, OF_TRACK, most=LONGEST)
            + _part(TYPE, bytes([SOUND]))
            + _part(CODEC, OPUS)
            + _part(PRIVATE, head[:HEAD])
            + _part(AUDIO, _kept(_values(pieces, audio), OF_AUDIO, most=LONGEST) if audio else b"")
        )

    def _sound(self, pieces: _Pieces, it: Piece) -> bytes:
        if it.name == MOMENT:
            return _kept({MOMENT: pieces.body(it)}, (MOMENT,), most=LONGEST)
        if it.name == BLOCK:
            return _part(BLOCK, self._of_track(pieces.body(it)))
        found = _values(pieces, it)
        self._of_track(found.get(OF_GROUP[0], b""))
        rest = _kept(found, OF_GROUP[1:], most=LONGEST)
        return _part(GROUP, _part(OF_GROUP[0], found[OF_GROUP[0]]) + rest)

    def _of_track(self, block: bytes) -> bytes:
        """A block of the one track there is."""
        if not self.number or block[:1] != bytes([128 | self.number]):
            raise _damaged()
        self.blocks += 1
        return block

    def whole(self) -> bytes:
        """The file, when there is sound in it."""
        if not self.blocks:
            raise _damaged()
        by = _part(0x4D80, b"Aanjager") + _part(0x5741, b"Aanjager")
        parts = [_part(INFO, self.info + by), _part(TRACKS, _part(TRACK, self.track))]
        parts += [_part(CLUSTER, bytes(it)) for it in self.clusters if it]
        head = b"".join(_part(name, value) for name, value in HEADER.items())
        return _part(int.from_bytes(START), head) + _part(SEGMENT, b"".join(parts))


def is_head(head: bytes) -> bool:
    """Whether this is how Opus with one or two channels begins: it has no room for anything else."""
    return len(head) >= HEAD and head[:9] == b"OpusHead\1" and head[9] in {1, 2} and not head[18]


def _kept(values: dict[int, bytes], names: tuple[int, ...], *, most: int) -> bytes:
    """The small values with these names, in this order."""
    if any(len(values.get(name, b"")) > most for name in names):
        raise _damaged()
    return b"".join(_part(name, values[name]) for name in names if name in values)


def _part(name: int, content: bytes) -> bytes:
    length = (name.bit_length() + 7) // 8
    return name.to_bytes(length) + (1 << 56 | len(content)).to_bytes(KNOWN_LENGTH) + content
