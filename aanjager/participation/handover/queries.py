"""What pages may ask about handing somebody over; before the yes the other centre sees nothing."""

from dataclasses import dataclass
from hashlib import sha256

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.models import Person, Registration
from aanjager.exchange.brokerage.models import Case
from aanjager.kernel.actor import Actor
from aanjager.participation.handover.choices import KINDS
from aanjager.participation.handover.models import Handover

State = Handover.State


@dataclass(frozen=True)
class Note:
    """A text that can go along. `code` names it and holds what it said, so that no other text goes."""

    code: str
    kind: str
    name: str
    text: str


def notes(it: Handover) -> list[Note]:
    """Every text that the centre which asks holds of this person in its help: newest case first."""
    cases = Case.objects.filter(person=it.person_id, centre=it.centre_id)
    found = []
    for case in cases.order_by("-opened_at", "-pk"):
        for kind, name in KINDS.items():
            text = getattr(case, kind).strip()
            if text:
                mark = sha256(text.encode()).hexdigest()[:16]
                found.append(Note(f"{case.pk}-{kind}-{mark}", kind, str(name), text))
    return found


def _full(found: QuerySet[Handover]) -> QuerySet[Handover]:
    return found.select_related("centre", "to_centre", "person__user")


def own(actor: Actor, pk: int) -> Handover:
    """Return a question to the actor; 404 for anybody else's."""
    found = Handover.objects.visible_to(actor).filter(person=actor.person_id or 0)
    return get_object_or_404(_full(found), pk=pk)


def own_open(actor: Actor) -> QuerySet[Handover]:
    """What was asked and waits for an answer of the actor."""
    found = Handover.objects.visible_to(actor).filter(person=actor.person_id or 0)
    return _full(found).filter(state=State.PROPOSED).order_by("proposed_at", "pk")


def of_person(actor: Actor, centre: Centre, person: Person) -> QuerySet[Handover]:
    """What this centre asked this person, the newest first."""
    found = Handover.objects.visible_to(actor).filter(centre=centre, person=person)
    return _full(found).order_by("-proposed_at", "-pk")


def here(actor: Actor, centre: Centre) -> QuerySet[Handover]:
    """Who was handed over to this centre: those of whom the intake must begin first."""
    found = Handover.objects.visible_to(actor).filter(to_centre=centre)
    found = found.filter(state__in=[State.AGREED, State.RECEIVED])
    return _full(found).prefetch_related("carried").order_by("state", "-answered_at", "-pk")


def one_here(actor: Actor, centre: Centre, pk: int) -> Handover:
    """Return somebody handed over to this centre; else 404."""
    return get_object_or_404(here(actor, centre), pk=pk)


def one_away(actor: Actor, centre: Centre, person: Person, pk: int) -> Handover:
    """Return what this centre asked this person; else 404."""
    return get_object_or_404(of_person(actor, centre, person), pk=pk)


def is_at(person_id: int, centre_id: int) -> bool:
    """Whether somebody is registered at this centre now."""
    found = Registration.objects.filter(person=person_id, centre=centre_id, left_on=None)
    return found.exists()


def others(centre: Centre) -> list[tuple[int, str]]:
    """The centres that can help further, by name, as choices."""
    return [(it.pk, it.name) for it in centres.open_to_all().prefetch_related(None) if it != centre]


def name_of(actor: Actor, centre: Centre) -> str:
    """Who acts, as the person reads it: the name at the desk, else that of the centre."""
    staff = Staff.objects.filter(centre=centre, user=actor.user_id or 0, ended_on=None).first()
    return staff.name if staff else centre.name
