"""What the door asks of the house."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Coordinator
from aanjager.community.people.models import Person, Registration
from aanjager.kernel.actor import Actor
from aanjager.trust.accounts.choices import ROLES, Role
from aanjager.trust.accounts.models import User

PER_ROLE = 3


@dataclass(frozen=True)
class Example:
    """Somebody of the demonstration, in a role, somewhere."""

    role: Role
    name: str
    place: str
    address: str


def examples(actor: Actor, centre_id: int | None) -> list[Example]:
    """A few people of the demonstration in every role, at the visited centre; invented all of them."""
    staff = Staff.objects.filter(ended_on=None, centre__is_invented=True).select_related(
        "user", "centre"
    )
    speakers = Coordinator.objects.filter(
        ended_on=None, person__user__isnull=False, organisation__centre__is_invented=True
    ).select_related("person__user", "organisation")
    known = Registration.objects.filter(centre__is_invented=True, left_on=None)
    if centre_id:
        staff = staff.filter(centre=centre_id)
        speakers = speakers.filter(organisation__centre=centre_id)
        known = known.filter(centre=centre_id)
    people = Person.objects.filter(
        user__isnull=False, user__staff=None, coordinates=None, pk__in=known.values("person")
    ).select_related("user")
    found = [Example(ROLES["volunteer"], it.name, "", it.user.email) for it in _few(people)]
    found += [
        Example(ROLES["coordinator"], it.person.name, it.organisation.name, it.person.user.email)
        for it in _few(speakers)
    ]
    for role in ("consultant", "manager"):
        found += [
            Example(ROLES[role], it.name, it.centre.name, it.user.email)
            for it in _few(staff.filter(role=role))
        ]
    found += [
        Example(ROLES["association"], it.email.split("@")[0], "", it.email)
        for it in _few(User.objects.filter(is_association=True))
    ]
    return found


def _few(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.order_by("pk")[:PER_ROLE]
