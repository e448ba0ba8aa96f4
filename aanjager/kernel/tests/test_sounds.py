"""Recordings: known by their content, and nothing in them but sound."""

import io
import struct
import wave

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from aanjager.kernel import sounds
from aanjager.kernel.refusals import Refused, refusal

SECRET = b"Dorpsstraat 1, Lindeveen"
FRAME = b"\xff\xfb\x90\x00" + bytes(413)


def box(name, content):
    return struct.pack(">I", len(content) + 8) + name + content


def nested(depth):
    made = b""
    for _n in range(depth):
        made = box(b"moov", made)
    return made


def m4a(handler=b"soun", told=SECRET):
    media = box(b"hdlr", bytes(8) + handler + bytes(12))
    track = box(b"trak", box(b"mdia", media) + box(b"udta", told))
    moov = box(b"moov", track + box(b"udta", box(b"\xa9nam", told)))
    return box(b"ftyp", b"M4A \0\0\0\0") + moov + box(b"mdat", b"geluid") + box(b"uuid", told)


def mp3():
    size = len(SECRET)
    return b"ID3\x04\0\0" + bytes([0, 0, 0, size]) + SECRET + FRAME * 3 + b"TAG" + SECRET.ljust(125)


def wav():
    made = io.BytesIO()
    with wave.open(made, "wb") as it:
        it.setnchannels(1)
        it.setsampwidth(2)
        it.setframerate(8_000)
        it.writeframes(b"\1\2" * 400)
    told = b"LIST" + struct.pack("<I", len(SECRET)) + SECRET
    content = made.getvalue() + told
    return content[:4] + struct.pack("<I", len(content) - 8) + content[8:]


HEAD = b"OpusHead\1\1" + struct.pack("<HIhB", 312, 48_000, 0, 0)
SOUND = b"\xfc" + bytes(59)  # a frame of Opus


def part(name, content, length=None):
    """A part of a webm; `length` instead of the true one."""
    size = (1 << 28 | len(content)).to_bytes(4) if length is None else length
    return bytes.fromhex(name) + size + content


UNKNOWN = b"\x01" + b"\xff" * 7


def track(kind=b"\2", codec=b"A_OPUS", head=HEAD, more=b""):
    audio = part("e1", part("b5", struct.pack(">f", 48_000)) + part("9f", b"\1"))
    facts = part("d7", b"\1") + part("83", kind) + part("86", codec) + part("63a2", head)
    return part("ae", facts + audio + part("536e", SECRET) + more)


def webm(*, tracks=None, blocks=3, head="webm", number=b"\x81", tail=b"", unknown=True):
    """As a browser records: what does not say where it ends, and things written beside the sound."""
    begin = part("1a45dfa3", part("4282", head.encode()))
    info = part("1549a966", part("2ad7b1", b"\x0f\x42\x40") + part("7ba9", SECRET))
    block = part("a3", number + b"\0\0\x80" + SOUND)
    group = part("a0", part("a1", number + b"\0\0\0" + SOUND) + part("a6", SECRET))
    cluster = part(
        "1f43b675", part("e7", b"\0") + block * blocks + group, UNKNOWN if unknown else None
    )
    told = part("1254c367", part("7373", SECRET)) + part("1941a469", SECRET)
    within = info + part("1654ae6b", track() if tracks is None else tracks) + cluster + told + tail
    return begin + part("18538067", within, UNKNOWN if unknown else None)


def ogg_page(packets, number, flags=0, serial=b"stem", open_end=False):
    lengths = b"".join(b"\xff" * (len(it) // 255) + bytes([len(it) % 255]) for it in packets)
    lengths = lengths[:-1] if open_end else lengths
    content = bytearray(
        b"OggS\0" + bytes([flags]) + bytes(8) + serial + struct.pack("<I", number) + bytes(4)
        + bytes([len(lengths)]) + lengths + b"".join(packets)
    )  # fmt: skip
    check = 0
    for byte in content:  # as the standard writes it (RFC 3533), bit by bit
        check ^= byte << 24
        for _n in range(8):
            check = check << 1 ^ (0x104C11DB7 if check >> 31 else 0)
    content[22:26] = struct.pack("<I", check)
    return bytes(content)


TAGS = b"OpusTags" + struct.pack("<I", 0) + struct.pack("<II", 1, len(SECRET)) + SECRET


def ogg(*, words=None, sound=None, head=HEAD, serial=b"stem"):
    words = ogg_page([TAGS], 1) if words is None else words
    sound = ogg_page([SOUND] * 3, 2, 4, serial) if sound is None else sound
    return ogg_page([head], 0, 2) + words + sound


@pytest.mark.parametrize(
    ("make", "ending"),
    [(m4a, "m4a"), (mp3, "mp3"), (wav, "wav"), (webm, "webm"), (ogg, "ogg")],
)
def test_a_recording_keeps_its_sound_and_loses_what_was_written_into_it(make, ending):
    found, content = sounds.cleaned(ContentFile(make(), name="wat dan ook.txt"))

    assert found == ending
    assert SECRET in make()
    assert SECRET not in content
    if ending == "wav":
        with wave.open(io.BytesIO(content)) as it:
            assert it.readframes(400) == b"\1\2" * 400
    elif ending == "mp3":
        assert content == FRAME * 3
    elif ending in {"webm", "ogg"}:
        assert content.count(SOUND) == {"webm": 4, "ogg": 3}[ending]
        assert sounds.cleaned(ContentFile(content, name="x"))[1] == content, "clean stays as it is"
    else:
        assert len(content) == len(m4a())
        assert b"geluid" in content


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "leeg"),
        (b"x" * (sounds.MOST_BYTES + 1), "te lang"),
        (m4a(handler=b"vide"), "film"),
        (b"MZ dit is een programma", "geen opname"),
        (b"<html><script>1</script>", "geen opname"),
        (b"RIFF\0\0\0\0WAVEfmt ", "beschadigd"),
        (box(b"ftyp", b"M4A ") + b"\0\0\0\3moov", "beschadigd"),
        (b"ID3\x04\0\0\0\0\0\5abcdeniets", "geen opname"),
        (b"ID3\x04\0\0\0\0\0\0" * 500_000, "geen opname"),
        (box(b"ftyp", b"M4A ") + nested(5_000), "beschadigd"),
        (webm()[:-9], "beschadigd"),
        (webm(unknown=False)[:120], "beschadigd"),
        (webm(blocks=0, number=b"\x82"), "beschadigd"),
        (webm(tracks=track(kind=b"\1", codec=b"V_VP8")), "film"),
        (webm(tracks=track() + track(kind=b"\1")), "film"),
        (webm(tracks=track() * 2), "beschadigd"),
        (webm(tracks=track(more=part("6d80", b"x"))), "beschadigd"),
        (webm(tracks=track(codec=b"A_VORBIS")), "geen opname"),
        (webm(tracks=track(head=HEAD[:-1] + b"\1" + SECRET)), "geen opname"),
        (webm(head="matroska"), "geen opname"),
        (webm(tail=part("18538067", b"")), "beschadigd"),
        (webm(tail=part("1549a966", b"x" * 9, b"\x08\xff\xff\xff\xff")), "beschadigd"),
        (webm(tail=part("ec", b"", b"\x80") * 400_000), "beschadigd"),
        (part("1a45dfa3", part("4282", b"webm")) + part("18538067", b"", UNKNOWN) * 5_000, "besch"),
        (b"\x1a\x45\xdf\xa3" + b"\0" * 40, "beschadigd"),
        (ogg()[:-3], "beschadigd"),
        (ogg() + b"MZ een programma", "beschadigd"),
        (ogg()[:-1] + b"x", "beschadigd"),  # one bit of sound is another
        (ogg(sound=b""), "beschadigd"),
        (ogg(words=b""), "beschadigd"),
        (ogg(words=ogg_page([TAGS, SOUND], 1)), "beschadigd"),
        (ogg(head=b"\x01vorbis" + bytes(23)), "geen opname"),
        (ogg(head=HEAD[:-1] + b"\1" + SECRET), "geen opname"),
        (ogg(serial=b"beel"), "film"),
        (ogg() + ogg(), "beschadigd"),
        (ogg_page([HEAD], 0, 2) + b"OggS" * 100_000, "beschadigd"),
    ],
)
def test_what_is_no_recording_is_refused_with_a_sentence(content, why):
    with pytest.raises(Refused, match=why):
        sounds.cleaned(ContentFile(content, name="opname.mp3"))


@given(
    start=st.sampled_from(
        [
            b"",
            b"\0\0\0\x10ftypM4A ",
            b"RIFF....WAVE",
            b"ID3",
            b"\xff\xfb",
            b"\x1a\x45\xdf\xa3",
            webm()[:60],
            webm()[:200],
            b"OggS",
            ogg()[:47],
            ogg(sound=b""),
        ]
    ),
    rest=st.binary(max_size=300),
)
def test_any_bytes_give_sound_or_one_sentence(start, rest):
    said = refusal(sounds.cleaned, ContentFile(start + rest, name="x"))

    assert said == "" or said.endswith(".")


@given(
    make=st.sampled_from([webm(), webm(unknown=False), ogg()]),
    at=st.integers(0),
    byte=st.binary(min_size=1, max_size=1),
)
def test_one_byte_that_is_another_gives_sound_or_one_sentence(make, at, byte):
    at %= len(make)

    said = refusal(sounds.cleaned, ContentFile(make[:at] + byte + make[at + 1 :], name="x"))

    assert said == "" or said.endswith(".")


def test_words_over_more_than_one_page_are_emptied_where_they_stand():
    long = b"OpusTags" + struct.pack("<I", 0) + struct.pack("<II", 1, 600) + SECRET * 25
    words = ogg_page([long[:510]], 1, open_end=True) + ogg_page([long[510:]], 2, flags=1)
    given = ogg(words=words, sound=ogg_page([SOUND] * 3, 3, 4))

    content = sounds.cleaned(ContentFile(given, name="x"))[1]

    assert len(content) == len(given)
    assert content.count(SOUND) == 3
    assert b"Dorpsstraat" not in content
