"""Choosing: dots advise and stay hidden, the group decides, never more points than agreed."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction

from aanjager.assembly.groups import actions, queries
from aanjager.assembly.groups.actions import Draft, Wish
from aanjager.assembly.groups.models import (
    Dot,
    FlipSheet,
    Participant,
    Point,
    PointSource,
    WorkingGroup,
)
from aanjager.assembly.groups.tests.factories import (
    PICTURE,
    ClusterFactory,
    GroupFactory,
    NoteFactory,
    ParticipantFactory,
    SittingFactory,
)
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return GroupFactory(state="choosing")


@pytest.fixture
def lead(group):
    return ParticipantFactory(group=group, leading=True)


def choose(group, lead, notes, now, texts=None):
    wishes = [
        Wish(it, text) for it, text in zip(notes, texts or [n.text for n in notes], strict=True)
    ]
    return actions.choose(group, wishes, lead, by=ANONYMOUS, at=now)


def test_dots_stay_hidden_until_the_result_is_opened_and_then_advise(group, lead, now):
    first, second, third = NoteFactory.create_batch(3, group=group)
    for things in ([first, second], [first, third]):
        member = ParticipantFactory(group=group)
        actions.place_dots(group, things, member, by=ANONYMOUS, at=now)

    assert queries.result(group, queries.board(group, None)) == []
    assert queries.readiness(group)["ready"] == 2
    actions.go_on(group, lead, by=ANONYMOUS, at=now)
    group.refresh_from_db()
    shown = queries.result(group, queries.board(group, None))

    assert (shown[0].notes[0].pk, shown[0].dots) == (first.pk, 2)
    assert "dots" not in str(queries.changes(queries.standing_of(group), 0))


def test_somebody_lays_dots_again_and_they_replace_the_first(group, now):
    first, second, third = NoteFactory.create_batch(3, group=group)
    member = ParticipantFactory(group=group)

    actions.place_dots(group, [first, second], member, by=ANONYMOUS, at=now)
    actions.place_dots(group, [third], member, by=ANONYMOUS, at=now)

    assert [it.note for it in member.dots.all()] == [third]


def test_nobody_has_more_dots_than_agreed_whatever_road_is_taken(group, now):
    notes, member = NoteFactory.create_batch(3, group=group), ParticipantFactory(group=group)

    with pytest.raises(Refused, match="hooguit 2"):
        actions.place_dots(group, notes, member, by=ANONYMOUS, at=now)
    for slot, of in ((3, 2), (3, 3)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dot.objects.create(group=group, participant=member, slot=slot, of=of, note=notes[0])


def test_the_group_decides_otherwise_than_the_dots_and_needs_no_reason(group, lead, now):
    first, second, third = NoteFactory.create_batch(3, group=group)
    actions.place_dots(
        group, [first, second], ParticipantFactory(group=group), by=ANONYMOUS, at=now
    )
    actions.go_on(group, lead, by=ANONYMOUS, at=now)

    choose(group, lead, [third, second], now, ["In onze woorden", "Tweede"])
    actions.hand_in(group, lead, by=ANONYMOUS, at=now)

    handed = list(queries.points_handed_in(CLOCK, group.meeting))
    assert [(it.rank, it.text, it.state) for it in handed] == [
        (1, "In onze woorden", "handed_in"),
        (2, "Tweede", "handed_in"),
    ]
    assert handed[0].sources.get().note == third


def test_a_choice_can_be_made_again_and_what_fell_off_stays_as_not_chosen(group, lead, now):
    WorkingGroup.objects.update(state="chosen")
    first, second, third = NoteFactory.create_batch(3, group=group)

    choose(group, lead, [first, second], now)
    choose(group, lead, [second, third], now)

    assert [(it.rank, it.text) for it in queries.points(group)] == [
        (1, second.text),
        (2, third.text),
    ]
    assert Point.objects.get(state="not_chosen").text == first.text
    assert PointSource.objects.count() == 3


def test_handing_in_needs_all_points_or_a_sentence_why(group, lead, now):
    WorkingGroup.objects.update(state="chosen")
    choose(group, lead, [NoteFactory(group=group)], now)

    with pytest.raises(Refused, match="Jullie hebben 1 van de 2 punten"):
        actions.hand_in(group, lead, by=ANONYMOUS, at=now)
    actions.hand_in(group, lead, because="De rest zat er al in.", by=ANONYMOUS, at=now)

    group.refresh_from_db()
    assert (group.state, group.fewer_because) == ("handed_in", "De rest zat er al in.")
    assert group.handed_in_at == now


def test_a1_a_third_choice_is_refused_by_rule_and_by_the_database(group, lead, now):
    WorkingGroup.objects.update(state="chosen")
    notes = NoteFactory.create_batch(3, group=group)
    with pytest.raises(Refused, match="gaan er 2"):
        choose(group, lead, notes, now)
    choose(group, lead, notes[:2], now)

    for rank, of in ((3, 2), (3, 3), (2, 2), (0, 2)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Point.objects.create(group=group, text="Derde", rank=rank, of=of, state="chosen")

    assert queries.points(group).count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_a1_two_simultaneous_third_choices_in_group_4_are_both_refused(now, _round):
    group = GroupFactory(number=4, state="chosen")
    lead = ParticipantFactory(group=group, leading=True)
    notes = NoteFactory.create_batch(2, group=group)
    choose(group, lead, notes, now)
    together = Barrier(4)

    def third(way):
        together.wait()
        try:
            if way:
                Point.objects.create(
                    group=group, text="Derde", rank=way, of=max(way, 2), state="chosen"
                )
            else:
                more = [*notes, NoteFactory(group=group)]
                choose(group, lead, more, now)
        except (IntegrityError, Refused) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(third, (2, 3, 0, 0)))

    assert all(isinstance(it, IntegrityError | Refused) for it in outcomes)
    assert Point.objects.filter(group=group, rank__isnull=False).count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_two_facilitators_at_once_leave_one_whole_choice(now, _round):
    group = GroupFactory(state="chosen")
    first, second = (ParticipantFactory(group=group, role="facilitator") for _ in range(2))
    notes = NoteFactory.create_batch(4, group=group)
    together = Barrier(2)

    def act(lead, mine):
        together.wait()
        try:
            choose(group, lead, mine, now)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(act, (first, second), (notes[:2], notes[2:])))

    kept = [it.text for it in queries.points(group)]
    assert kept in ([it.text for it in notes[:2]], [it.text for it in notes[2:]])
    assert Point.objects.filter(state="not_chosen").count() == 2


def test_one_step_back_for_the_facilitator_until_handed_in_then_only_the_chair(group, lead, now):
    chair = ParticipantFactory(sitting=lead.sitting, group=None, chairing=True)
    WorkingGroup.objects.update(state="chosen")
    choose(group, lead, NoteFactory.create_batch(2, group=group), now)
    actions.go_back(group, lead, by=ANONYMOUS, at=now)
    actions.go_on(group, lead, by=ANONYMOUS, at=now)
    assert queries.points(group).count() == 2  # nothing was lost on the way
    actions.hand_in(group, lead, by=ANONYMOUS, at=now)

    with pytest.raises(Refused, match="Alleen de voorzitter"):
        actions.go_back(group, lead, by=ANONYMOUS, at=now)
    actions.go_back(group, chair, by=ANONYMOUS, at=now)

    group.refresh_from_db()
    assert (group.state, group.handed_in_at) == ("chosen", None)
    backs = Event.objects.filter(verb="group.went_back").order_by("pk")
    assert [it.facts["participant"] for it in backs] == [lead.pk, chair.pk]


def test_what_the_plenary_took_up_is_not_given_back(group, lead, now):
    chair = ParticipantFactory(sitting=lead.sitting, group=None, chairing=True)
    WorkingGroup.objects.update(state="chosen")
    choose(group, lead, NoteFactory.create_batch(2, group=group), now)
    actions.hand_in(group, lead, by=ANONYMOUS, at=now)
    Point.objects.filter(rank=1).update(state="taken_up")

    with pytest.raises(Refused, match="al verder"):
        actions.go_back(group, chair, by=ANONYMOUS, at=now)


def test_the_clock_is_extended_and_throws_nothing_away(group, lead, now):
    note = NoteFactory(group=group)
    actions.set_timer(group, 5, lead, by=ANONYMOUS, at=now)
    actions.set_timer(group, 5, lead, by=ANONYMOUS, at=now)
    group.refresh_from_db()
    assert (group.ends_at - now).total_seconds() == 600

    much_later = group.ends_at.replace(year=2027)
    actions.place_dots(group, [note], ParticipantFactory(group=group), by=ANONYMOUS, at=much_later)

    assert Dot.objects.get().note == note


def test_a_pile_is_chosen_with_all_its_notes_and_the_sheets_are_written_out(group, lead, now):
    cluster = ClusterFactory(group=group, title="Netwerk")
    inside = NoteFactory.create_batch(2, group=group, cluster=cluster)
    other = ClusterFactory(group=group, title="Geld")
    left = NoteFactory(group=group, cluster=other)
    loose = NoteFactory(group=group)
    hidden = NoteFactory(group=group, state="hidden", hidden_reason="Dubbel")
    NoteFactory(group=group, state="withdrawn", text="")
    WorkingGroup.objects.update(state="chosen")
    choose(group, lead, [cluster], now, ["Netwerk en aanjagen"])
    actions.hand_in(group, lead, because="Meer was er niet.", by=ANONYMOUS, at=now)

    sheet = queries.written_out(CLOCK, group.meeting)[0]
    counts = queries.counts(CLOCK, group.meeting)

    assert [(it.title, it.notes) for it in sheet.chosen] == [("Netwerk en aanjagen", inside)]
    assert [(it.title, it.notes) for it in sheet.not_chosen] == [("Geld", [left])]
    assert (sheet.loose, sheet.hidden, sheet.withdrawn) == ([loose], [hidden], 1)
    assert (counts.notes, counts.chosen, counts.not_chosen) == (6, 2, 2)
    assert counts.notes == counts.chosen + counts.not_chosen + counts.hidden + counts.withdrawn
    assert (counts.points, counts.points_handed_in) == (1, 1)


def test_of_two_joined_phones_only_the_dots_of_one_count(group, lead, now):
    note = NoteFactory(group=group)
    kept, lost = ParticipantFactory.create_batch(2, group=group)
    for member in (kept, lost):
        actions.place_dots(group, [note], member, by=ANONYMOUS, at=now)
    actions.join_phones(kept, lost, lead, by=ANONYMOUS, at=now)
    actions.go_on(group, lead, by=ANONYMOUS, at=now)
    group.refresh_from_db()

    assert queries.result(group, queries.board(group, None))[0].dots == 1
    assert Participant.objects.get(pk=lost.pk).dots.count() == 1  # kept, for undoing


def test_a1_five_groups_hand_in_exactly_ten_points_two_each(now):
    meeting = SittingFactory().meeting
    for number in range(1, 6):
        group = GroupFactory(meeting=meeting, number=number)
        lead = ParticipantFactory(group=group, leading=True)
        scribe = ParticipantFactory(group=group, writing=True)
        facts = {"by": ANONYMOUS, "at": now}
        for phone in ParticipantFactory.create_batch(8, group=group):
            actions.write_note(group, Draft(uuid4(), f"Punt van {phone.pk}"), phone, **facts)
        sheet = actions.add_sheet(group, ContentFile(PICTURE), len(PICTURE), scribe, **facts)
        actions.transcribe(sheet, "Van het vel", scribe, **facts)
        behalf = Draft(uuid4(), "Van iemand zonder telefoon", "behalf")
        actions.write_note(group, behalf, scribe, **facts)
        for _step in range(3):
            actions.go_on(group, lead, **facts)
        notes = {it.origin: it for it in group.notes.all()}
        choose(group, lead, [notes["sheet"], notes["behalf"]], now)
        actions.hand_in(group, lead, **facts)

    handed = queries.points_handed_in(CLOCK, meeting)
    counts = queries.counts(CLOCK, meeting)
    assert Counter(it.group.number for it in handed) == dict.fromkeys(range(1, 6), 2)
    assert (counts.notes, counts.chosen, counts.points_handed_in) == (50, 10, 10)
    assert Participant.objects.count() == 50
    for sheet in FlipSheet.objects.all():
        sheet.photo.delete(save=False)
