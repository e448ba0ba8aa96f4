"""Proposing, answering and going on; each takes the row of the person's question first."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

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
    emails.withdrawn(it, at=at)
    return it


@transaction.atomic
def agree(it: Handover, codes: Iterable[str], *, by: Actor, at: datetime) -> Handover:
    """Say yes: the person is registered at the other centre, and the chosen texts wait there."""
    it = _take(it)
    known = {note.code: note for note in queries.notes(it)}
    chosen = list(dict.fromkeys(codes))
    rules.agree(by, it, is_same=all(code in known for code in chosen))
    it.state, it.answered_at = State.AGREED, at
    it.save(update_fields=["state", "answered_at"])
    people.join(it.person, centre=it.to_centre, by=by, at=at)
    for code in chosen:
        Carried.objects.create(handover=it, kind=known[code].kind, text=known[code].text)
    audit.record("handover.agreed", it, by=by, at=at, texts=len(chosen))
    there = Handover(pk=it.pk, centre=it.to_centre)  # the same line at the other centre
    audit.record("handover.agreed", there, by=by, at=at, texts=len(chosen))
    emails.agreed(it, at=at)
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
