"""What pages and other rooms may ask about people."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.people.choices import OPEN_FILE_HOURS
from aanjager.community.people.models import Person, PersonQuerySet, Registration
from aanjager.kernel.actor import Actor
from aanjager.trust.audit import queries as audit


def visible(actor: Actor, *, text: str = "") -> PersonQuerySet:
    """People that the actor may see, by name: oneself, and for staff who is registered with them."""
    found = Person.objects.visible_to(actor).filter(erased_at=None).select_related("area")
    found = found.defer("area__outline")
    for word in text.split()[:5]:
        found = found.filter(
            Q(name__icontains=word) | Q(email__icontains=word) | Q(phone__icontains=word)
        )
    return found.prefetch_related("themes").order_by("name", "pk")


def one(actor: Actor, pk: int) -> Person:
    """Return one person with what a page about them shows; 404 when the actor may not see them."""
    found = visible(actor).prefetch_related("skills", "wants_to_learn")
    return get_object_or_404(found, pk=pk)


def own(actor: Actor) -> Person | None:
    """Return who the actor is; None for an account without a profile."""
    if not actor.person_id:
        return None
    found = Person.objects.filter(pk=actor.person_id, erased_at=None).select_related("area", "user")
    return found.first()


def is_open_for(actor: Actor, person: Person, at: datetime) -> bool:
    """Whether the actor may read the file now: one's own, or opened with a written line not long ago."""
    if actor.person_id == person.pk:
        return True
    since = at - timedelta(hours=OPEN_FILE_HOURS)
    return audit.did(actor, "person.opened", person, since=since)


def registrations(actor: Actor) -> QuerySet[Registration]:
    """The centres where the actor is known now, by name."""
    return (
        Registration.objects.filter(person=actor.person_id or 0, left_on=None)
        .select_related("centre")
        .order_by("centre__name", "pk")
    )


def same(actor: Actor, *, name: str, email: str, phone: str) -> PersonQuerySet:
    """People the actor may see who could be the same: for the desk, before somebody is registered twice."""
    alike = Q(name__iexact=name.strip())
    if email:
        alike |= Q(email__iexact=email.strip())
    if phone:
        alike |= Q(phone=phone.strip())
    return visible(actor).filter(alike)
