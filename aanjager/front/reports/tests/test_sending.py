"""The report goes around, is corrected by who was there, fixed by the board, and published."""

import threading
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.front.reports import actions, queries
from aanjager.front.reports.actions import NewDownload
from aanjager.front.reports.models import Report, Sentence
from aanjager.front.reports.tests import hall as small
from aanjager.governance.documents import actions as documents
from aanjager.governance.documents.actions import Verdict
from aanjager.governance.documents.tests.factories import seated
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
WHY = "Nagelezen en de verbeteringen zijn verwerkt."


@pytest.fixture
def association(cast):
    return Actor(user_id=cast.els.pk, is_association=True)


@pytest.fixture
def daan(cast):
    return cast.person(cast.daan)


@pytest.fixture
def hall(daan):
    """A meeting that is over, at which Daan was present."""
    return small.build(person=daan)


@pytest.fixture
def sent(hall, association, now):
    report = actions.generate(hall.meeting, by=association, at=now)
    return actions.ask_corrections(report, 3, by=association, at=now)


def block_with(report, words):
    version = queries.version_of(report)
    return next(b for b in version.blocks.all() if words in b.text)


def texts(report):
    return [it.text for it in queries.version_of(report).blocks.order_by("position")]


def test_who_was_there_gets_a_letter_and_who_stayed_away_does_not(hall, association, now):
    small.person_at(hall.meeting, state="absent", address="weg@example.org")
    report = actions.generate(hall.meeting, by=association, at=now)

    actions.ask_corrections(report, 3, by=association, at=now)

    letters = Letter.objects.filter(kind="report-to-correct")
    assert [it.to_address for it in letters] == ["gast@example.org"]
    assert "/verslag/" in letters.get().text


def test_a_report_that_went_around_is_frozen(sent, association, now):
    with pytest.raises(Refused, match="al rondgestuurd"):
        actions.generate(sent.meeting, by=association, at=now)
    with pytest.raises(Refused, match="al rondgestuurd"):
        actions.rewrite(
            sent, block_with(sent, "Zakelijkheid").uid, "Anders.", by=association, at=now
        )


def test_who_was_there_corrects_a_sentence_and_it_becomes_an_amendment(sent, daan, now):
    block = block_with(sent, "Zakelijkheid")

    made = actions.correct(
        sent,
        block,
        "Zakelijkheid past goed bij aanjagen.",
        "Dat zei ik.",
        by=as_actor(daan),
        at=now,
    )

    assert (made.state, made.block_uid) == ("filed", block.uid)
    assert texts(sent) == texts(sent)
    assert queries.open_corrections(sent) == 1


def test_who_was_not_there_corrects_nothing(sent, now):
    with pytest.raises(Refused, match="erbij was"):
        actions.correct(
            sent, block_with(sent, "Zakelijkheid"), "Anders.", "Zomaar.", by=as_actor(PersonFactory()), at=now
        )  # fmt: skip


def test_after_the_round_nothing_is_corrected_any_more(sent, daan, now):
    late = now + timedelta(days=4)

    with pytest.raises(Refused, match="voorbij"):
        actions.correct(
            sent, block_with(sent, "Zakelijkheid"), "Anders.", "Te laat.", by=as_actor(daan), at=late
        )  # fmt: skip


def test_the_report_is_not_fixed_while_people_may_still_correct_it(sent, hall, now):
    board = seated(hall.document.body)

    with pytest.raises(Refused, match="nog verbeteren"):
        actions.fix(sent, WHY, by=board, at=now + timedelta(days=1))


def test_the_report_is_not_fixed_with_an_open_correction(sent, hall, daan, now):
    actions.correct(
        sent, block_with(sent, "Zakelijkheid"), "Anders gezegd.", "Dat zei ik.", by=as_actor(daan), at=now
    )  # fmt: skip

    with pytest.raises(Refused, match="correcties open"):
        actions.fix(sent, WHY, by=seated(hall.document.body), at=now + timedelta(days=4))


def test_only_the_board_fixes_the_report(sent, association, now):
    with pytest.raises(Refused, match="vastgesteld door"):
        actions.fix(sent, WHY, by=association, at=now + timedelta(days=4))


def test_an_adopted_correction_stands_in_the_fixed_report_with_its_cause(sent, hall, daan, now):
    board, late = seated(hall.document.body), now + timedelta(days=4)
    block = block_with(sent, "Zakelijkheid")
    wish = actions.correct(
        sent,
        block,
        "Zakelijkheid past goed bij aanjagen.",
        "Dat zei ik.",
        by=as_actor(daan),
        at=now,
    )
    documents.admit(wish, by=board, at=now)
    documents.decide(wish, Verdict("adopted", "Zo is het gezegd in de zaal."), by=board, at=now)

    report = actions.fix(sent, WHY, by=board, at=late)

    assert report.state == Report.State.FIXED
    assert "Zakelijkheid past goed bij aanjagen." in texts(report)
    sources = Sentence.objects.get(version=queries.version_of(report), block_uid=block.uid).sources
    assert ["amendment", wish.pk] in sources
    assert ["line", hall.line.pk] in sources
    hall.meeting.refresh_from_db()
    assert hall.meeting.state == "reported"


def test_a_published_report_is_for_everybody_and_its_pdf_is_kept(sent, hall, association, now):
    report = actions.fix(sent, WHY, by=seated(hall.document.body), at=now + timedelta(days=4))

    report = actions.publish(report, by=association, at=now + timedelta(days=5))

    report.document.refresh_from_db()
    assert report.document.is_public
    kept = hall.meeting.downloads.get(kind="report")
    assert kept.file.read().startswith(b"%PDF")
    assert Letter.objects.filter(kind="report-published").count() == 1


def test_the_report_of_a_closed_meeting_stays_among_those_who_were_invited(
    sent, hall, association, now
):
    hall.meeting.visibility = "invited"
    hall.meeting.save()
    report = actions.fix(sent, WHY, by=seated(hall.document.body), at=now + timedelta(days=4))

    report = actions.publish(report, by=association, at=now + timedelta(days=5))

    report.document.refresh_from_db()
    assert not report.document.is_public


def test_a_point_without_an_end_holds_the_report_back(sent, hall, now):
    small.ThemeSource.objects.all().delete()

    with pytest.raises(Refused, match="Ingeleverde punten: 1"):
        actions.fix(sent, WHY, by=seated(hall.document.body), at=now + timedelta(days=4))


def test_thirty_days_after_the_report_nobody_knows_who_wrote_what(sent, hall, association, now):
    report = actions.fix(sent, WHY, by=seated(hall.document.body), at=now + timedelta(days=4))
    actions.publish(report, by=association, at=now + timedelta(days=5))

    assert queries.to_forget(now + timedelta(days=34)) == []
    assert queries.to_forget(now + timedelta(days=36)) == [hall.meeting]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"MZ\x90\x00" + b"\0" * 99), ("a.html", b"<script>"), ("a.svg", b"<svg/>")],
)
def test_a_download_that_is_not_what_it_says_is_refused(hall, association, now, name, content):
    new = NewDownload("Een stuk", "document", file=ContentFile(content, name=name))

    with pytest.raises(Refused):
        actions.add_download(hall.meeting, new, by=association, at=now)

    assert not hall.meeting.downloads.exists()


def test_a_link_is_kept_without_what_follows_people_around(hall, association, now):
    url = "http://prezi.com/bjqkjj2jf1i3/?utm_campaign=share&utm_medium=copy&p=2"

    made = actions.add_download(
        hall.meeting, NewDownload("De PEP-route", "presentation", url=url), by=association, at=now
    )

    assert made.url == "http://prezi.com/bjqkjj2jf1i3/?p=2"


def test_a_link_is_looked_at_once_a_month(hall, association, now, monkeypatch):
    made = actions.add_download(
        hall.meeting,
        NewDownload("Weg", "document", url="https://example.org/"),
        by=association,
        at=now,
    )
    monkeypatch.setattr("aanjager.kernel.links.answers", lambda url: False)

    actions.check_link(made, by=CLOCK, at=now)

    made.refresh_from_db()
    assert made.is_reachable is False
    assert queries.links_to_check(now + timedelta(days=20)) == []
    assert queries.links_to_check(now + timedelta(days=31)) == [made]


@pytest.mark.django_db(transaction=True)
def test_two_who_send_the_report_around_at_once_send_it_once(cast, now):
    hall = small.build(person=cast.person(cast.daan))
    association = Actor(user_id=cast.els.pk, is_association=True)
    report = actions.generate(hall.meeting, by=association, at=now)
    said, start = [], threading.Barrier(2)

    def send():
        start.wait()
        try:
            actions.ask_corrections(report, 3, by=association, at=now)
            said.append("sent")
        except Refused:
            said.append("refused")
        finally:
            connection.close()

    both = [threading.Thread(target=send) for _ in range(2)]
    [one.start() for one in both]
    [one.join() for one in both]

    assert sorted(said) == ["refused", "sent"]
    assert Letter.objects.filter(kind="report-to-correct").count() == 1
