"""Who speaks for an organisation."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.organisations import emails, rules
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@transaction.atomic
def invite(
    organisation: Organisation,
    *,
    name: str,
    email: str,
    title: str = "",
    by: Actor,
    at: datetime,
) -> Coordinator:
    """Let somebody speak for the organisation too; a letter tells how to get in with this address."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    email = email.strip().lower()
    running = Coordinator.objects.filter(organisation=organisation, ended_on=None)
    rules.invite(by, organisation, is_in=running.filter(person__email__iexact=email).exists())
    known = Person.objects.filter(email__iexact=email, erased_at=None).order_by("user_id", "pk")
    person = known.first() or Person.objects.create(
        name=name.strip(), email=email, registered_on=localdate(at)
    )
    role = Coordinator.objects.create(
        organisation=organisation, person=person, title=title, started_on=localdate(at)
    )
    audit.record("organisation.coordinator_invited", organisation, by=by, at=at, role=role.pk)
    emails.invited(role, name=name.strip(), at=at)
    return role


@transaction.atomic
def end_role(role: Coordinator, *, by: Actor, at: datetime) -> None:
    """End that somebody speaks for the organisation; one always stays as long as it runs."""
    Organisation.objects.select_for_update().get(pk=role.organisation_id)
    running = Coordinator.objects.filter(organisation=role.organisation_id, ended_on=None)
    others = running.exclude(pk=role.pk).exists()
    role.refresh_from_db(fields=["ended_on"])
    rules.end_role(by, role, has_others=others)
    role.ended_on = max(localdate(at), role.started_on)
    role.save(update_fields=["ended_on"])
    audit.record("organisation.coordinator_ended", role.organisation, by=by, at=at, role=role.pk)
