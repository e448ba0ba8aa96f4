"""Ordering: grouping moves a pointer, never a text, and undoing puts everything back exactly."""

import pytest

from aanjager.assembly.groups import actions, queries
from aanjager.assembly.groups.models import Cluster, Note, Step, WorkingGroup
from aanjager.assembly.groups.tests.factories import (
    GroupFactory,
    NoteFactory,
    ParticipantFactory,
)
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return GroupFactory(state="ordering")


@pytest.fixture
def lead(group):
    return ParticipantFactory(group=group, leading=True)


@pytest.fixture
def acts(group, lead, now):
    """Every act of ordering, as the facilitator does it."""
    by = {"by": ANONYMOUS, "at": now}

    class Acts:
        def together(self, notes, title="Samen"):
            return actions.put_together(group, notes, title, lead, **by)

        def move(self, notes, cluster=None):
            actions.move(group, notes, cluster, lead, **by)

        def hide(self, notes, reason="Staat er al"):
            actions.hide(group, notes, reason, lead, **by)

        def undo(self, step=None):
            actions.undo(step or Step.objects.order_by("-pk").first(), lead, **by)

    return Acts()


def lay(group):
    """How every note lies, by its text."""
    found = Note.objects.filter(group=group).order_by("pk")
    return [(it.text, it.cluster_id, it.state, it.hidden_reason) for it in found]


def test_notes_come_together_under_a_title_and_lie_as_before_when_undone(group, acts):
    notes = NoteFactory.create_batch(3, group=group)
    before = lay(group)

    cluster = acts.together(notes[:2], "Netwerk")
    shown = queries.board(group, None)
    assert [(it.title, len(it.notes)) for it in shown.piles] == [("Netwerk", 2)]
    assert [it.pk for it in shown.loose] == [notes[2].pk]
    acts.undo()

    assert lay(group) == before
    cluster.refresh_from_db()
    assert cluster.is_undone
    assert Step.objects.get().undone_at  # in the history for good


def test_notes_move_to_another_pile_and_loose_again(group, acts):
    first, second, third, fourth = NoteFactory.create_batch(4, group=group)
    one, two = acts.together([first, second]), acts.together([third, fourth])

    acts.move([first], two)
    assert {it.pk for it in two.notes.all()} == {first.pk, third.pk, fourth.pk}
    acts.move([first])
    assert not Note.objects.get(pk=first.pk).cluster
    acts.undo()
    acts.undo(Step.objects.filter(kind="moved").first())

    assert Note.objects.get(pk=first.pk).cluster == one


def test_hiding_asks_for_a_reason_and_the_author_reads_it(group, acts, now):
    author = ParticipantFactory(group=group)
    note = NoteFactory(group=group, participant=author, text="Weg ermee")

    with pytest.raises(Refused, match="Schrijf waarom"):
        acts.hide([note], "  ")
    acts.hide([note], "Gaat over iemand met naam")

    assert queries.board(group, author).mine[0].hidden_reason == "Gaat over iemand met naam"
    assert queries.board(group, None).loose == []
    acts.undo()
    assert queries.board(group, None).loose == [note]


def test_an_act_is_not_undone_when_something_later_touched_its_notes(group, acts):
    notes = NoteFactory.create_batch(3, group=group)
    cluster = acts.together(notes[:2])
    first = Step.objects.get()
    acts.move(notes[2:], cluster)

    with pytest.raises(Refused, match="Daarna is met deze briefjes"):
        acts.undo(first)
    acts.undo()
    acts.undo(first)

    assert all(it.cluster is None for it in Note.objects.all())


def test_a_note_that_went_there_and_back_was_touched(group, acts):
    notes = NoteFactory.create_batch(4, group=group)
    one, two = acts.together(notes[:2]), acts.together(notes[2:])
    acts.move(notes[:1], two)
    there = Step.objects.order_by("-pk").first()
    acts.move(notes[:1], one)
    acts.move(notes[:1], two)

    with pytest.raises(Refused, match="Daarna is met deze briefjes"):
        acts.undo(there)
    acts.undo()
    acts.undo(Step.objects.filter(undone_at=None).order_by("-pk").first())
    acts.undo(there)

    assert Note.objects.get(pk=notes[0].pk).cluster == one


def test_nobody_is_put_back_in_a_pile_that_is_gone(group, acts):
    notes = NoteFactory.create_batch(3, group=group)
    cluster = acts.together(notes[:2])
    made = Step.objects.get()
    acts.move(notes[2:], cluster)
    there = Step.objects.order_by("-pk").first()
    acts.move(notes[2:])
    back = Step.objects.order_by("-pk").first()
    acts.undo(made)

    for step in (there, back):
        with pytest.raises(Refused):
            acts.undo(step)

    assert not Note.objects.filter(cluster__is_undone=True).exists()


def test_ordering_is_for_who_leads_or_writes_unless_everybody_may(group, now):
    notes, member = NoteFactory.create_batch(2, group=group), ParticipantFactory(group=group)
    scribe = ParticipantFactory(group=group, writing=True)
    facts = {"by": ANONYMOUS, "at": now}

    with pytest.raises(Refused, match="gespreksleider of de verslaglegger"):
        actions.put_together(group, notes, "Samen", member, **facts)
    actions.put_together(group, notes, "Samen", scribe, **facts)
    group.meeting.sitting.participants_order = True
    group.meeting.sitting.save()
    actions.move(group, notes, None, member, **facts)

    assert Cluster.objects.count() == 1


def test_ordering_waits_for_the_reveal(group, acts):
    WorkingGroup.objects.update(state="collecting")

    with pytest.raises(Refused, match="verzamelt nog"):
        acts.together(NoteFactory.create_batch(2, group=group))


def test_a_note_of_another_group_stays_there(group, acts):
    mine, theirs = NoteFactory(group=group), NoteFactory(group=GroupFactory())

    with pytest.raises(Refused, match="twee of meer"):
        acts.together([mine, theirs])

    assert Note.objects.filter(cluster=None).count() == 2


def test_every_act_is_written_down_without_a_word_of_anybody(group, acts):
    acts.together(NoteFactory.create_batch(2, group=group), "Geheim plan")

    event = Event.objects.get(verb="group.ordered")
    assert event.facts["group"] == group.number
    assert "Geheim" not in str(event.facts)
