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


@pytest.mark.parametrize(("make", "ending"), [(m4a, "m4a"), (mp3, "mp3"), (wav, "wav")])
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
    ],
)
def test_what_is_no_recording_is_refused_with_a_sentence(content, why):
    with pytest.raises(Refused, match=why):
        sounds.cleaned(ContentFile(content, name="opname.mp3"))


@given(
    start=st.sampled_from([b"", b"\0\0\0\x10ftypM4A ", b"RIFF....WAVE", b"ID3", b"\xff\xfb"]),
    rest=st.binary(max_size=300),
)
def test_any_bytes_give_sound_or_one_sentence(start, rest):
    said = refusal(sounds.cleaned, ContentFile(start + rest, name="x"))

    assert said == "" or said.endswith(".")
