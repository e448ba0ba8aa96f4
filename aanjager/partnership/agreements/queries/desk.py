"""What staff see of the agreements of their centre, down to the rows."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from django.db.models import Count, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.along import along, put
from aanjager.kernel.links import hash_of
from aanjager.partnership.agreements.models import Agreement, Contact, Indicator, Quarter
from aanjager.partnership.agreements.queries.figures import period_rows, quarters_of
from aanjager.trust.audit import queries as audit


def overview(actor: Actor, centre: Centre) -> QuerySet[Agreement]:
    """The agreements of a centre, the newest first, with how many quarters both signed."""
    signed = Count("quarters", filter=Q(quarters__signed_at__isnull=False), distinct=True)
    found = Agreement.objects.visible_to(actor).filter(centre=centre)
    counted = found.annotate(signed=signed, things=Count("indicators", distinct=True))
    return counted.order_by("-starts_on", "-pk")


def one(actor: Actor, centre: Centre, pk: int) -> Agreement:
    """Return an agreement of this centre for its staff; else 404."""
    return get_object_or_404(
        Agreement.objects.visible_to(actor).select_related("centre", "plan"), centre=centre, pk=pk
    )


def whole(actor: Actor, centre: Centre, pk: int) -> Agreement:
    """The same with its quarters and contacts, to be shown; one statement."""
    found = Agreement.objects.visible_to(actor).select_related("centre", "plan")
    of_it = {"agreement": OuterRef("pk")}
    found = found.annotate(
        quarters_read=along(Quarter.objects.filter(**of_it).order_by("first")),
        contacts_read=along(Contact.objects.filter(**of_it).order_by("pk")),
    )
    it: Any = get_object_or_404(found, centre=centre, pk=pk)
    put(it, "quarters", it.quarters_read)
    put(it, "contacts", it.contacts_read)
    return cast(Agreement, it)


def plans_of(actor: Actor, centre: Centre) -> QuerySet[Plan]:
    """The plans of a centre from which an agreement can come, the newest first."""
    return Plan.objects.visible_to(actor).filter(centre=centre).order_by("-made_at", "-pk")


def of_quarter(it: Agreement, year: int, number: int) -> Quarter:
    """Return a quarter of an agreement, written down or not; else 404."""
    first = date(year, number * 3 - 2, 1) if 1 <= number <= 4 and 1900 < year < 3000 else None
    if first not in quarters_of(it):
        raise Http404
    found = it.quarters.filter(first=first).first()
    quarter: Quarter = found or Quarter(agreement=it, first=first)
    quarter.agreement = it
    return quarter


def rows_of(it: Agreement, pk: int, first: date) -> tuple[Indicator, QuerySet[Any]]:
    """An indicator of an agreement and the rows behind its number in a quarter; else 404."""
    found = get_object_or_404(it.indicators.select_related("area"), pk=pk)
    if not found.measure:
        raise Http404
    return found, period_rows(it, found, first)


def contact_of(token: str) -> Contact | None:
    """Whose personal link this is; nothing for a link that leads nowhere or was ended."""
    found = Contact.objects.select_related("agreement__centre")
    return found.filter(token_hash=hash_of(token), ended_at=None).first()


def looks(it: Agreement, contacts: Iterable[Contact] | None = None) -> list[tuple[datetime, str]]:
    """When the partner looked and by whose link, newest first."""
    known = it.contacts.all() if contacts is None else contacts
    names = {contact.pk: contact.name for contact in known}
    told = audit.told("agreement.looked", f"{it._meta.label}:{it.pk}")
    return [(at, names.get(facts.get("contact", 0), "")) for at, facts in told]
