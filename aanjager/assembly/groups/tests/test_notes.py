"""Notes: written once, kept, hidden before the reveal, and safe whatever somebody writes."""

from uuid import uuid4

import pytest

from aanjager.assembly.groups import actions, queries, rules
from aanjager.assembly.groups.actions import Draft
from aanjager.assembly.groups.models import Note, Participant, WorkingGroup
from aanjager.assembly.groups.tests.factories import (
    GroupFactory,
    HallMeetingFactory,
    NoteFactory,
    ParticipantFactory,
    SittingFactory,
)
from aanjager.assembly.registrations.models import Registration
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.privacy import actions as privacy
from aanjager.trust.privacy.queries import subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return GroupFactory()


def write(group, member, text="Meer samenwerken", now=None, **facts):
    draft = Draft(facts.pop("client_id", None) or uuid4(), text, **facts)
    return actions.write_note(group, draft, member, by=ANONYMOUS, at=now)


def test_c3_the_same_note_sent_five_times_is_one_note(group, now):
    member, number = ParticipantFactory(group=group), uuid4()

    for _ in range(5):
        write(group, member, now=now, client_id=number)

    assert Note.objects.get().text == "Meer samenwerken"
    group.refresh_from_db()
    assert group.board_version == 1


def test_a_note_sent_again_after_the_group_went_on_was_kept_all_the_same(group, now):
    member, number = ParticipantFactory(group=group), uuid4()
    write(group, member, now=now, client_id=number)
    WorkingGroup.objects.update(state="choosing")

    assert write(group, member, now=now, client_id=number) == Note.objects.get()


def test_every_write_raises_the_version_of_the_board(group, now):
    member = ParticipantFactory(group=group)

    notes = [write(group, member, f"Punt {n}", now) for n in range(3)]

    assert [it.board_version for it in notes] == [1, 2, 3]


def test_c4_before_the_reveal_the_board_holds_no_note_of_others(group, now):
    me, other = ParticipantFactory.create_batch(2, group=group)
    write(group, me, "Van mij", now)
    write(group, other, "Van een ander", now)

    seen = queries.board(group, me)
    standing = queries.standing(group.meeting_id, group.number, me.device_hash)
    sent = queries.changes(standing, 0)

    assert [it.text for it in seen.mine] == ["Van mij"]
    assert (seen.loose, seen.piles, seen.total) == ([], [], 2)
    assert [it["text"] for it in sent["notes"]] == ["Van mij"]
    assert "Van een ander" not in str(sent)


def test_while_collecting_a_phone_hears_how_many_notes_lie_there_and_nothing_else(
    group, now, django_assert_num_queries
):
    me, other = ParticipantFactory.create_batch(2, group=group)
    write(group, me, "Van mij", now)
    first = queries.standing(group.meeting_id, group.number, me.device_hash)
    gone = write(group, other, "Van een ander", now)
    write(group, other, "Nog een", now)
    actions.withdraw_note(gone, other, by=ANONYMOUS, at=now)
    standing = queries.standing(group.meeting_id, group.number, me.device_hash)

    with django_assert_num_queries(1):
        sent = queries.changes(standing, first.version)

    assert (sent["total"], sent["notes"]) == (2, [])


def test_after_the_reveal_a_phone_gets_what_changed_and_tombstones_without_words(group, now):
    me, other = ParticipantFactory.create_batch(2, group=group)
    write(group, other, "Blijft", now)
    gone = write(group, other, "Gaat weg", now)
    actions.withdraw_note(gone, other, by=ANONYMOUS, at=now)
    WorkingGroup.objects.update(state="ordering")

    standing = queries.standing(group.meeting_id, group.number, me.device_hash)
    first, second = queries.changes(standing, 0)["notes"]

    assert (first["text"], first["mine"]) == ("Blijft", False)
    assert second == {"id": str(gone.client_id), "state": "withdrawn", "mine": False}
    assert queries.changes(standing, standing.version)["notes"] == []


def test_who_wrote_a_note_changes_and_withdraws_it_until_the_ordering(group, now):
    me, other = ParticipantFactory.create_batch(2, group=group)
    note = write(group, me, "Meer netwerk", now)

    actions.edit_note(note, "Meer aanjagen", me, by=ANONYMOUS, at=now)
    with pytest.raises(Refused, match="Alleen wie het briefje schreef"):
        actions.edit_note(note, "Iets anders", other, by=ANONYMOUS, at=now)
    WorkingGroup.objects.update(state="ordering")
    with pytest.raises(Refused, match="aan het ordenen"):
        actions.withdraw_note(note, me, by=ANONYMOUS, at=now)

    assert Note.objects.get().text == "Meer aanjagen"


def test_somebody_of_another_group_writes_nothing_here(group, now):
    stranger = ParticipantFactory(group=GroupFactory(meeting=group.meeting))

    with pytest.raises(Refused, match="niet in deze werkgroep"):
        write(group, stranger, now=now)


def test_a_pause_keeps_the_note_for_later_and_a_closed_hall_says_so(group, now):
    member, sitting = ParticipantFactory(group=group), group.meeting.sitting
    sitting.state = "paused"
    sitting.save()
    with pytest.raises(rules.NotNow, match="op pauze"):
        write(group, member, now=now)
    sitting.state, sitting.closed_at = "closed", now
    sitting.save()
    with pytest.raises(Refused, match="gesloten") as final:
        write(group, member, now=now)

    assert not isinstance(final.value, rules.NotNow)
    assert not Note.objects.exists()


def test_the_scribe_writes_on_behalf_of_somebody_and_others_do_not(group, now):
    scribe, member = ParticipantFactory(group=group, writing=True), ParticipantFactory(group=group)

    note = write(group, scribe, now=now, origin="behalf")
    with pytest.raises(Refused, match="verslaglegger"):
        write(group, member, now=now, origin="behalf")

    assert (note.origin, queries.board(group, None).total) == ("behalf", 1)


def test_c8_ten_thousand_characters_are_refused_with_a_sentence(group, now):
    with pytest.raises(Refused, match="hooguit 280 tekens"):
        write(group, ParticipantFactory(group=group), "a" * 10_000, now)
    assert not Note.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "\x00\x1b\r\n", "\u202e\u200b"])
def test_a_note_without_words_is_refused(group, now, text):
    with pytest.raises(Refused, match="Schrijf eerst iets"):
        write(group, ParticipantFactory(group=group), text, now)


def test_control_signs_and_signs_that_turn_the_reading_order_are_taken_out(group, now):
    note = write(group, ParticipantFactory(group=group), "Meer\x00 \u202enetwerk\x1b[31m\n ja", now)

    assert note.text == "Meer netwerk [31m ja"


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("café", 4),
        ("cafe\u0301", 4),
        ("👍🏽👍🏽", 2),
        ("👨‍👩‍👧‍👦", 1),
        ("🇳🇱🇧🇪", 2),
        ("❤️", 1),
        ("x" * 280, 280),
    ],
)
def test_emoji_and_marks_count_as_people_see_them(text, signs):
    assert rules.signs(text) == signs


def test_a_note_may_hold_280_emoji_and_not_281(group, now):
    member = ParticipantFactory(group=group)

    assert write(group, member, "👍🏽" * 280, now).pk
    with pytest.raises(Refused, match="dit zijn er 281"):
        write(group, member, "👍🏽" * 281, now)


def test_a_flood_of_marks_on_one_letter_is_refused(group, now):
    with pytest.raises(Refused, match="hooguit 280"):
        write(group, ParticipantFactory(group=group), "a" + "\u0334" * 5_000, now)


def test_c7_erasing_an_account_leaves_texts_and_counts(cast, now):
    meeting = HallMeetingFactory(centre=cast.noord)
    sitting = SittingFactory(meeting=meeting)
    daan = cast.person(cast.daan)
    registration = Registration.objects.create(
        meeting=meeting, person=daan, name="Daan", address="daan@example.org", state="present",
        queued_at=now, code="7KQ2MX9D", link_hash="a" * 64,
    )  # fmt: skip
    group = GroupFactory(meeting=meeting)
    member = ParticipantFactory(
        sitting=sitting, group=group, registration=registration, label="Daan"
    )
    NoteFactory(group=group, participant=member, text="EVC ontbreekt")
    WorkingGroup.objects.update(state="ordering")
    before = queries.counts(CLOCK, meeting)

    who = subject(person_id=daan.pk, user_id=cast.daan.pk)
    privacy.erase(who, reason="asked", by=CLOCK, at=now)

    kept = Note.objects.get()
    assert kept.text == "EVC ontbreekt"
    assert queries.counts(CLOCK, meeting) == before
    assert "Daan" not in "".join(Participant.objects.values_list("label", flat=True))
    assert [it.text for it in queries.written_out(CLOCK, meeting)[0].loose] == ["EVC ontbreekt"]
