"""What may be asked about a purse; totals for everybody, entries for who may read them."""

from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import refusal
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.purses import rules
from aanjager.participation.purses.choices import KEPT_YEARS
from aanjager.participation.purses.models import Entry, Purse


class Totals(NamedTuple):
    """What came in, what went out, in cents."""

    received: int
    spent: int

    @property
    def balance(self) -> int:
        """What is left, in cents; below zero when the host lends it."""
        return self.received - self.spent


def purse_of(it: Initiative) -> Purse | None:
    """The purse of this initiative, if there is one."""
    found = Purse.objects.select_related("host").filter(initiative=it).first()
    if found:
        found.initiative = it
    return found


def totals(purse: Purse) -> Totals:
    """What was booked."""
    booked = Q(state=Entry.State.BOOKED)
    found = purse.entries.aggregate(
        received=Sum("amount_cents", filter=booked & Q(kind="in"), default=0),
        spent=Sum("amount_cents", filter=booked & Q(kind="out"), default=0),
    )
    return Totals(found["received"], found["spent"])


def entries(actor: Actor, purse: Purse) -> QuerySet[Entry]:
    """Every entry by its day, for who may read the purse; nothing for everybody else."""
    if refusal(rules.read, actor, purse):
        return Entry.objects.none()
    return Entry.objects.filter(purse=purse).order_by("on", "pk")


def entry(purse: Purse, pk: int) -> Entry:
    """Return one entry of this purse; else 404."""
    found = get_object_or_404(Entry, purse=purse, pk=pk)
    found.purse = purse
    return found


def hosts(it: Initiative) -> QuerySet[Organisation]:
    """Organisations of the centre that could be a host, by name."""
    found = Organisation.objects.filter(
        centre=it.centre_id, status=Organisation.Status.APPROVED
    ).exclude(kind=Organisation.Kind.INFORMAL)
    return found.order_by("name", "pk")


def outlived(on: date) -> QuerySet[Entry]:
    """Entries whose five years are over, counted from the end of their year."""
    return Entry.objects.filter(on__year__lt=on.year - KEPT_YEARS).exclude(state="waiting")
