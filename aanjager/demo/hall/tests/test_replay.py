"""The meeting of 29 June 2015, retold: what the source says, and nothing that it does not say."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Count

from aanjager.assembly.commitments.models import Commitment
from aanjager.assembly.groups.models import Note, Participant, Point
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary.models import Poll, Theme
from aanjager.assembly.registrations.models import Invitation, Registration
from aanjager.demo.hall.actions import replay
from aanjager.front.reports.models import Download
from aanjager.governance.documents.models import Amendment, Decision

pytestmark = pytest.mark.django_db

FOUR = [
    "Steeds beter aansluiten bij de lokale context en verbinden worden belangrijker.",
    "Wie is nu eigenlijk de opdrachtgever?  Dat is (ook) de vrijwilliger? "
    "Vrijwilligerscentrales moeten ondersteunen bij het persoonlijk netwerk.",
    "Onafhankelijkheid en eigenheid (neutraliteit) voorop stellen en je niet laten leiden door de "
    "gemeente. Het werkveld is niet alleen de wijk, maar ook de niveaus stad, regionaal en "
    "landelijk. In de visie zouden deze schalen terug moeten komen.",
    "Ondernemerschap in kennis en advies ontwikkelen en verbinden, aanjagen van initiatief en "
    "netwerk.",
]


@pytest.fixture
def told(now):
    return replay.build(at=now)


def test_fifty_are_invited_and_placed_and_forty_eight_are_there(told):
    assert Invitation.objects.filter(meeting=told.meeting, state="accepted").count() == 50
    assert Registration.objects.exclude(placed_at=None).count() == 50
    assert Registration.objects.filter(state="present").count() == 48
    assert Participant.objects.filter(sitting=told.sitting).count() == 48


def test_nobody_has_an_invented_name(told):
    labels = [*Participant.objects.values_list("label", flat=True)]
    labels += [*Registration.objects.values_list("name", flat=True)]

    assert all(re.fullmatch(r"deelnemer \d+", label) for label in labels)
    assert not Registration.objects.exclude(address="").exists()


def test_each_group_has_notes_from_phones_one_sheet_and_one_on_behalf(told):
    for group in told.groups.values():
        origins = [*group.notes.values_list("origin", flat=True)]

        assert origins.count("phone") >= 3
        assert (origins.count("sheet"), origins.count("behalf")) == (1, 1)
        assert group.sheets.get().state == "checked"


def test_exactly_ten_points_are_handed_in_two_of_each_group(told):
    chosen = Point.objects.exclude(rank=None)

    assert chosen.count() == 10
    per_group = chosen.values("group").annotate(of=Count("pk")).values_list("of", flat=True)
    assert list(per_group) == [2] * 5


def test_a_third_choice_in_group_four_is_refused_by_the_table(told):
    third = told.groups[4].points.filter(rank=None).first()
    for rank in (2, 3):
        with pytest.raises(IntegrityError), transaction.atomic():
            Point.objects.filter(pk=third.pk).update(rank=rank, state="handed_in")


def test_the_four_themes_stand_word_for_word(told):
    points = Theme.objects.filter(meeting=told.meeting, origin="points").order_by("number")

    assert [theme.text for theme in points] == FOUR


def test_ten_points_lead_to_four_themes_and_none_is_left(told):
    points = Point.objects.exclude(rank=None).annotate(themes=Count("in_themes"))

    assert [point.themes for point in points] == [1] * 10
    sizes = [told.themes[number].sources.count() for number in (1, 2, 3, 4)]
    assert sizes == [2, 2, 3, 3]


def test_under_entrepreneurship_stands_what_was_said(told):
    said = " ".join(told.themes[4].lines.order_by("position").values_list("text", flat=True))

    assert told.themes[4].heading == "Ondernemerschap"
    assert "Signaleren" in said
    assert "Neutraliteit en eigenheid" in said
    assert "Risico op concurrentie binnen welzijnsstichting" in said


def test_nine_amendments_are_filed_of_which_four_say_what_is_missing(told):
    filed = Amendment.objects.filter(document=told.text.document, state="filed")

    assert [it.number for it in filed.order_by("number")] == list(range(1, 10))
    missing = filed.filter(kind="missing").order_by("number")
    assert [it.number for it in missing] == [3, 4, 6, 7]
    assert all(it.is_reconstruction for it in filed)


def test_evc_and_diversity_come_from_the_hall_or_a_note_that_was_not_chosen(told):
    for number in (6, 7):
        sources = told.text.amendments[number].sources.all()

        assert not any(source.theme for source in sources)
        note = next(source.note for source in sources if source.note)
        assert note.in_points.get().point.state == "not_chosen"
        line = next(source.line for source in sources if source.line)
        assert line.theme.origin == "plenary"


def test_at_the_end_of_the_day_nothing_is_decided_or_voted(told):
    for table in (Decision, Poll, Commitment):
        assert not table.objects.exists()


def test_what_the_source_does_not_say_is_marked(told):
    assert Meeting.objects.filter(is_replay=False).count() == 0
    assert told.text.document.is_replay
    assert not Note.objects.filter(is_reconstruction=False).exists()
    assert not Point.objects.filter(is_reconstruction=False).exists()
    assert not any(line.is_reconstruction for line in told.lines)


def test_four_downloads_with_author_and_kind_and_no_tracking(told):
    rows = list(Download.objects.order_by("position"))

    assert [row.author for row in rows] == [
        "Cees van den Bos",
        "Fenna Noordermeer",
        "Ronald Hetem",
        "",
    ]
    assert [row.is_missing for row in rows] == [True, False, True, False]
    assert all("niet in de bron" in row.about for row in rows if row.is_missing)
    assert rows[1].url == "http://prezi.com/bjqkjj2jf1i3/"
    assert rows[3].is_generated


def test_the_conference_is_the_next_of_the_series_and_only_announced(told):
    conference = told.conference

    assert conference.series == told.meeting.series
    assert conference.series.rhythm == "two_yearly"
    assert (conference.theme, conference.venue) == ("observeren", "Akoesticum, Ede")
    assert conference.state == "announced"
    assert (conference.starts_at.month, conference.starts_at.day) == (11, 5)
    assert conference.invite_from.month == 7
