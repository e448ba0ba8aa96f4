"""The report is written from the meeting's own rows, each sentence with its sources."""

import re

import pytest
from django.core.files.base import ContentFile

from aanjager.assembly.groups.models import Note
from aanjager.front.reports import actions, queries
from aanjager.front.reports.actions import NewDownload
from aanjager.front.reports.models import Report, Sentence
from aanjager.front.reports.tests import hall as small
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.privacy import actions as privacy
from aanjager.trust.privacy.queries import subject

pytestmark = pytest.mark.django_db
ASSOCIATION = Actor(user_id=1, is_association=True)


@pytest.fixture
def association(cast):
    return Actor(user_id=cast.els.pk, is_association=True)


def texts(report):
    return [it.block.text for it in queries.lines_of(queries.version_of(report))]


def test_the_report_tells_what_happened(association, now):
    hall = small.build()

    report = actions.generate(hall.meeting, by=association, at=now)

    told = "\n".join(texts(report))
    for fact in (
        "29 januari 2026",
        "Zo'n vijftig leden waren erbij.",
        "een helder beeld uitdragen",
        "Twee werkgroepen gingen aan de slag.",
        "Elke groep koos er twee voor de zaal.",
        "1. Steeds beter aansluiten.",
        "Ondernemerschap",
        "Zakelijkheid past bij aanjagen.",
        "2. EVC (er ontbreekt iets; uit een briefje): ingediend.",
        "Briefjes: 3 = 1 in gekozen punten + 1 bij punten die niet gekozen zijn + 1 los gebleven",
    ):
        assert fact in told


def test_the_report_invents_no_decision(association, now):
    hall = small.build()

    report = actions.generate(hall.meeting, by=association, at=now)

    assert not any("besloten" in text or "overgenomen" in text for text in texts(report))


def test_every_sentence_has_its_sources(association, now):
    hall = small.build()

    report = actions.generate(hall.meeting, by=association, at=now)

    lines = queries.lines_of(queries.version_of(report))
    assert lines
    assert all(it.sources and not it.is_by_hand for it in lines)


def test_the_same_rows_give_the_same_report(association, now):
    """Scenario F1, for the text; the ids of the blocks stay as well."""
    hall = small.build()
    report = actions.generate(hall.meeting, by=association, at=now)
    before = [
        (it.block.uid, it.block.text, it.sources)
        for it in queries.lines_of(queries.version_of(report))
    ]

    report = actions.generate(hall.meeting, by=association, at=now)

    assert before == [
        (it.block.uid, it.block.text, it.sources)
        for it in queries.lines_of(queries.version_of(report))
    ]


def test_a_sentence_by_hand_is_marked_and_stops_a_new_report(association, now):
    hall = small.build()
    report = actions.generate(hall.meeting, by=association, at=now)
    first = queries.lines_of(queries.version_of(report))[0].block

    actions.rewrite(report, first.uid, "Het was een mooie dag.", by=association, at=now)

    assert Sentence.objects.get(block_uid=first.uid).is_by_hand
    with pytest.raises(Refused, match="met de hand"):
        actions.generate(hall.meeting, by=association, at=now)


def test_no_report_before_the_meeting_is_over(association, now):
    hall = small.build(state="live")

    with pytest.raises(Refused, match="nog niet afgelopen"):
        actions.generate(hall.meeting, by=association, at=now)


def test_staff_of_a_centre_make_no_report_of_the_association(cast, now):
    hall = small.build()
    anna = Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.noord.pk}))

    with pytest.raises(Refused, match="organiseert"):
        actions.generate(hall.meeting, by=anna, at=now)


def test_the_written_out_sheets_are_a_download_of_the_report(association, now):
    hall = small.build()

    actions.generate(hall.meeting, by=association, at=now)

    sheets = hall.meeting.downloads.get(kind="sheets")
    assert sheets.file.read().startswith(b"%PDF")
    assert queries.links_of(hall.meeting)[0][1].startswith(
        "Uitgewerkte flip-overvellen van de 2 werkgroepen (pdf, "
    )


def test_sheets_hold_every_note_that_was_not_withdrawn(association):
    hall = small.build()
    Note.objects.filter(pk=hall.left.pk).update(state="visible")

    one, two = queries.sheets_of(hall.meeting)

    assert [it.text for it in one.chosen] == ["Aansluiten bij de lokale context"]
    assert [it.text for it in one.not_chosen] == ["Brutaler"]
    assert [it.text for it in two.loose] == ["EVC ontbreekt"]


def test_f1_the_same_rows_give_the_same_page_to_the_byte(association, client, now):
    hall = small.build()
    page = f"/bijeenkomsten/{hall.meeting.pk}/verslag/"

    def made():
        report = actions.generate(hall.meeting, by=association, at=now)
        Report.objects.filter(pk=report.pk).update(state="published", published_at=now)
        whole = client.get(page).content
        Report.objects.filter(pk=report.pk).update(state="generated", published_at=None)
        return whole[whole.index(b"<article") : whole.index(b"</article>")]

    assert made() == made()


def test_f4_every_link_to_a_download_says_title_kind_and_size(association, client, now):
    hall = small.build()
    kept = ContentFile(b"%PDF-1.7 stuk", name="a.pdf")
    new = NewDownload("De hybride motor", "presentation", author="Cees", file=kept)
    actions.add_download(hall.meeting, new, by=association, at=now)
    report = actions.generate(hall.meeting, by=association, at=now)
    Report.objects.filter(pk=report.pk).update(state="published", published_at=now)

    page = client.get(f"/bijeenkomsten/{hall.meeting.pk}/verslag/").content.decode()

    links = re.findall(r'href="/bijeenkomsten/\d+/downloads/\d+/">([^<]+)<', page)
    assert "De hybride motor (pdf, 1 kB), presentatie van Cees" in links
    assert len(links) == hall.meeting.downloads.exclude(file="").count() == 2
    assert all(re.fullmatch(r".+ \(pdf, [\d,]+ [kM]B\), \w+.*", it) for it in links), links


def test_c7_erasing_an_account_leaves_the_report_as_it_is(association, cast, now):
    daan = cast.person(cast.daan)
    hall = small.build(centre=None, person=daan)
    report = actions.generate(hall.meeting, by=association, at=now)
    before = [it.block.text for it in queries.lines_of(queries.version_of(report))]

    who = subject(person_id=daan.pk, user_id=cast.daan.pk)
    privacy.erase(who, reason="asked", by=CLOCK, at=now)
    report = actions.generate(hall.meeting, by=association, at=now)

    assert [it.block.text for it in queries.lines_of(queries.version_of(report))] == before
