"""Who takes part in a placement: who reads its letters, and who speaks."""

from dataclasses import dataclass

from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Coordinator
from aanjager.community.people.models import Person
from aanjager.exchange.placements.models import Message, Placement
from aanjager.kernel.actor import Actor
from aanjager.trust.accounts.models import User


@dataclass(frozen=True)
class Reader:
    """Somebody who gets a letter, in their own language."""

    address: str
    name: str
    language: str = "nl"
    user_id: int | None = None


def _reader(person: Person) -> Reader:
    user: User | None = person.user
    return Reader(
        person.email or (user.email if user else ""),
        person.name,
        user.language if user else "nl",
        person.user_id,
    )


def volunteer_reader(placement: Placement) -> Reader:
    """The volunteer; the address is empty for somebody on paper."""
    return _reader(placement.person)


def organisation_readers(placement: Placement) -> list[Reader]:
    """The contact of the opportunity; without one all coordinators; without any the organisation itself."""
    running = (
        Coordinator.objects.filter(organisation=placement.organisation_id, ended_on=None)
        .select_related("person__user")
        .order_by("pk")
    )
    found = [role for role in running if role.person.email]
    contact = placement.opportunity.contact_id
    chosen = [role for role in found if role.pk == contact] or found
    organisation = placement.organisation
    return [_reader(role.person) for role in chosen] or [
        Reader(organisation.email, organisation.name)
    ]


def voice_of(actor: Actor, placement: Placement) -> Message.Voice:
    """For which side the actor speaks here; one's own reaction comes before every role."""
    if actor.person_id is not None and actor.person_id == placement.person_id:
        return Message.Voice.VOLUNTEER
    if actor.coordinates(placement):
        return Message.Voice.ORGANISATION
    return Message.Voice.CENTRE


def name_of(actor: Actor, placement: Placement) -> str:
    """Return the name with which the actor signs here; the centre's own when nobody in person acts."""
    voice = voice_of(actor, placement)
    if voice == Message.Voice.VOLUNTEER:
        return placement.person.name
    if voice == Message.Voice.ORGANISATION:
        found = (
            Person.objects.filter(pk=actor.person_id or 0).values_list("name", flat=True).first()
        )
        return found or placement.organisation.name
    works = Staff.objects.filter(centre=placement.centre_id, user=actor.user_id, ended_on=None)
    name = works.values_list("name", flat=True).first() if actor.user_id else None
    return f"{name}, {placement.centre.name}" if name else placement.centre.name


def speaker(placement: Placement, address: str) -> Actor | None:
    """Return who writes from this address: the volunteer, a coordinator or staff; None for a stranger."""
    address = address.strip().lower()
    person = placement.person
    own = {person.email.lower(), person.user.email.lower() if person.user else ""} - {""}
    if address in own:
        return Actor(user_id=person.user_id, person_id=person.pk)
    roles = Coordinator.objects.filter(organisation=placement.organisation_id, ended_on=None)
    for role in roles.select_related("person__user"):
        theirs = {role.person.email, role.person.user.email if role.person.user else ""}
        if address in {it.lower() for it in theirs if it}:
            return Actor(
                user_id=role.person.user_id,
                person_id=role.person_id,
                coordinator_of=frozenset({placement.organisation_id}),
            )
    if address == placement.organisation.email.lower():
        return Actor(coordinator_of=frozenset({placement.organisation_id}))
    return _staff(placement, address)


def _staff(placement: Placement, address: str) -> Actor | None:
    works = Staff.objects.filter(centre=placement.centre_id, ended_on=None)
    staff = works.filter(user__email__iexact=address).first()
    if staff is None:
        return None
    return Actor(user_id=staff.user_id, staff_of=frozenset({placement.centre_id}))
