"""Proposing, answering and going on; each takes the row of the person's question first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.people import actions as people
from aanjager.community.people.models import Person
from aanjager.exchange.brokerage import actions as brokerage
from aanjager.exchange.brokerage.models import Case
from aanjager.kernel.actor import Actor
from aanjager.participation.handover import emails, queries, rules
from aanjager.participation.handover.choices import NEXT_STEP
from aanjager.participation.handover.models import Carried, Handover
from aanjager.trust import audit

State = Handover.State


def _take(it: Handover) -> Handover:
    found = Handover.objects.select_for_update(of=("self",))
    return found.select_related("centre", "to_centre", "person__user").get(pk=it.pk)


@transaction.atomic
def propose(
    person: Person, centre: Centre, to_centre: Centre, why: str, *, by: Actor, at: datetime
) -> Handover:
    """Ask somebody whether another centre may help further; that centre hears nothing of it."""
    person = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    rules.propose(
        by, person, centre, to_centre, why=why,
        is_here=queries.is_at(person.pk, centre.pk),
        is_there=queries.is_at(person.pk, to_centre.pk),
        is_asked=Handover.objects.filter(
            person=person, centre=centre, state=State.PROPOSED
        ).exists(),
    )  # fmt: skip
    it = Handover.objects.create(
        centre=centre, to_centre=to_centre, person=person, why=why.strip(), proposed_at=at,
        proposed_by=queries.name_of(by, centre),
    )  # fmt: skip
    audit.record("handover.proposed", it, by=by, at=at, to=to_centre.pk)
    if person.user_id:  # of who has no account somebody asks it, in a talk
        emails.proposed(it, at=at)
    return it


@transaction.atomic
def withdraw(it: Handover, *, by: Actor, at: datetime) -> Handover:
    """Take the question back."""
    it = _take(it)
    rules.withdraw(by, it)
    it.state, it.answered_at = State.WITHDRAWN, at
    it.save(update_fields=["state", "answered_at"])
    audit.record("handover.withdrawn", it, by=by, at=at)
    if it.person.user_id:
        emails.withdrawn(it, at=at)
    return it


@transaction.atomic
def agree(it: Handover, codes: Iterable[str], *, by: Actor, at: datetime) -> Handover:
    """Say yes: the person is registered at the other centre, and the chosen texts wait there."""
    it = _take(it)
    known = {note.code: note for note in queries.notes(it)}
    chosen = list(dict.fromkeys(codes))
    rules.agree(by, it, is_same=all(code in known for code in chosen))
    people.join(it.person, centre=it.to_centre, by=by, at=at)
    _go(it, [known[code] for code in chosen], by=by, at=at)
    return it


def _go(it: Handover, notes: list[queries.Note], *, by: Actor, at: datetime) -> None:
    """After the yes: the chosen texts wait at the other centre, and both centres write it down."""
    it.state, it.answered_at = State.AGREED, at
    it.save(update_fields=["state", "answered_at"])
    for note in notes:
        Carried.objects.create(handover=it, kind=note.kind, text=note.text)
    audit.record("handover.agreed", it, by=by, at=at, texts=len(notes))
    there = Handover(pk=it.pk, centre=it.to_centre)  # the same line at the other centre
    audit.record("handover.agreed", there, by=by, at=at, texts=len(notes))
    emails.agreed(it, at=at)


@dataclass(frozen=True)
class Answer:
    """What somebody without an account said, how and on which day, and which texts go along."""

    says_yes: bool
    how: str
    on: date
    codes: tuple[str, ...] = ()


@transaction.atomic
def write_down(it: Handover, said: Answer, *, by: Actor, at: datetime) -> Handover:
    """Write down the person's own answer; after a yes it goes as if they had pressed it themselves."""
    it = _take(it)
    known = {note.code: note for note in queries.notes(it)}
    chosen = list(dict.fromkeys(said.codes)) if said.says_yes else []
    rules.write_down(
        by, it, on=said.on, today=localdate(at), says_yes=said.says_yes,
        is_here=queries.is_at(it.person_id, it.centre_id),
        is_same=all(code in known for code in chosen),
    )  # fmt: skip
    it.state, it.answered_at = State.REFUSED, at
    it.answered_how, it.answered_on = said.how, said.on
    it.written_by = queries.name_of(by, it.centre)
    it.save(update_fields=["state", "answered_at", "answered_how", "answered_on", "written_by"])
    audit.record("handover.written_down", it, by=by, at=at, yes=int(said.says_yes), how=said.how)
    if said.says_yes:
        people.join_with_yes(it.person, centre=it.to_centre, by=by, at=at)
        _go(it, [known[code] for code in chosen], by=by, at=at)
    else:
        audit.record("handover.refused", it, by=by, at=at)
        emails.refused(it, at=at)
    return it


@transaction.atomic
def refuse(it: Handover, *, by: Actor, at: datetime) -> Handover:
    """Say no; nothing goes anywhere."""
    it = _take(it)
    rules.refuse(by, it)
    it.state, it.answered_at = State.REFUSED, at
    it.save(update_fields=["state", "answered_at"])
    audit.record("handover.refused", it, by=by, at=at)
    emails.refused(it, at=at)
    return it


@transaction.atomic
def receive(it: Handover, *, by: Actor, at: datetime) -> Case:
    """Begin the intake at the other centre with what came along; the texts then stand in the case alone."""
    it = _take(it)
    rules.receive(by, it, is_there=queries.is_at(it.person_id, it.to_centre_id))
    case = brokerage.open_case(it.person, it.to_centre, by=by, at=at)
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    for carried in it.carried.order_by("pk"):
        if carried.kind == NEXT_STEP:
            case.next_step = case.next_step or carried.text[:200]
        else:
            parts = [getattr(case, carried.kind), carried.text]
            setattr(case, carried.kind, "\n\n".join(filter(None, parts)))
    case.save(update_fields=["wishes", "agreements", "next_step"])
    it.carried.all().delete()
    it.state, it.received_at, it.case = State.RECEIVED, at, case
    it.save(update_fields=["state", "received_at", "case"])
    audit.record("handover.received", case, by=by, at=at, handover=it.pk)
    audit.record("handover.received", it, by=by, at=at)
    return case
