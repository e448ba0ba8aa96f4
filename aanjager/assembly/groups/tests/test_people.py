"""Joining with a code, roles, and two phones of one person."""

from datetime import timedelta

import pytest

from aanjager.assembly.groups import actions, queries
from aanjager.assembly.groups.actions import Draft
from aanjager.assembly.groups.choices import SIGNS
from aanjager.assembly.groups.jobs import forget_devices
from aanjager.assembly.groups.models import Note, Participant, Sitting
from aanjager.assembly.groups.tests.factories import (
    GroupFactory,
    HallMeetingFactory,
    NoteFactory,
    ParticipantFactory,
    SittingFactory,
)
from aanjager.assembly.meetings.models import Session
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db
ELS = Actor(user_id=5, is_association=True)


def test_a_code_has_six_of_31_signs_that_nobody_mistakes(now):
    codes = {actions.prepare(HallMeetingFactory(), by=CLOCK, at=now).join_code for _ in range(20)}

    assert len(SIGNS) == len(set(SIGNS)) == 31
    assert not set("01ILO") & set(SIGNS)
    assert len(codes) == 20
    assert all(len(it) == 6 and set(it) <= set(SIGNS) for it in codes)


def test_a_hall_is_prepared_once_and_opened_when_it_has_groups(now, settings):
    meeting = HallMeetingFactory()
    sitting = actions.prepare(meeting, by=CLOCK, at=now)
    assert actions.prepare(meeting, by=CLOCK, at=now) == sitting

    with pytest.raises(Refused, match="Maak eerst werkgroepen"):
        actions.open_sitting(sitting, by=CLOCK, at=now)
    assert actions.make_groups(meeting, count=5, by=CLOCK, at=now) == 5
    actions.open_sitting(sitting, by=CLOCK, at=now)
    actions.pause_sitting(sitting, by=CLOCK, at=now)
    actions.open_sitting(sitting, by=CLOCK, at=now + timedelta(hours=1))
    actions.close_sitting(sitting, by=CLOCK, at=now + timedelta(hours=2))

    sitting.refresh_from_db()
    assert (sitting.state, sitting.opened_at) == ("closed", now)
    with pytest.raises(Refused, match="code werkt niet meer"):
        actions.open_sitting(sitting, by=CLOCK, at=now)


def test_groups_are_made_from_sessions_and_never_taken_away(now):
    meeting = HallMeetingFactory()
    for position, title in enumerate(("Ondernemerschap", "Netwerk"), 1):
        Session.objects.create(meeting=meeting, kind="group", position=position, title=title)

    assert actions.make_groups(meeting, count=3, by=CLOCK, at=now) == 3
    assert actions.make_groups(meeting, count=1, by=CLOCK, at=now) == 0

    assert list(meeting.groups.order_by("number").values_list("number", "title")) == [
        (1, "Ondernemerschap"),
        (2, "Netwerk"),
        (3, ""),
    ]


def test_only_who_organises_prepares_a_hall(cast, now):
    meeting = HallMeetingFactory(centre=cast.noord)
    anna = Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.noord.pk}))
    bram = Actor(user_id=cast.bram.pk, staff_of=frozenset({cast.zuid.pk}))

    for stranger in (bram, ELS, ANONYMOUS):
        with pytest.raises(Refused, match="organiseert"):
            actions.prepare(meeting, by=stranger, at=now)
    assert actions.prepare(meeting, by=anna, at=now).state == "shut"
    assert actions.prepare(HallMeetingFactory(), by=ELS, at=now).state == "shut"


def test_the_same_device_later_is_the_same_person(now):
    group = GroupFactory()
    sitting = group.meeting.sitting
    first = actions.join(sitting, group, "Daan", device_hash="d" * 64, by=ANONYMOUS, at=now)
    again = actions.join(sitting, None, "", device_hash="d" * 64, by=ANONYMOUS, at=now)

    assert first == again
    assert (again.label, again.group) == ("Daan", group)


def test_a_hall_that_is_shut_or_closed_takes_nobody_in(now):
    for trait, word in (("shut", "nog niet open"), ("closed", "werkt niet meer")):
        group = GroupFactory(meeting=SittingFactory(**{trait: True}).meeting)
        with pytest.raises(Refused, match=word):
            actions.join(group.meeting.sitting, group, "", device_hash="d", by=ANONYMOUS, at=now)


def test_c9_the_code_of_a_closed_sitting_is_dead():
    sitting = SittingFactory()
    assert queries.sitting_with(sitting.join_code) == sitting
    Sitting.objects.update(state="closed", closed_at=sitting.opened_at)
    assert queries.sitting_with(sitting.join_code) is None


def test_f16_a_new_phone_is_the_same_person_and_the_facilitator_can_undo_it(now):
    group = GroupFactory()
    lead = ParticipantFactory(group=group, leading=True)
    lost, new = ParticipantFactory.create_batch(2, group=group)
    old = NoteFactory(group=group, participant=lost, text="Van de oude telefoon")
    fresh = NoteFactory(group=group, participant=new, text="Van de nieuwe telefoon")

    actions.join_phones(lost, new, lead, by=ANONYMOUS, at=now)
    me = queries.member_with(group.meeting_id, new.device_hash)
    assert me == lost
    assert queries.board(group, me).mine == [old, fresh]
    assert queries.standing(group.meeting_id, group.number, new.device_hash).me == lost.pk
    actions.part_phones(new, lead, by=ANONYMOUS, at=now)

    assert queries.member_with(group.meeting_id, new.device_hash) == new
    assert queries.board(group, new).mine == [fresh]


def test_somebody_who_does_not_lead_joins_no_phones(now):
    group = GroupFactory()
    one, two, three = ParticipantFactory.create_batch(3, group=group)

    with pytest.raises(Refused, match="gespreksleider"):
        actions.join_phones(one, two, three, by=ANONYMOUS, at=now)


def test_f16_the_chair_gives_the_lead_to_another_by_one_act(now):
    group = GroupFactory()
    lead, next_lead = ParticipantFactory(group=group, leading=True), ParticipantFactory(group=group)
    chair = ParticipantFactory(sitting=lead.sitting, group=None, chairing=True)

    actions.give_role(next_lead, "facilitator", chair, by=ANONYMOUS, at=now)

    roles = dict(Participant.objects.values_list("pk", "role"))
    assert (roles[lead.pk], roles[next_lead.pk]) == ("participant", "facilitator")


def test_a_group_that_nobody_leads_is_led_by_who_begins_and_by_nobody_after(now):
    group = GroupFactory()
    first, second = ParticipantFactory.create_batch(2, group=group)

    actions.give_role(first, "facilitator", first, by=ANONYMOUS, at=now)
    with pytest.raises(Refused):
        actions.give_role(second, "facilitator", second, by=ANONYMOUS, at=now)
    with pytest.raises(Refused, match="voorzitter wordt aangewezen"):
        actions.give_role(first, "chair", first, by=ANONYMOUS, at=now)


def test_somebody_changes_groups_and_the_notes_stay_where_they_were_written(now):
    group = GroupFactory()
    other = GroupFactory(meeting=group.meeting)
    member = ParticipantFactory(group=group, leading=True)
    note = NoteFactory(group=group, participant=member)

    actions.change_group(member, other, member, by=ANONYMOUS, at=now)

    member.refresh_from_db()
    note.refresh_from_db()
    assert (member.group, member.role, note.group) == (other, "participant", group)


def test_devices_are_forgotten_a_day_after_closing_and_not_before(now):
    sitting = SittingFactory(state="closed", closed_at=now)
    member = ParticipantFactory(group=GroupFactory(meeting=sitting.meeting))

    assert not queries.sittings_to_forget(now + timedelta(hours=23)).exists()
    assert queries.sittings_to_forget(now + timedelta(hours=24)).get() == sitting
    forget_devices()  # today is long after
    forget_devices()

    member.refresh_from_db()
    assert member.device_hash == ""


def test_authors_are_forgotten_after_the_report_and_every_text_stays(now):
    group = GroupFactory()
    member = ParticipantFactory(group=group, label="Daan")
    note = NoteFactory(group=group, participant=member)

    with pytest.raises(Refused, match="vanzelf"):
        actions.forget_authors(group.meeting, by=ELS, at=now)
    assert actions.forget_authors(group.meeting, by=CLOCK, at=now) == 1

    member.refresh_from_db()
    kept = Note.objects.get()
    assert (kept.text, kept.participant, member.label) == (note.text, None, "")


def test_a_follow_link_leads_to_the_own_notes_and_only_its_hash_is_kept(now):
    from hashlib import sha256

    group = GroupFactory()
    member, other = ParticipantFactory.create_batch(2, group=group)
    actions.write_note(
        group, Draft("6d0e1a2e-0f0a-4c53-9f3f-0c0f6a5e9a11", "EVC ontbreekt"), member,
        by=ANONYMOUS, at=now,
    )  # fmt: skip
    token = actions.keep_follow_link(member, member, by=ANONYMOUS, at=now)
    with pytest.raises(Refused, match="alleen voor jou"):
        actions.keep_follow_link(member, other, by=ANONYMOUS, at=now)

    member.refresh_from_db()
    assert token not in (member.follow_hash, "")
    found = queries.notes_followed_by(sha256(token.encode()).hexdigest())
    assert [it.text for it in found] == ["EVC ontbreekt"]
    assert not queries.notes_followed_by("").exists()
