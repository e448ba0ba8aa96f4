"""Who came by a personal link has no account: the letters about the report open its pages all the same."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import now as real_now

from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.assembly.registrations.queries import token_of
from aanjager.front.reports import actions, queries
from aanjager.front.reports.models import Download
from aanjager.front.reports.tests import hall as small
from aanjager.governance.documents.models import Amendment
from aanjager.governance.documents.tests.factories import seated
from aanjager.kernel.actor import CLOCK
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
WHY = "Nagelezen en de verbeteringen zijn verwerkt."
NOORD = {"HTTP_HOST": "noord.localhost"}


@pytest.fixture
def private(cast):
    """A meeting of Noord for who is invited, that is over; one guest was there, without an account."""
    hall = small.build(centre=cast.noord)
    hall.meeting.visibility = "invited"
    hall.meeting.save()
    return hall


@pytest.fixture
def sent(private):
    report = actions.generate(private.meeting, by=CLOCK, at=real_now())
    return actions.ask_corrections(report, 3, by=CLOCK, at=real_now())


def path_in(kind):
    """The path in the letter of this kind."""
    return re.search(r"https?://[^/\s]+(/\S+)", Letter.objects.get(kind=kind).text).group(1)


def token_of_guest(hall, **facts):
    row = small.person_at(hall.meeting, **facts)
    return token_of(row.meeting_id, row.code)


def test_the_letter_of_the_round_opens_the_report_for_a_guest(sent, private, client):
    page = client.get(path_in("report-to-correct"), **NOORD)

    assert "Zakelijkheid past bij aanjagen." in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert client.get(f"/bijeenkomsten/{private.meeting.pk}/verslag/", **NOORD).status_code == 404


def test_a_guest_who_was_there_corrects_a_sentence_by_the_link(sent, client):
    page = client.get(path_in("report-to-correct"), **NOORD).content.decode()
    correct = re.findall(r'href="(/a/[^"]+/verslag/[0-9a-f-]{36}/)"', page)[0]
    assert client.get(correct, **NOORD).status_code == 200

    answer = client.post(
        correct, {"text": "Zo was het.", "motive": "Ik zat erbij."}, follow=True, **NOORD
    )

    assert "kijkt naar je verbetering" in answer.content.decode()
    made = Amendment.objects.get(document=sent.document)
    assert (made.submitter, made.submitter_label) == (None, "iemand die erbij was")


def test_the_letter_of_publishing_opens_report_pdf_downloads_and_line_for_a_guest(
    sent, private, client
):
    Download.objects.create(
        meeting=private.meeting, position=9, kind="document", title="Het stuk", added_at=real_now(),
        file=ContentFile(b"%PDF-1.7", name="a.pdf"), kept_copy=ContentFile(b"%PDF-1.7", name="b.pdf"),
    )  # fmt: skip
    fixed = actions.fix(
        sent, WHY, by=seated(private.document.body), at=real_now() + timedelta(days=4)
    )
    actions.publish(fixed, by=CLOCK, at=real_now() + timedelta(days=4))
    path = path_in("report-published")

    page = client.get(path, **NOORD).content.decode()

    ways = re.findall(r'href="(/a/[^"]+)"', page)
    assert {it.split("/", 3)[-1].strip("/") or "own" for it in ways} >= {"verslag.pdf", "lijn"}
    assert {client.get(it, **NOORD).status_code for it in ways} == {200}
    assert client.get(path.replace("verslag/", "verslag.pdf"), **NOORD).content[:4] == b"%PDF"
    assert "bijeenkomsten/" not in " ".join(re.findall(r'<article.*?href="([^"]+)"', page))
    kept = private.meeting.downloads.get(title="Het stuk").pk
    for address in (f"downloads/{kept}/", f"downloads/{kept}/kopie/"):
        given = client.get(path.replace("verslag/", address), **NOORD)
        assert "attachment" in given["Content-Disposition"]


@pytest.mark.parametrize("state", ["waiting", "cancelled", "lapsed"])
def test_the_link_of_who_had_no_seat_opens_no_report(sent, private, client, state):
    token = token_of_guest(private, state=state, address="ander@example.org")

    assert client.get(f"/a/{token}/verslag/", **NOORD).status_code == 404


def test_who_stayed_away_reads_the_report_only_when_it_is_fixed(sent, private, client):
    token = token_of_guest(private, state="absent", address="weg@example.org")
    block = queries.version_of(sent).blocks.filter(kind="paragraph").first()
    assert client.get(f"/a/{token}/verslag/", **NOORD).status_code == 404
    assert client.get(f"/a/{token}/verslag/{block.uid}/", **NOORD).status_code == 404
    actions.fix(sent, WHY, by=seated(private.document.body), at=real_now() + timedelta(days=4))

    assert client.get(f"/a/{token}/verslag/", **NOORD).status_code == 200


def test_a_download_of_another_meeting_is_not_behind_the_link(sent, private, cast, client):
    other = Download.objects.create(
        meeting=MeetingFactory(centre=cast.noord), position=1, kind="document", title="Elders",
        file=ContentFile(b"%PDF-1.7", name="a.pdf"), added_at=real_now(),
    )  # fmt: skip
    token = token_of_guest(private, address="twee@example.org")

    assert client.get(f"/a/{token}/downloads/{other.pk}/", **NOORD).status_code == 404
