"""An organisation comes in, changes what it says about itself, stops and comes back."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.organisations import emails, rules
from aanjager.community.organisations.models import Coordinator, Organisation, Screening
from aanjager.community.people.models import Person
from aanjager.community.places import queries as places
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

Status = Organisation.Status


@dataclass(frozen=True)
class Details:
    """What an organisation says about itself."""

    name: str
    kind: str
    email: str
    about: str = ""
    website: str = ""
    phone: str = ""
    postcode: str = ""
    address: str = ""
    kvk: str = ""
    in_brief: str = ""


@transaction.atomic
def register(
    centre: Centre, details: Details, *, title: str = "", by: Actor, at: datetime
) -> Organisation:
    """Take an organisation in, to be screened; who registers it is its first coordinator."""
    rules.register(by, centre)
    organisation = Organisation(centre=centre, registered_at=at, status=Status.REGISTERED)
    _take_over(organisation, details)
    organisation.save()
    person = Person.objects.get(pk=by.person_id or 0)
    Coordinator.objects.create(
        organisation=organisation, person=person, title=title, started_on=localdate(at)
    )
    audit.record("organisation.registered", organisation, by=by, at=at)
    emails.registered(organisation, at=at)
    return organisation


@transaction.atomic
def change(organisation: Organisation, details: Details, *, by: Actor, at: datetime) -> None:
    """Change what the organisation says about itself; its place follows its postcode."""
    rules.change(by, organisation)
    _take_over(organisation, details)
    organisation.save(update_fields=[*asdict(details), "area", "point"])
    audit.record("organisation.changed", organisation, by=by, at=at)


def _take_over(organisation: Organisation, details: Details) -> None:
    moved = details.postcode != organisation.postcode or organisation.point is None
    for name, value in asdict(details).items():
        setattr(organisation, name, value)
    if moved:
        found = places.point_of(details.postcode)
        organisation.point, organisation.area = found.point, found.area


@transaction.atomic
def put_under_parent(organisation: Organisation, *, belongs: bool, by: Actor, at: datetime) -> None:
    """Say openly that this organisation belongs to the foundation that the centre is part of, or not."""
    rules.put_under_parent(by, organisation)
    changed = Organisation.objects.filter(pk=organisation.pk).exclude(belongs_to_parent=belongs)
    if changed.update(belongs_to_parent=belongs):
        audit.record("organisation.parent_said", organisation, by=by, at=at, belongs=int(belongs))


@transaction.atomic
def stop(organisation: Organisation, *, by: Actor, at: datetime) -> None:
    """Take the organisation off the site; what it did stays in the figures."""
    _lock(organisation)
    rules.stop(by, organisation)
    _move(organisation, Status.STOPPED, "organisation.stopped", by=by, at=at)


@transaction.atomic
def resume(organisation: Organisation, *, by: Actor, at: datetime) -> None:
    """Bring a stopped organisation back: as it was last decided, else to be screened."""
    _lock(organisation)
    rules.resume(by, organisation)
    last = organisation.screenings.order_by("-decided_at", "-pk").first()
    approved = last is not None and last.outcome == Screening.Outcome.APPROVED
    to = Status.APPROVED if approved else Status.REGISTERED
    _move(organisation, to, "organisation.resumed", by=by, at=at)


def _lock(organisation: Organisation) -> None:
    """Take the row, so that of two who decide at once the second sees what the first did."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    organisation.status = locked.status


def _move(organisation: Organisation, to: str, verb: str, *, by: Actor, at: datetime) -> None:
    organisation.status = to
    organisation.save(update_fields=["status"])
    audit.record(verb, organisation, by=by, at=at)
