"""Pages of tracks: what each sees, and how often a list asks the database."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils.formats import date_format
from django.utils.timezone import localdate

from aanjager.community.organisations.tests.factories import CoordinatorFactory
from aanjager.growth.internships.models import Group, Hours, Told
from aanjager.growth.internships.tests.factories import (
    accepted,
    asked,
    done,
    group_of,
    offer_at,
    photo,
    pupil_in,
    school_of,
    signed,
)
from aanjager.kernel.tests.test_sounds import mp3, webm

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "noord.localhost"}


def around_now(group):
    """A pupil of fourteen in a class whose period is around the day of the test."""
    today = localdate()
    group.starts_on, group.ends_on = today - timedelta(days=60), today + timedelta(days=100)
    group.save()
    return pupil_in(group, born_on=today - timedelta(days=14 * 365 + 100))


@pytest.fixture
def group(cast):
    school = school_of(cast.noord)
    CoordinatorFactory(organisation=school, person=cast.person(cast.cora))
    return group_of(school, mentor="daan@example.org")


def test_a_refused_evening_comes_back_with_its_source_and_only_the_pupil_sees_the_attempt(
    signed_in, group, cast
):
    it = signed(around_now(group), offer_at(cast.buurthuis))
    finn, url = signed_in(cast.finn), f"/stages/{it.pk}/plannen/"
    day = localdate() + timedelta(days=8)
    facts = {"day": str(day), "starts_at": "20:00", "ends_at": "21:00", "break_minutes": "0"}
    for _again in range(2):
        answer = finn.post(url, facts, **HOST)
        assert answer.status_code == 422
        assert "19 uur. (bron: burgerschapindeschool" in answer.text
        assert 'value="20:00"' in answer.text
    assert Hours.objects.get().state == Hours.State.REFUSED
    assert "Alleen jij ziet het" in finn.get(f"/stages/{it.pk}/", **HOST).text
    for other in (cast.cora, cast.daan):
        page = signed_in(other).get(f"/stages/{it.pk}/", **HOST).text
        assert "burgerschapindeschool" not in page
        assert f"{day:%-d} " + date_format(day, "F") not in page


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"starts_at": "12:00", "ends_at": "10:00"}, "eindtijd ligt niet na de begintijd"),
        ({"day": "2099-06-01"}, "buiten de periode"),
        ({"day": str(localdate() - timedelta(days=8))}, "langer dan een week geleden"),
    ],
)
def test_hours_that_cannot_be_come_back_in_the_form_and_nothing_is_kept(
    signed_in, group, cast, facts, says
):
    it, finn = signed(around_now(group), offer_at(cast.buurthuis)), signed_in(cast.finn)
    given = {
        "day": str(localdate() + timedelta(days=8)),
        "starts_at": "10:00",
        "ends_at": "12:00",
        "break_minutes": "0",
    }
    answer = finn.post(f"/stages/{it.pk}/plannen/", given | facts, **HOST)
    assert answer.status_code == 422
    assert says in answer.text
    assert not Hours.objects.exists()


def test_a_story_is_for_the_provider_only_when_the_pupil_says_so(signed_in, group, cast):
    it = signed(pupil_in(group), offer_at(cast.buurthuis))
    finn = signed_in(cast.finn)
    finn.post(f"/stages/{it.pk}/vertellen/", {"reflection": "Ik leerde luisteren."}, **HOST)
    Group.objects.update(school=school_of(cast.noord, email="x@example.org"))
    cora = signed_in(cast.cora)
    assert "Ik leerde luisteren." not in cora.get(f"/stages/{it.pk}/", **HOST).text
    finn = signed_in(cast.finn)
    told = {"reflection": "Ik leerde luisteren.", "shares_reflection": "on"}
    finn.post(f"/stages/{it.pk}/vertellen/", told, **HOST)
    assert "Ik leerde luisteren." in signed_in(cast.cora).get(f"/stages/{it.pk}/", **HOST).text


def test_a_pupil_tells_with_a_photo_or_a_recording_for_the_same_readers(signed_in, group, cast):
    it = signed(pupil_in(group), offer_at(cast.buurthuis))
    finn, url = signed_in(cast.finn), f"/stages/{it.pk}/vertellen/anders/"
    Group.objects.update(school=school_of(cast.noord, email="x@example.org"))
    finn.post(url, {"file": photo(), "words": "Ik schenk koffie."}, **HOST)
    finn.post(url, {"file": ContentFile(mp3(), name="stem.mp3"), "words": "Ik lach."}, **HOST)
    seen, heard = Told.objects.order_by("pk")
    page = finn.get(f"/stages/{it.pk}/", **HOST).text
    assert f'<img src="/stages/verteld/{seen.pk}/" alt="Ik schenk koffie."' in page
    assert f'<audio controls preload="none" src="/stages/verteld/{heard.pk}/"' in page
    shown = finn.get(f"/stages/verteld/{seen.pk}/", **HOST)
    content = b"".join(shown.streaming_content)
    assert (shown["Content-Type"], b"Dorpsstraat" in content) == ("image/jpeg", False)
    assert signed_in(cast.cora).get(f"/stages/verteld/{seen.pk}/", **HOST).status_code == 404
    told = {"reflection": "", "shares_reflection": "on"}
    assert signed_in(cast.finn).post(url, {"words": "Niets."}, **HOST).status_code == 422
    signed_in(cast.finn).post(
        f"/stages/{it.pk}/vertellen/", told | {"reflection": "Kijk maar."}, **HOST
    )
    assert signed_in(cast.cora).get(f"/stages/verteld/{seen.pk}/", **HOST).status_code == 200
    assert signed_in(cast.gerda).get(f"/stages/verteld/{seen.pk}/", **HOST).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-", 206, slice(None)),
        ("bytes=0-1", 206, slice(0, 2)),
        ("bytes=10-19", 206, slice(10, 20)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=5-99999999", 206, slice(5, None)),
        ("bytes=99999999-", 416, None),
        ("bytes=7-3", 416, None),
        ("bytes=-0", 416, None),
        ("bytes=0-1,4-5", 200, slice(None)),
        ("bytes=-", 200, slice(None)),
        ("bytes=" + "9" * 5_000 + "-", 200, slice(None)),
        ("seconden=1-2", 200, slice(None)),
        ("", 200, slice(None)),
    ],
)
def test_a_telephone_asks_for_a_part_of_a_recording(signed_in, group, cast, asked, status, part):
    it, finn = signed(pupil_in(group), offer_at(cast.buurthuis)), signed_in(cast.finn)
    given = {"file": ContentFile(webm(), name="opname.webm"), "words": "Ik vertel."}
    finn.post(f"/stages/{it.pk}/vertellen/anders/", given, **HOST)
    one = it.told.get()
    whole = one.file.read()

    more = {"HTTP_RANGE": asked} if asked else {}
    answer = finn.get(f"/stages/verteld/{one.pk}/", **HOST, **more)

    assert (answer.status_code, answer["Accept-Ranges"]) == (status, "bytes")
    if part is None:
        assert answer["Content-Range"] == f"bytes */{len(whole)}"
        return
    got = b"".join(answer.streaming_content)
    assert got == whole[part]
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("audio/webm", "nosniff")
    assert int(answer["Content-Length"]) == len(got)
    if status == 206:
        first = range(len(whole))[part].start
        assert answer["Content-Range"] == f"bytes {first}-{first + len(got) - 1}/{len(whole)}"


@pytest.mark.parametrize(
    ("content", "why"), [(b"%PDF-1.4 nee", "geen opname"), (b"\xff\xd8\xff stuk", "geen foto")]
)
def test_what_is_no_photo_and_no_recording_comes_back_beside_the_field(
    signed_in, group, cast, content, why
):
    it = signed(pupil_in(group), offer_at(cast.buurthuis))
    told = {"file": ContentFile(content, name="foto.jpg"), "words": "Ik lach."}
    answer = signed_in(cast.finn).post(f"/stages/{it.pk}/vertellen/anders/", told, **HOST)
    assert answer.status_code == 422
    assert why in answer.text
    assert "Ik lach." in answer.text
    assert not Told.objects.exists()


def test_words_that_are_too_many_come_back_with_the_form(signed_in, group, cast):
    it = signed(pupil_in(group), offer_at(cast.buurthuis))
    words = "Ik leerde luisteren. " * 300

    answer = signed_in(cast.finn).post(f"/stages/{it.pk}/vertellen/", {"reflection": words}, **HOST)

    assert answer.status_code == 422
    assert words.strip() in answer.text
    it.refresh_from_db()
    assert it.reflection == ""


def test_an_organisation_reads_where_pupils_are_welcome_and_says_so_from_there(signed_in, cast):
    place = offer_at(cast.buurthuis).opportunity

    page = signed_in(cast.cora).get("/organisatie/stages/", **HOST).text

    assert f'href="/organisatie/vacatures/{place.pk}/leerlingen/"' in page
    assert "leerlingen welkom" in page


def test_a_finished_track_says_so_to_everybody_and_cannot_be_withdrawn(signed_in, group, cast):
    it = done(pupil_in(group), offer_at(cast.buurthuis))
    for who in (cast.finn, cast.cora, cast.daan):
        page = signed_in(who).get(f"/stages/{it.pk}/", **HOST).text
        assert '<span class="badge good">klaar</span>' in page
        assert "Trek dit in" not in page
    mine = signed_in(cast.finn).get("/mijn/stage/", **HOST).text
    assert '<span class="badge good">klaar</span>' in mine


def test_a_provider_reads_what_is_to_come_before_the_judgement(signed_in, group, cast):
    it = signed(pupil_in(group), offer_at(cast.buurthuis))
    cora = signed_in(cast.cora)
    assert "Nog te bevestigen: 30 uur" in cora.get(f"/stages/{it.pk}/", **HOST).text
    assert cora.post(f"/stages/{it.pk}/oordeel/", {"verdict": "well"}, **HOST).status_code == 403


def test_who_takes_part_gets_the_agreement_that_everybody_signed(signed_in, group, cast):
    offer = offer_at(cast.buurthuis)
    waiting = accepted(pupil_in(group, email="l@example.org"), offer)
    it = signed(pupil_in(group), offer)
    url = f"/stages/{it.pk}/overeenkomst.pdf"
    for who in (cast.finn, cast.cora, cast.daan):
        browser = signed_in(who)
        assert f'href="{url}"' in browser.get(f"/stages/{it.pk}/", **HOST).text
        answer = browser.get(url, **HOST)
        assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert signed_in(cast.gerda).get(url, **HOST).status_code == 404
    cora = signed_in(cast.cora)
    assert cora.get(f"/stages/{waiting.pk}/overeenkomst.pdf", **HOST).status_code == 404


def test_a_mentor_finds_the_class_and_what_waits_from_the_own_place(signed_in, group, cast):
    asked(pupil_in(group), offer_at(cast.buurthuis))
    daan = signed_in(cast.daan)
    mine = daan.get("/mijn/stage/", **HOST).text
    assert f'href="/stages/klas/{group.pk}/"' in mine
    assert "1 aanvraag wacht op jou" in mine
    assert "Je staat niet in een klas" not in mine
    overview = daan.get("/organisatie/stages/", **HOST).text
    assert "1 aanvraag wacht op een ja" in overview
    assert "bij een vacature" not in overview
    nobody = signed_in(cast.gerda).get("/organisatie/stages/", **HOST).text
    assert "Bij jou hoort daar nu niets van" in nobody


def test_a_picture_that_is_no_photo_hears_what_may_come(signed_in, group, cast):
    it = signed(pupil_in(group), offer_at(cast.buurthuis))
    told = {"file": ContentFile(b"<svg/>", name="plaatje.svg"), "words": "Ik lach."}
    answer = signed_in(cast.finn).post(f"/stages/{it.pk}/vertellen/anders/", told, **HOST)
    assert answer.status_code == 422
    assert "Kies een foto (jpg of png), of een opname" in answer.text


def test_a_break_that_is_too_long_is_said_in_minutes(signed_in, group, cast):
    it, finn = signed(around_now(group), offer_at(cast.buurthuis)), signed_in(cast.finn)
    facts = {"day": str(localdate()), "starts_at": "10:00", "ends_at": "18:00"}
    answer = finn.post(f"/stages/{it.pk}/plannen/", facts | {"break_minutes": "300"}, **HOST)
    assert "Een pauze duurt hoogstens 240 minuten." in answer.text
