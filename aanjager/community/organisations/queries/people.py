"""Who speaks for an organisation, and who reads its letters."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.kernel.actor import Actor


@dataclass(frozen=True)
class Reader:
    """Somebody who gets a letter, in their own language."""

    address: str
    name: str
    language: str = "nl"
    user_id: int | None = None


def coordinators(organisation: Organisation) -> list[Coordinator]:
    """Who speaks for the organisation now, the longest first."""
    running = organisation.coordinators.filter(ended_on=None)
    return list(running.select_related("person__user").order_by("started_on", "pk"))


def role(actor: Actor, organisation_id: int, pk: int) -> Coordinator:
    """One role at an organisation that the actor speaks for or is staff of; else it is not there."""
    found = Coordinator.objects.select_related("organisation__centre", "person").filter(
        organisation=organisation_id
    )
    if organisation_id not in actor.coordinator_of:
        found = found.filter(organisation__centre__in=actor.staff_of)
    return get_object_or_404(found, pk=pk)


def readers_of(organisation: Organisation) -> list[Reader]:
    """Every coordinator with an address; without any the organisation's own address."""
    readers = [
        Reader(
            it.person.email,
            it.person.name,
            it.person.user.language if it.person.user else "nl",
            it.person.user_id,
        )
        for it in coordinators(organisation)
        if it.person.email
    ]
    return readers or [Reader(organisation.email, organisation.name)]


def managers_of(centre: Centre) -> list[Reader]:
    """Who speaks for a centre; its own address when nobody manages it."""
    found = Staff.objects.filter(centre=centre, role=Staff.Role.MANAGER, ended_on=None)
    readers = [
        Reader(it.user.email, it.name, it.user.language, it.user_id)
        for it in found.select_related("user").order_by("pk")
    ]
    return readers or [Reader(centre.email, centre.name)]
