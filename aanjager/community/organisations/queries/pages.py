"""Lists and single organisations, each for who looks."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation, OrganisationQuerySet, Statement
from aanjager.kernel.actor import Actor

Status = Organisation.Status


def visible(actor: Actor) -> OrganisationQuerySet:
    """Organisations that the actor may see, by name."""
    return (
        Organisation.objects.visible_to(actor)
        .select_related("centre", "area")
        .defer("area__outline")
        .order_by("name", "pk")
    )


def one(actor: Actor, pk: int) -> Organisation:
    """One organisation; 404 when the actor may not see it."""
    return get_object_or_404(visible(actor), pk=pk)


def overview(centre: Centre | None, *, text: str = "", kind: str = "") -> QuerySet[Organisation]:
    """Approved organisations of the visited centre, or of all, by name; the same for everyone."""
    found = Organisation.objects.approved().select_related("centre", "area").defer("area__outline")
    if centre:
        found = found.filter(centre=centre)
    if kind:
        found = found.filter(kind=kind)
    return _with_words(found, text).order_by("name", "pk")


def _with_words(found: QuerySet[Organisation], text: str) -> QuerySet[Organisation]:
    for word in text.split()[:5]:
        found = found.filter(
            Q(name__icontains=word) | Q(about__icontains=word) | Q(area__name__icontains=word)
        )
    return found


def own(actor: Actor, pk: int) -> Organisation:
    """One organisation for its coordinators and staff of its centre; for others it is not there."""
    theirs = Q(pk__in=actor.coordinator_of) | Q(centre__in=actor.staff_of)
    return get_object_or_404(visible(actor).filter(theirs), pk=pk)


def of_staff(actor: Actor, pk: int) -> Organisation:
    """One organisation for staff of its centre; for others it is not there."""
    return get_object_or_404(visible(actor).filter(centre__in=actor.staff_of), pk=pk)


def of_coordinator(actor: Actor) -> QuerySet[Organisation]:
    """The organisations for which the actor speaks, by name, in every state."""
    return visible(actor).filter(pk__in=actor.coordinator_of)


ORDERS: dict[str, list[Any]] = {
    "": ["name", "pk"],
    "nieuw": ["-registered_at", "-pk"],
    "antwoord": [F("usual_answer_days").desc(nulls_last=True), "name", "pk"],
}


def desk(
    actor: Actor, *, status: str = "", text: str = "", order: str = ""
) -> QuerySet[Organisation]:
    """Organisations of the actor's centres, for the desk, by name unless asked otherwise."""
    found = visible(actor).filter(centre__in=actor.staff_of)
    if status:
        found = found.filter(status=status)
    return _with_words(found, text).order_by(*ORDERS[order])


def in_rows(found: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """The same, with no more than a row of the desk's list shows."""
    rows = found.select_related(None).select_related("area")
    return rows.only("name", "kind", "status", "registered_at", "area__name")


def waiting_for_screening(actor: Actor) -> QuerySet[Organisation]:
    """Organisations of the actor's centres that wait for a decision, the longest first."""
    return desk(actor, status=Status.REGISTERED).order_by("registered_at", "pk")


def counts_of(found: QuerySet[Organisation]) -> list[tuple[str, str, int]]:
    """How many there are per state: code, name and number."""
    rows = found.order_by().values_list("status").annotate(number=Count("pk"))
    numbers: dict[str, int] = dict(rows)
    return [(code, str(name), numbers.get(code, 0)) for code, name in Status.choices]


def rows_for_sheet(found: QuerySet[Organisation]) -> Iterator[list[Any]]:
    """The organisations as rows of a table to take away; of persons it holds nothing."""
    for it in found.iterator(500):
        yield [
            it.name, it.get_kind_display(), it.get_status_display(), it.email, it.phone, it.website,
            it.address, it.postcode, it.area.name if it.area else "", it.kvk,
            it.registered_at.date().isoformat(), it.usual_answer_days,
        ]  # fmt: skip


def statements(organisation: Organisation, on: date) -> list[Statement]:
    """What the centre saw that the organisation has in order on a day, by kind."""
    holds = Q(valid_to=None) | Q(valid_to__gte=on)
    found = organisation.statements.filter(holds).order_by("kind", "-valid_from", "pk")
    return list(found)


def statement(actor: Actor, pk: int) -> Statement:
    """One statement, for staff of the centre; for others it is not there."""
    found = Statement.objects.filter(organisation__centre__in=actor.staff_of)
    return get_object_or_404(found.select_related("organisation__centre"), pk=pk)
