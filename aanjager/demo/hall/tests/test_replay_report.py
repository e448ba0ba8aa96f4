"""The report of the meeting of 29 June 2015, made from the rows of the replay, beside what the source says.

Scenarios A6 to A8 of the deliberation model; the source is the report of that time, read where it lies.
"""

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PdfReader

from aanjager.demo.hall.actions import replay
from aanjager.front.reports import actions, queries, rules
from aanjager.front.story import queries as story
from aanjager.governance.documents.models import Decision
from aanjager.kernel.actor import CLOCK

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SOURCE = settings.ROOT.parent / "shared" / "mission" / "novi-2015-06-29.txt"

THEMES = [
    "Steeds beter aansluiten bij de lokale context en verbinden worden belangrijker.",
    "Wie is nu eigenlijk de opdrachtgever?  Dat is (ook) de vrijwilliger? "
    "Vrijwilligerscentrales moeten ondersteunen bij het persoonlijk netwerk.",
    "Onafhankelijkheid en eigenheid (neutraliteit) voorop stellen en je niet laten leiden door de "
    "gemeente. Het werkveld is niet alleen de wijk, maar ook de niveaus stad, regionaal en landelijk. "
    "In de visie zouden deze schalen terug moeten komen.",
    "Ondernemerschap in kennis en advies ontwikkelen en verbinden, aanjagen van initiatief en netwerk.",
]
HEADS = [
    "Ondernemerschap",
    "De juiste opdrachtgever",
    "Meer netwerk en aanjagen, minder bemiddelen",
    "EVC en diversiteit",
]
FACTS = [
    "29 juni 2015",
    "een helder en eenduidig beeld uitdragen waarvoor de branche van vrijwilligerscentrales staat, "
    "nu en in de toekomst",
    "vijftig",
    "Vijf werkgroepen",
    "koos er twee voor de zaal",
    *THEMES,
    *HEADS,
    "5 november",
    "tweejaarlijks",
    "observeren",
    "Akoesticum",
    "in juli",
    "De hybride motor van vrijwillige inzet in drie afbeeldingen",
    "De PEP-route",
    "De branche in beeld",
    "Uitgewerkte flip-overvellen van de 5 werkgroepen",
    "Briefjes: ",
]


@pytest.fixture
def made():
    return replay.build(at=NOW)


@pytest.fixture
def report(made):
    return actions.generate(made.meeting, by=CLOCK, at=NOW)


def told(report):
    return [it.block for it in queries.lines_of(queries.version_of(report))]


def test_the_23_facts_stand_in_the_report(report):
    """Scenario A6."""
    text = "\n".join(block.text for block in told(report))

    assert len(FACTS) == 23
    assert [fact for fact in FACTS if fact not in text] == []


@pytest.mark.skipif(
    not Path(SOURCE).exists(), reason="the report of 2015 does not lie beside this checkout"
)
def test_the_four_themes_are_those_of_the_source_word_for_word(made):
    source = SOURCE.read_text(encoding="utf-8").replace("\xa0", " ")

    assert [theme.text for number, theme in sorted(made.themes.items()) if number <= 4] == THEMES
    assert [theme for theme in THEMES if theme not in source] == []


def test_the_four_sections_stand_in_the_order_of_the_source(report):
    heads = [block.text for block in told(report) if block.kind == "heading"]

    assert [head for head in heads if head in HEADS] == HEADS


def test_no_decision_is_invented(report):
    assert not Decision.objects.exists()
    assert not [
        block.text for block in told(report) if re.search(r"besloten|overgenomen:", block.text)
    ]


def test_the_report_shows_the_balance_and_it_adds_up(report, made):
    """Scenario A7."""
    rows = {row.code: row for row in rules.rows(queries.counts(made.meeting))}

    assert all(row.adds_up for row in rows.values())
    assert rows["points"].total == 10
    assert rows["points"].open == 0
    assert (rows["amendments"].total, rows["amendments"].open) == (9, 9)
    assert "Wijzigingsvoorstellen: 9 = 9 nog open" in [block.text for block in told(report)]


def test_the_note_on_evc_is_followed_to_the_board(made):
    """Scenario A8, told in sentences."""
    note = made.notes["EVC staat niet in de visie"]

    sentences = [it.sentence for it in story.story("note", note.pk)]

    assert sentences == [
        "op een briefje in werkgroep 5",
        "niet gekozen in werkgroep 5",
        "in de zaal opnieuw ingebracht: wijzigingsvoorstel 6",
        "wacht op het bestuur",
    ]


def test_the_outside_link_carries_no_tracking(report, made):
    links = [words for it, words in queries.links_of(made.meeting) if it.url]

    assert links == [
        "De PEP-route (link naar een andere website), presentatie van Fenna Noordermeer"
    ]
    assert not made.meeting.downloads.filter(url__contains="utm_").exists()


def test_the_sheets_of_the_five_groups_are_written_out(report, made):
    sheets = made.meeting.downloads.get(is_generated=True)
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(sheets.file.read())).pages)

    for number in range(1, 6):
        assert f"Werkgroep {number}" in text
    assert "EVC staat niet in de visie" in " ".join(text.split())


def test_the_same_rows_give_the_same_pdf(report, made):
    version = queries.version_of(report)

    first, second = (
        queries.report_paper(version, made.meeting, by_hand=set(), at=NOW).pdf() for _ in range(2)
    )

    assert first == second
