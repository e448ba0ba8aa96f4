"""News, its photos and its letter."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives import actions
from aanjager.participation.initiatives.models import Update
from aanjager.participation.initiatives.tests.factories import InitiativeFactory, MemberFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def it(cast):
    return InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))


def photo(size=(4_000, 1_000)):
    made, secret = io.BytesIO(), Image.Exif()
    secret[0x010F] = "Telefoon van Daan"
    Image.new("RGB", size, "white").save(made, "JPEG", exif=secret)
    return made.getvalue()


def tell(it, cast, now, content, alt="Een bank."):
    facts = {"photo": io.BytesIO(content), "size": len(content), "alt": alt}
    return actions.tell(it, "Hij staat!", **facts, by=actor_of(cast.daan), at=now)


def test_a_photo_is_drawn_anew_without_what_the_telephone_wrote(it, cast, now):
    kept = tell(it, cast, now, photo()).photo.read()

    with Image.open(io.BytesIO(kept)) as drawn:
        assert (drawn.format, max(drawn.size), dict(drawn.getexif())) == ("JPEG", 1_600, {})
    assert b"Telefoon" not in kept


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "HEIC"),
        (b"<html>", "geen foto"),
        (b"", "leeg"),
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(it, cast, now, content, word):
    with pytest.raises(Refused, match=word):
        tell(it, cast, now, content)
    assert not Update.objects.exists()


def test_a_photo_is_told_in_words(it, cast, now):
    with pytest.raises(Refused, match="wat er op de foto staat"):
        tell(it, cast, now, photo((8, 8)), alt=" ")


def test_followers_get_one_letter_a_day_with_all_the_news(it, cast, now):
    MemberFactory(initiative=it, person=cast.person(cast.cora), role="follower")
    for text in ("Een", "Twee"):
        actions.tell(it, text, by=actor_of(cast.daan), at=now)

    actions.tell_followers(by=CLOCK, at=now)
    assert not Letter.objects.exists()
    for _ in range(2):
        actions.tell_followers(by=CLOCK, at=now + DAY)

    letter = Letter.objects.get()
    assert letter.to_address == "cora@example.org"
    assert "Een" in letter.text
    assert "Twee" in letter.text
