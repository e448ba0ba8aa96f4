"""What pages and other rooms may ask about services, requests and offers."""

from datetime import datetime, timedelta

from django.db.models import Case, QuerySet, Value, When
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.community.invoices.queries import net_of, totals
from aanjager.governance.services.choices import FORGET_AFTER_DAYS
from aanjager.governance.services.models import (
    Quotation,
    QuotationLine,
    Service,
    ServiceRequest,
)
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of

OPEN = (Quotation.State.DRAFT, Quotation.State.SENT)


def shown(centre: Centre | None) -> QuerySet[Service]:
    """The services on the site: of one centre, or of every open centre."""
    found = Service.objects.filter(is_shown=True, centre__is_open=True).select_related("centre")
    return (found.filter(centre=centre) if centre else found).order_by("kind", "title", "pk")


def catalogue(actor: Actor, centre: Centre) -> QuerySet[Service]:
    """Every service of a centre, for its staff; also what is off the site."""
    return Service.objects.filter(centre=centre, centre__in=actor.staff_of).order_by(
        "-is_shown", "title", "pk"
    )


def requests(actor: Actor, centre: Centre) -> QuerySet[ServiceRequest]:
    """Who asked this centre for what; what waits first, by the end of its answer clock."""
    waits_first = Case(When(state="waiting", then=Value(0)), default=Value(1))
    found = ServiceRequest.objects.visible_to(actor).filter(centre=centre)
    return found.select_related("service").order_by(waits_first, "answer_by", "pk")


def request(actor: Actor, centre: Centre, pk: int) -> ServiceRequest:
    """One request, for staff; else it does not exist."""
    found = ServiceRequest.objects.visible_to(actor).select_related("service", "centre")
    return get_object_or_404(found, centre=centre, pk=pk)


def waiting_of(service: Service, email: str) -> int:
    """How many requests of this address wait at the centre."""
    found = ServiceRequest.objects.filter(centre=service.centre, state="waiting")
    return found.filter(email__iexact=email).count()


def quotations(it: ServiceRequest) -> list[Quotation]:
    """The offers on a request, the newest first, with their lines."""
    found = it.quotations.select_related("invoice").prefetch_related("lines")
    return list(found.order_by("-made_at", "-pk"))


def quotation(actor: Actor, centre: Centre, pk: int) -> Quotation:
    """One offer, for staff; else it does not exist."""
    found = Quotation.objects.select_related("request__service", "request__centre", "invoice")
    mine = found.filter(request__centre=centre, request__centre__in=actor.staff_of)
    return get_object_or_404(mine, pk=pk)


def by_link(token: str) -> Quotation:
    """The offer of a link; else it does not exist."""
    found = Quotation.objects.select_related("request__service", "request__centre")
    return get_object_or_404(found, token_hash=hash_of(token))


def lines_of(it: Quotation) -> list[QuotationLine]:
    """Its lines in order."""
    return list(it.lines.order_by("pk"))


def line_of(it: Quotation, pk: int) -> QuotationLine:
    """One line of it."""
    return get_object_or_404(it.lines, pk=pk)


def money_of(it: Quotation) -> dict[str, object]:
    """Its lines with what each comes to, and the totals, as a page shows them."""
    lines = lines_of(it)
    return {"lines": [(line, net_of(line)) for line in lines], "totals": totals(lines)}


def to_forget(at: datetime) -> QuerySet[ServiceRequest]:
    """Requests on which nothing moved for a year, of whom somebody is still known."""
    last = at - timedelta(days=FORGET_AFTER_DAYS)
    return ServiceRequest.objects.filter(moved_at__lt=last, forgotten_at=None).order_by("pk")
