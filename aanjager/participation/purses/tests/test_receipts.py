"""Receipts: drawn anew or looked into, for who may see them, and gone after five years."""

import io
import struct
import zlib
from datetime import UTC, date, datetime

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.purses import actions, queries
from aanjager.participation.purses.actions import Money
from aanjager.participation.purses.models import Entry
from aanjager.participation.purses.tests.factories import EntryFactory, PurseFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def purse(cast):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    return PurseFactory(initiative=it, host=cast.buurthuis)


def photo(size=(2_400, 1_200), kind="JPEG"):
    """A photo that says where it was taken and with what."""
    made, secret = io.BytesIO(), Image.Exif()
    secret[0x010F] = "Telefoon van Daan"
    secret[0x8825] = {1: "N", 2: (52.0, 9.0, 0.0), 3: "E", 4: (5.0, 23.0, 0.0)}
    Image.new("RGB", size, "white").save(made, kind, exif=secret)
    return made.getvalue()


def bomb():
    """A small PNG that says it is 100,000 by 100,000."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1_000)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(it)) + name + it + struct.pack(">I", zlib.crc32(name + it))
        for name, it in parts
    )
    return b"\x89PNG\r\n\x1a\n" + body


def spend(purse, cast, now, content, name="bon.jpg"):
    receipt = SimpleUploadedFile(name, content)
    money = Money(12_50, now.date(), "Planken")
    return actions.spend(purse, money, receipt=receipt, by=actor_of(cast.daan), at=now)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_drawn_anew_without_where_it_was_taken(purse, cast, now, kind):
    content = photo(kind=kind)
    assert b"Telefoon" in content
    kept = spend(purse, cast, now, content).receipt.read()

    with Image.open(io.BytesIO(kept)) as drawn:
        assert (drawn.format, max(drawn.size), dict(drawn.getexif())) == ("JPEG", 1_800, {})
    assert b"Telefoon" not in kept


def test_a_photo_of_fifty_megapixels_is_made_small(purse, cast, now):
    kept = spend(purse, cast, now, photo((10_000, 5_000))).receipt.read()

    with Image.open(io.BytesIO(kept)) as drawn:
        assert drawn.size == (1_800, 900)


def test_the_name_that_the_telephone_gave_is_not_kept(purse, cast, now):
    entry = spend(purse, cast, now, photo((9, 9)), name="../../Daan thuis.jpg")
    assert "Daan" not in entry.receipt.name
    assert entry.receipt.name.startswith("receipts/")


@pytest.mark.parametrize(
    ("content", "name", "word"),
    [
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "bon.heic", "HEIC"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "bon.jpg", "HEIC"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "bon.pdf", "iets anders"),
        (bomb(), "bon.png", "te groot om te openen"),
        (b"<html><script>alert(1)</script>", "bon.jpg", "geen foto"),
        (b"<html><script>alert(1)</script>", "bon.pdf", "iets anders"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bon.svg", "geen foto"),
        (PDF, "bon.jpg", "geen foto"),
        (photo((8, 8)), "bon.pdf", "iets anders"),
        (photo((80, 80))[:200], "bon.jpg", "geen foto"),
        (b"", "bon.jpg", "leeg"),
        (b"", "bon.pdf", "leeg"),
        (b"MZ\x90\x00", "bon.exe", "geen foto"),
    ],
    ids=str,
)
def test_what_is_no_receipt_is_refused_with_a_sentence(purse, cast, now, content, name, word):
    with pytest.raises(Refused, match=word):
        spend(purse, cast, now, content, name)
    assert not Entry.objects.exists()


def test_a_photo_that_is_too_heavy_is_refused(purse, cast, now, monkeypatch):
    monkeypatch.setattr("aanjager.kernel.photos.MOST_BYTES", 100)
    with pytest.raises(Refused, match="te zwaar"):
        spend(purse, cast, now, photo((8, 8)))


def test_a_pdf_is_kept_and_served_so_that_no_browser_runs_it(purse, cast, now, signed_in):
    entry = spend(purse, cast, now, PDF, "factuur.PDF")
    answer = signed_in(cast.cora).get(f"/initiatieven/{purse.initiative_id}/geld/{entry.pk}/bon/")

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_receipt_that_comes_later_is_added_once(purse, cast, now):
    entry = EntryFactory(purse=purse, booked=True)
    actions.attach(
        entry, SimpleUploadedFile("a.jpg", photo((9, 9))), by=actor_of(cast.daan), at=now
    )
    with pytest.raises(Refused, match="al een bon"):
        actions.attach(
            entry_now(), SimpleUploadedFile("b.pdf", PDF), by=actor_of(cast.cora), at=now
        )
    assert entry_now().receipt.name.endswith(".jpg")


def entry_now():
    return Entry.objects.select_related("purse__initiative").get()


@pytest.mark.parametrize(
    "facts", [{"received": True}, {"booked": True, "state": "refused"}], ids=str
)
def test_what_came_in_and_what_is_not_paid_get_no_receipt(purse, cast, now, facts):
    entry = EntryFactory(purse=purse, decided_words="nee", **facts)
    with pytest.raises(Refused, match="uitgave die telt"):
        actions.attach(entry, SimpleUploadedFile("b.pdf", PDF), by=actor_of(cast.daan), at=now)


def test_a_neighbour_never_sees_a_receipt(purse, cast, now, signed_in):
    entry = spend(purse, cast, now, PDF, "factuur.pdf")
    answer = signed_in(cast.gerda).get(f"/initiatieven/{purse.initiative_id}/geld/{entry.pk}/bon/")
    assert answer.status_code == 403


@pytest.mark.django_db(transaction=True)
def test_five_years_after_its_year_receipt_words_and_name_go_and_the_amount_stays(cast, now):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    purse = PurseFactory(initiative=it, host=cast.buurthuis)
    EntryFactory(purse=purse, received=True, amount_cents=20_00)
    entry = spend(purse, cast, now, PDF, "factuur.pdf")
    actions.decide(entry, says_yes=True, by=actor_of(cast.cora), at=now)
    before, name = queries.totals(purse), entry.receipt.name

    last = datetime(2031, 12, 31, 12, tzinfo=UTC)
    assert actions.forget(by=CLOCK, at=last) == 0
    assert default_storage.exists(name)
    first = datetime(2032, 1, 2, 3, tzinfo=UTC)
    assert [actions.forget(by=CLOCK, at=first), actions.forget(by=CLOCK, at=first)] == [2, 0]
    kept = Entry.objects.get(pk=entry.pk)
    assert (kept.words, kept.receipt.name, kept.entered_by) == ("", "", None)
    assert (kept.amount_cents, kept.on) == (12_50, now.date())
    assert not default_storage.exists(name)
    assert queries.totals(purse) == before


def test_what_nobody_ever_decided_is_forgotten_as_well(purse):
    EntryFactory(purse=purse, on=date(2026, 1, 1))
    assert actions.forget(by=CLOCK, at=datetime(2032, 1, 2, 3, tzinfo=UTC)) == 1
