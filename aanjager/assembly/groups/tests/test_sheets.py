"""Paper: photos judged by their content, and lines that become notes as equal as any."""

import io
import struct
import zlib

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from aanjager.assembly.groups import actions, queries
from aanjager.assembly.groups.models import FlipSheet, Note
from aanjager.assembly.groups.tests.factories import GroupFactory, ParticipantFactory
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }


@pytest.fixture
def group():
    return GroupFactory()


@pytest.fixture
def scribe(group):
    return ParticipantFactory(group=group, writing=True)


def picture(kind="JPEG", size=(64, 48), **facts):
    made = io.BytesIO()
    Image.new("RGB", size, "white").save(made, kind, **facts)
    return made.getvalue()


def bomb(side=30_000):
    """A PNG of a few bytes that says it is 900 million pixels."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )  # fmt: skip


def add(group, content, member, now):
    return actions.add_sheet(
        group, ContentFile(content), len(content), member, by=ANONYMOUS, at=now
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_drawn_anew_without_what_the_telephone_wrote_in_it(group, scribe, now, kind):
    secret = Image.Exif()
    secret[0x010F] = "Telefoon van Daan"
    sheet = add(group, picture(kind, (4_000, 1_000), exif=secret), scribe, now)

    with sheet.photo.storage.open(sheet.photo.name) as photo:
        kept = photo.read()
    with Image.open(io.BytesIO(kept)) as drawn:
        assert (drawn.format, max(drawn.size), dict(drawn.getexif())) == ("JPEG", 2_400, {})
    assert b"Telefoon" not in kept
    assert sheet.photo.name.startswith("sheets/")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"<html><script>alert(1)</script></html>", "geen foto"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "geen foto"),
        (b"MZ\x90\x00 een programma", "geen foto"),
        (b"%PDF-1.7", "geen foto"),
        (picture("GIF"), "geen foto"),
        (picture()[:300], "geen foto"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "HEIC"),
        (bomb(), "te groot om te openen"),
        (b"", "leeg"),
        (b"\xff\xd8" + b"x" * (15 * 1024 * 1024), "te zwaar"),
    ],
    ids=["html", "svg", "exe", "pdf", "gif", "cut off", "heic", "bomb", "empty", "heavy"],
)
def test_what_is_no_photo_is_refused_whatever_its_name_says(group, scribe, now, content, word):
    with pytest.raises(Refused, match=word):
        add(group, content, scribe, now)
    assert not FlipSheet.objects.exists()


def test_each_line_of_a_sheet_becomes_a_note_and_writing_it_out_twice_changes_nothing(
    group, scribe, now
):
    sheet = add(group, picture(), scribe, now)

    for _ in range(2):
        actions.transcribe(
            sheet, "EVC ontbreekt\n\n  Diversiteit ontbreekt \nEVC ontbreekt", scribe,
            by=ANONYMOUS, at=now,
        )  # fmt: skip

    notes = Note.objects.order_by("pk")
    assert [(it.text, it.origin, it.sheet) for it in notes] == [
        ("EVC ontbreekt", "sheet", sheet),
        ("Diversiteit ontbreekt", "sheet", sheet),
    ]
    sheet.refresh_from_db()
    assert sheet.state == "transcribed"
    assert queries.board(group, None).total == 2


def test_a_line_that_is_taken_out_is_withdrawn_and_comes_back_as_the_same_note(group, scribe, now):
    sheet = add(group, picture(), scribe, now)
    for text in ("Een\nTwee", "Twee", "Een\nTwee"):
        actions.transcribe(sheet, text, scribe, by=ANONYMOUS, at=now)

    assert sorted(Note.objects.values_list("text", "state")) == [
        ("Een", "visible"),
        ("Twee", "visible"),
    ]


def test_somebody_else_checks_the_sheet(group, scribe, now):
    sheet = add(group, picture(), scribe, now)
    other = ParticipantFactory(group=group)
    with pytest.raises(Refused, match="Werk het vel eerst uit"):
        actions.check_sheet(sheet, other, by=ANONYMOUS, at=now)
    actions.transcribe(sheet, "Een", scribe, by=ANONYMOUS, at=now)

    with pytest.raises(Refused, match="iemand anders"):
        actions.check_sheet(sheet, scribe, by=ANONYMOUS, at=now)
    actions.check_sheet(sheet, other, by=ANONYMOUS, at=now)

    sheet.refresh_from_db()
    assert (sheet.state, sheet.checked_by) == ("checked", other)


def test_a_participant_hands_in_a_photo_but_does_not_write_it_out(group, now):
    member = ParticipantFactory(group=group)
    sheet = add(group, picture(), member, now)

    with pytest.raises(Refused, match="verslaglegger"):
        actions.transcribe(sheet, "Een", member, by=ANONYMOUS, at=now)
